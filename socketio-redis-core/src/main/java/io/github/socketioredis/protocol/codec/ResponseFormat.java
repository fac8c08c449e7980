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

import io.github.socketioredis.protocol.ClassicResponse;
import io.github.socketioredis.protocol.ClassicResponse.ClientAck;
import io.github.socketioredis.protocol.ClassicResponse.ClientCount;
import io.github.socketioredis.protocol.ClassicResponse.Details;
import io.github.socketioredis.protocol.ClassicResponse.Done;
import io.github.socketioredis.protocol.ClassicResponse.Rooms;
import io.github.socketioredis.protocol.ClassicResponse.ServerSideAck;
import io.github.socketioredis.protocol.ClassicResponse.Sockets;
import io.github.socketioredis.protocol.MalformedMessageException;
import io.github.socketioredis.protocol.SocketDetails;

/**
 * Reads the responses of the classic protocol: objects told apart by their {@code type}
 * where they have one, otherwise by their fields. Sockets of which there are none are
 * read as {@link Details}.
 */
final class ResponseFormat {

	static final int SERVER_SIDE_ACK = 6;

	static final int CLIENT_COUNT = 8;

	static final int CLIENT_ACK = 9;

	private static final Set<String> FIELDS = Set.of("requestId", "type", "sockets", "rooms", "data", "clientCount",
			"packet");

	private ResponseFormat() {
	}

	static ClassicResponse read(WireReader reader) throws IOException, MalformedMessageException {
		Fields fields = Fields.read(reader, "A response", FIELDS);
		reader.end();
		String requestId = fields.text("requestId");
		Long type = fields.optionalInteger("type");
		if (type == null) {
			return untyped(requestId, fields);
		}
		if (type == SERVER_SIDE_ACK) {
			return new ServerSideAck(requestId, fields.tree("data"));
		}
		if (type == CLIENT_COUNT) {
			return new ClientCount(requestId, count(fields.integer("clientCount")));
		}
		if (type == CLIENT_ACK) {
			return new ClientAck(requestId, fields.tree("packet"));
		}
		throw new MalformedMessageException("'type' of a response must be 6, 8 or 9, not " + type);
	}

	static int count(long clientCount) throws MalformedMessageException {
		if (clientCount < 0 || clientCount > Integer.MAX_VALUE) {
			throw new MalformedMessageException("'clientCount' must be a number of clients, not " + clientCount);
		}
		return (int) clientCount;
	}

	private static ClassicResponse untyped(String requestId, Fields fields)
			throws IOException, MalformedMessageException {
		if (fields.has("sockets")) {
			return fields.required("sockets", (sockets) -> sockets(requestId, sockets));
		}
		if (fields.has("rooms")) {
			return new Rooms(requestId, List.copyOf(fields.texts("rooms")));
		}
		return new Done(requestId);
	}

	private static ClassicResponse sockets(String requestId, WireReader reader)
			throws IOException, MalformedMessageException {
		List<String> ids = new ArrayList<>();
		List<SocketDetails> details = new ArrayList<>();
		reader.beginArray("'sockets'");
		while (reader.nextElement()) {
			if (reader.isObject()) {
				details.add(SocketFormat.read(reader));
			}
			else {
				ids.add(reader.text("An element of 'sockets'"));
			}
		}
		if (!ids.isEmpty() && !details.isEmpty()) {
			throw new MalformedMessageException("'sockets' must hold either ids or objects");
		}
		return ids.isEmpty() ? new Details(requestId, List.copyOf(details)) : new Sockets(requestId, List.copyOf(ids));
	}

}
