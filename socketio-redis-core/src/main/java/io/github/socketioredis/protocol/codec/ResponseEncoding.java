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

import io.github.socketioredis.protocol.ClassicResponse;
import io.github.socketioredis.protocol.ClassicResponse.ClientAck;
import io.github.socketioredis.protocol.ClassicResponse.ClientCount;
import io.github.socketioredis.protocol.ClassicResponse.Details;
import io.github.socketioredis.protocol.ClassicResponse.Rooms;
import io.github.socketioredis.protocol.ClassicResponse.ServerSideAck;
import io.github.socketioredis.protocol.ClassicResponse.Sockets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.databind.JsonNode;

/**
 * Writes the responses of the classic protocol, with the fields in Node's order. An
 * acknowledgement without an argument has no field for it.
 */
final class ResponseEncoding {

	private final WireWriter writer;

	private ResponseEncoding(WireWriter writer) {
		this.writer = writer;
	}

	static void write(WireWriter writer, ClassicResponse response) {
		new ResponseEncoding(writer).write(response);
	}

	private void write(ClassicResponse response) {
		this.writer.beginObject(MessagePackOutput.UNKNOWN);
		if (response instanceof ServerSideAck ack) {
			typed(ResponseFormat.SERVER_SIDE_ACK, response);
			optional(Keys.DATA, ack.data());
		}
		else if (response instanceof ClientCount count) {
			typed(ResponseFormat.CLIENT_COUNT, response);
			this.writer.name(Keys.CLIENT_COUNT);
			this.writer.integer(count.clientCount());
		}
		else if (response instanceof ClientAck ack) {
			typed(ResponseFormat.CLIENT_ACK, response);
			optional(Keys.PACKET, ack.packet());
		}
		else {
			requestId(response);
			writeUntyped(response);
		}
		this.writer.endObject();
	}

	private void writeUntyped(ClassicResponse response) {
		if (response instanceof Sockets sockets) {
			this.writer.name(Keys.SOCKETS);
			this.writer.texts(sockets.sockets());
		}
		else if (response instanceof Rooms rooms) {
			this.writer.name(Keys.ROOMS);
			this.writer.texts(rooms.rooms());
		}
		else if (response instanceof Details details) {
			this.writer.name(Keys.SOCKETS);
			SocketFormat.write(this.writer, details.sockets());
		}
	}

	private void typed(int type, ClassicResponse response) {
		this.writer.name(Keys.TYPE);
		this.writer.integer(type);
		requestId(response);
	}

	private void requestId(ClassicResponse response) {
		this.writer.name(Keys.REQUEST_ID);
		this.writer.text(response.requestId());
	}

	private void optional(SerializableString name, @Nullable JsonNode value) {
		if (value != null) {
			this.writer.name(name);
			this.writer.tree(value);
		}
	}

}
