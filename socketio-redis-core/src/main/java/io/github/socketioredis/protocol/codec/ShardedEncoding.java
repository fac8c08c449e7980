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

import io.github.socketioredis.protocol.BroadcastFlags;
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
import io.github.socketioredis.protocol.SocketSelector;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Writes the messages of the sharded protocol, with the fields in Node's order. An
 * acknowledgement without an argument has no field for it.
 */
final class ShardedEncoding {

	private final WireWriter writer;

	private ShardedEncoding(WireWriter writer) {
		this.writer = writer;
	}

	static void write(WireWriter writer, ShardedMessage message) {
		writer.beginObject(4);
		new ShardedEncoding(writer).write(message);
		writeSender(writer, message.uid(), message.namespace());
		writer.endObject();
	}

	static void writeSender(WireWriter writer, String uid, String namespace) {
		writer.name(Keys.UID);
		writer.text(uid);
		writer.name(Keys.NSP);
		writer.text(namespace);
	}

	private void write(ShardedMessage message) {
		if (message instanceof Broadcast broadcast) {
			begin(ShardedFormat.BROADCAST, (broadcast.requestId() != null) ? 3 : 2);
			this.writer.name(Keys.PACKET);
			PacketFormat.write(this.writer, broadcast.data());
			requestId(broadcast.requestId());
			options(broadcast.target(), broadcast.flags());
		}
		else if (message instanceof ServerSideEmit emit) {
			begin(ShardedFormat.SERVER_SIDE_EMIT, (emit.requestId() != null) ? 2 : 1);
			requestId(emit.requestId());
			this.writer.name(Keys.PACKET);
			this.writer.event(emit.data());
		}
		else if (message instanceof ShardedMessage.Response response) {
			writeResponse(response);
		}
		else {
			writeCommand(message);
		}
		this.writer.endObject();
	}

	private void writeCommand(ShardedMessage message) {
		if (message instanceof SocketsJoin join) {
			begin(ShardedFormat.SOCKETS_JOIN, 2);
			options(join.target(), BroadcastFlags.none());
			this.writer.name(Keys.ROOMS);
			this.writer.texts(join.rooms());
		}
		else if (message instanceof SocketsLeave leave) {
			begin(ShardedFormat.SOCKETS_LEAVE, 2);
			options(leave.target(), BroadcastFlags.none());
			this.writer.name(Keys.ROOMS);
			this.writer.texts(leave.rooms());
		}
		else if (message instanceof DisconnectSockets disconnect) {
			begin(ShardedFormat.DISCONNECT_SOCKETS, 2);
			options(disconnect.target(), BroadcastFlags.none());
			this.writer.name(Keys.CLOSE);
			this.writer.bool(disconnect.close());
		}
		else if (message instanceof FetchSockets fetch) {
			begin(ShardedFormat.FETCH_SOCKETS, 2);
			options(fetch.target(), BroadcastFlags.none());
			requestId(fetch.requestId());
		}
	}

	private void writeResponse(ShardedMessage.Response response) {
		if (response instanceof Details details) {
			begin(ShardedFormat.FETCH_SOCKETS_RESPONSE, 2);
			requestId(details.requestId());
			this.writer.name(Keys.SOCKETS);
			SocketFormat.write(this.writer, details.sockets());
		}
		else if (response instanceof ServerSideAck ack) {
			ack(ShardedFormat.SERVER_SIDE_EMIT_RESPONSE, ack.requestId(), ack.packet());
		}
		else if (response instanceof ClientCount count) {
			begin(ShardedFormat.BROADCAST_CLIENT_COUNT, 2);
			requestId(count.requestId());
			this.writer.name(Keys.CLIENT_COUNT);
			this.writer.integer(count.clientCount());
		}
		else if (response instanceof ClientAck ack) {
			ack(ShardedFormat.BROADCAST_ACK, ack.requestId(), ack.packet());
		}
	}

	private void ack(int type, String requestId, @Nullable JsonNode packet) {
		begin(type, (packet != null) ? 2 : 1);
		requestId(requestId);
		if (packet != null) {
			this.writer.name(Keys.PACKET);
			this.writer.tree(packet);
		}
	}

	/**
	 * Begins the data; {@link #write} ends it.
	 */
	private void begin(int type, int fields) {
		this.writer.name(Keys.TYPE);
		this.writer.integer(type);
		this.writer.name(Keys.DATA);
		this.writer.beginObject(fields);
	}

	private void requestId(@Nullable String requestId) {
		if (requestId != null) {
			this.writer.name(Keys.REQUEST_ID);
			this.writer.text(requestId);
		}
	}

	private void options(SocketSelector target, BroadcastFlags flags) {
		this.writer.name(Keys.OPTS);
		OptionsFormat.write(this.writer, target, flags, false);
	}

}
