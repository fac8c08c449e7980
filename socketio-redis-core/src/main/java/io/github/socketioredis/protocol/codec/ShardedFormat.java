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
import java.util.Set;

import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.MalformedMessageException;
import io.github.socketioredis.protocol.ShardedMessage;
import io.github.socketioredis.protocol.ShardedMessage.Broadcast;
import io.github.socketioredis.protocol.ShardedMessage.ClientAck;
import io.github.socketioredis.protocol.ShardedMessage.ClientCount;
import io.github.socketioredis.protocol.ShardedMessage.Details;
import io.github.socketioredis.protocol.ShardedMessage.DisconnectSockets;
import io.github.socketioredis.protocol.ShardedMessage.FetchSockets;
import io.github.socketioredis.protocol.ShardedMessage.ServerSideAck;
import io.github.socketioredis.protocol.ShardedMessage.ServerSideEmit;
import io.github.socketioredis.protocol.ShardedMessage.SocketsJoin;
import io.github.socketioredis.protocol.ShardedMessage.SocketsLeave;
import io.github.socketioredis.protocol.SocketDetails;
import io.github.socketioredis.protocol.SocketSelector;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the messages of the sharded protocol: <code>{type, data, uid, nsp}</code>. Where
 * {@code type} comes before {@code data}, as in Node, the data is read in passing.
 */
final class ShardedFormat {

	static final int BROADCAST = 3;

	static final int SOCKETS_JOIN = 4;

	static final int SOCKETS_LEAVE = 5;

	static final int DISCONNECT_SOCKETS = 6;

	static final int FETCH_SOCKETS = 7;

	static final int FETCH_SOCKETS_RESPONSE = 8;

	static final int SERVER_SIDE_EMIT = 9;

	static final int SERVER_SIDE_EMIT_RESPONSE = 10;

	static final int BROADCAST_CLIENT_COUNT = 11;

	static final int BROADCAST_ACK = 12;

	private static final Set<String> FIELDS = Set.of("requestId", "opts", "rooms", "close", "sockets", "packet",
			"clientCount");

	private @Nullable Long type;

	private @Nullable Slice unread;

	private @Nullable Body body;

	private String uid = ShardedMessage.EMITTER;

	private @Nullable String namespace;

	private ShardedFormat() {
	}

	/**
	 * Reads a message.
	 * @param reader reads the message
	 * @return the message; {@code null} if it is of a type that means nothing here
	 */
	static @Nullable ShardedMessage read(WireReader reader) throws IOException, MalformedMessageException {
		ShardedFormat format = new ShardedFormat();
		reader.beginObject("A message");
		String name = reader.nextName();
		while (name != null) {
			format.field(name, reader);
			name = reader.nextName();
		}
		reader.end();
		return format.message(reader);
	}

	private void field(String name, WireReader reader) throws IOException, MalformedMessageException {
		switch (name) {
			case "type" -> type(reader.integer("'type'"));
			case "data" -> data(reader);
			case "uid" -> this.uid = reader.text("'uid'");
			case "nsp" -> this.namespace = reader.text("'nsp'");
			default -> reader.skip();
		}
	}

	private void type(long value) throws MalformedMessageException {
		if (this.type != null && this.type != value) {
			throw new MalformedMessageException("'type' is " + this.type + " and " + value);
		}
		this.type = value;
	}

	private void data(WireReader reader) throws IOException, MalformedMessageException {
		if (this.type != null && isKnown(this.type)) {
			this.unread = null;
			this.body = body(this.type, reader);
		}
		else {
			this.unread = reader.slice();
		}
	}

	private @Nullable ShardedMessage message(WireReader reader) throws IOException, MalformedMessageException {
		if (this.type == null) {
			throw new MalformedMessageException("'type' is missing");
		}
		if (!isKnown(this.type)) {
			return null;
		}
		Slice slice = this.unread;
		if (slice != null) {
			try (WireReader data = reader.at(slice)) {
				this.body = body(this.type, data);
			}
		}
		if (this.body == null || this.namespace == null) {
			throw new MalformedMessageException(((this.body == null) ? "'data'" : "'nsp'") + " is missing");
		}
		return this.body.in(this.uid, this.namespace);
	}

	private static boolean isKnown(long type) {
		return type >= BROADCAST && type <= BROADCAST_ACK;
	}

	private static Body body(long type, WireReader reader) throws IOException, MalformedMessageException {
		if (type == BROADCAST) {
			return broadcast(reader);
		}
		Fields fields = Fields.read(reader, "'data'", FIELDS);
		return (type <= FETCH_SOCKETS) ? command(type, fields) : conversation(type, fields);
	}

	private static Body broadcast(WireReader reader) throws IOException, MalformedMessageException {
		EventData event = null;
		OptionsFormat options = null;
		String requestId = null;
		reader.beginObject("'data'");
		String name = reader.nextName();
		while (name != null) {
			switch (name) {
				case "packet" -> event = PacketFormat.read(reader).data();
				case "opts" -> options = OptionsFormat.read(reader);
				case "requestId" -> requestId = optionalText(reader);
				default -> reader.skip();
			}
			name = reader.nextName();
		}
		if (event == null || options == null) {
			throw new MalformedMessageException(((event == null) ? "'packet'" : "'opts'") + " is missing");
		}
		return broadcast(requestId, event, options);
	}

	private static Body broadcast(@Nullable String requestId, EventData event, OptionsFormat options) {
		return (uid, namespace) -> new Broadcast(uid, namespace, requestId, event, options.target(), options.flags());
	}

	private static @Nullable String optionalText(WireReader reader) throws IOException, MalformedMessageException {
		if (reader.isNull()) {
			reader.skip();
			return null;
		}
		return reader.text("'requestId'");
	}

	private static Body command(long type, Fields fields) throws IOException, MalformedMessageException {
		SocketSelector target = fields.required("opts", OptionsFormat::read).target();
		switch ((int) type) {
			case SOCKETS_JOIN -> {
				Set<String> rooms = fields.texts("rooms");
				return (uid, namespace) -> new SocketsJoin(uid, namespace, target, rooms);
			}
			case SOCKETS_LEAVE -> {
				Set<String> rooms = fields.texts("rooms");
				return (uid, namespace) -> new SocketsLeave(uid, namespace, target, rooms);
			}
			case DISCONNECT_SOCKETS -> {
				boolean close = fields.bool("close");
				return (uid, namespace) -> new DisconnectSockets(uid, namespace, target, close);
			}
			default -> {
				String requestId = fields.text("requestId");
				return (uid, namespace) -> new FetchSockets(uid, namespace, requestId, target);
			}
		}
	}

	private static Body conversation(long type, Fields fields) throws IOException, MalformedMessageException {
		if (type == SERVER_SIDE_EMIT) {
			String requestId = fields.optionalText("requestId");
			EventData event = fields.event("packet");
			return (uid, namespace) -> new ServerSideEmit(uid, namespace, requestId, event);
		}
		String requestId = fields.text("requestId");
		switch ((int) type) {
			case FETCH_SOCKETS_RESPONSE -> {
				List<SocketDetails> sockets = fields.required("sockets", ShardedFormat::sockets);
				return (uid, namespace) -> new Details(uid, namespace, requestId, sockets);
			}
			case BROADCAST_CLIENT_COUNT -> {
				int count = ResponseFormat.count(fields.integer("clientCount"));
				return (uid, namespace) -> new ClientCount(uid, namespace, requestId, count);
			}
			case BROADCAST_ACK -> {
				JsonNode packet = fields.tree("packet");
				return (uid, namespace) -> new ClientAck(uid, namespace, requestId, packet);
			}
			default -> {
				JsonNode packet = fields.tree("packet");
				return (uid, namespace) -> new ServerSideAck(uid, namespace, requestId, packet);
			}
		}
	}

	private static List<SocketDetails> sockets(WireReader reader) throws IOException, MalformedMessageException {
		List<SocketDetails> sockets = new ArrayList<>();
		reader.beginArray("'sockets'");
		while (reader.nextElement()) {
			sockets.add(SocketFormat.read(reader));
		}
		return List.copyOf(sockets);
	}

	/**
	 * The data of a message, which says neither who sent it nor where to.
	 */
	private interface Body {

		ShardedMessage in(String uid, String namespace);

	}

}
