/*
 * Copyright 2026 the original authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.socketioredis.protocol.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.socketioredis.protocol.MalformedMessageException;
import io.github.socketioredis.protocol.SocketDetails;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A socket as servers describe it: <code>{id, handshake, rooms, data}</code>. One to
 * which nothing is attached has an empty object as its data, as in Node.
 */
final class SocketFormat {

	private SocketFormat() {
	}

	static void write(WireWriter writer, List<SocketDetails> sockets) {
		writer.beginArray(sockets.size());
		for (SocketDetails socket : sockets) {
			writer.beginObject(4);
			writer.name(Keys.ID);
			writer.text(socket.id());
			writer.name(Keys.HANDSHAKE);
			writer.tree(socket.handshake());
			writer.name(Keys.ROOMS);
			writer.texts(socket.rooms());
			writer.name(Keys.DATA);
			writeData(writer, socket.data());
			writer.endObject();
		}
		writer.endArray();
	}

	private static void writeData(WireWriter writer, @Nullable JsonNode data) {
		if (data != null) {
			writer.tree(data);
		}
		else {
			writer.beginObject(0);
			writer.endObject();
		}
	}

	/*
	 * As a tree, since handshake and data, which are nearly all of it, become trees
	 * anyway.
	 */
	static SocketDetails read(WireReader reader) throws IOException, MalformedMessageException {
		JsonNode socket = reader.tree();
		List<String> rooms = new ArrayList<>();
		JsonNode array = socket.path("rooms");
		if (!array.isArray() && !array.isMissingNode() && !array.isNull()) {
			throw new MalformedMessageException("'rooms' of a socket must be an array, not " + array.getNodeType());
		}
		for (JsonNode room : array) {
			rooms.add(text("An element of 'rooms'", room));
		}
		return new SocketDetails(text("'id'", socket.path("id")), objectOrEmpty(socket.get("handshake")),
				List.copyOf(rooms), socket.get("data"));
	}

	private static String text(String what, JsonNode value) throws MalformedMessageException {
		if (!value.isString() && !value.isNumber()) {
			throw new MalformedMessageException(what + " must be a string, not " + value.getNodeType());
		}
		return value.isFloatingPointNumber() ? JsValues.numberToText(value.doubleValue()) : value.asString();
	}

	private static JsonNode objectOrEmpty(@Nullable JsonNode handshake) throws MalformedMessageException {
		if (handshake == null || handshake.isNull()) {
			return JsonNodeFactory.instance.objectNode();
		}
		if (!handshake.isObject()) {
			throw new MalformedMessageException("'handshake' must be an object, not " + handshake.getNodeType());
		}
		return handshake;
	}

}
