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

import io.github.socketioredis.protocol.ClassicRequest;
import io.github.socketioredis.protocol.ClassicRequest.AllRooms;
import io.github.socketioredis.protocol.ClassicRequest.BroadcastWithAck;
import io.github.socketioredis.protocol.ClassicRequest.LegacyRemoteDisconnect;
import io.github.socketioredis.protocol.ClassicRequest.LegacyRemoteJoin;
import io.github.socketioredis.protocol.ClassicRequest.LegacyRemoteLeave;
import io.github.socketioredis.protocol.ClassicRequest.RemoteDisconnect;
import io.github.socketioredis.protocol.ClassicRequest.RemoteFetch;
import io.github.socketioredis.protocol.ClassicRequest.RemoteJoin;
import io.github.socketioredis.protocol.ClassicRequest.RemoteLeave;
import io.github.socketioredis.protocol.ClassicRequest.ServerSideEmit;
import io.github.socketioredis.protocol.ClassicRequest.Sockets;
import io.github.socketioredis.protocol.SocketSelector;
import tools.jackson.core.SerializableString;

/**
 * Writes the requests of the classic protocol, with the fields in Node's order.
 */
final class RequestEncoding {

	private final WireWriter writer;

	private RequestEncoding(WireWriter writer) {
		this.writer = writer;
	}

	static void write(WireWriter writer, ClassicRequest request) {
		new RequestEncoding(writer).write(request);
	}

	private void write(ClassicRequest request) {
		this.writer.beginObject(MessagePackOutput.UNKNOWN);
		if (request.uid() != null) {
			text(Keys.UID, request.uid());
		}
		if (request.requestId() != null) {
			text(Keys.REQUEST_ID, request.requestId());
		}
		if (request instanceof BroadcastWithAck broadcast) {
			write(broadcast);
		}
		else if (request instanceof ServerSideEmit emit) {
			type(RequestFormat.SERVER_SIDE_EMIT);
			this.writer.name(Keys.DATA);
			this.writer.event(emit.data());
		}
		else {
			writeCommand(request);
		}
		this.writer.endObject();
	}

	private void write(BroadcastWithAck broadcast) {
		type(RequestFormat.BROADCAST);
		this.writer.name(Keys.PACKET);
		PacketFormat.write(this.writer, broadcast.namespace(), broadcast.data());
		this.writer.name(Keys.OPTS);
		OptionsFormat.write(this.writer, broadcast.target(), broadcast.flags(), false);
	}

	private void writeCommand(ClassicRequest request) {
		if (request instanceof Sockets sockets) {
			type(RequestFormat.SOCKETS);
			this.writer.name(Keys.ROOMS);
			this.writer.texts(sockets.rooms());
		}
		else if (request instanceof AllRooms) {
			type(RequestFormat.ALL_ROOMS);
		}
		else if (request instanceof RemoteJoin join) {
			targeted(RequestFormat.REMOTE_JOIN, join.target());
			this.writer.name(Keys.ROOMS);
			this.writer.texts(join.rooms());
		}
		else if (request instanceof RemoteLeave leave) {
			targeted(RequestFormat.REMOTE_LEAVE, leave.target());
			this.writer.name(Keys.ROOMS);
			this.writer.texts(leave.rooms());
		}
		else if (request instanceof RemoteDisconnect disconnect) {
			targeted(RequestFormat.REMOTE_DISCONNECT, disconnect.target());
			this.writer.name(Keys.CLOSE);
			this.writer.bool(disconnect.close());
		}
		else if (request instanceof RemoteFetch fetch) {
			targeted(RequestFormat.REMOTE_FETCH, fetch.target());
		}
		else {
			writeLegacy(request);
		}
	}

	private void writeLegacy(ClassicRequest request) {
		if (request instanceof LegacyRemoteJoin join) {
			type(RequestFormat.REMOTE_JOIN);
			text(Keys.SID, join.socketId());
			text(Keys.ROOM, join.room());
		}
		else if (request instanceof LegacyRemoteLeave leave) {
			type(RequestFormat.REMOTE_LEAVE);
			text(Keys.SID, leave.socketId());
			text(Keys.ROOM, leave.room());
		}
		else if (request instanceof LegacyRemoteDisconnect disconnect) {
			type(RequestFormat.REMOTE_DISCONNECT);
			text(Keys.SID, disconnect.socketId());
			this.writer.name(Keys.CLOSE);
			this.writer.bool(disconnect.close());
		}
	}

	private void targeted(int type, SocketSelector target) {
		type(type);
		this.writer.name(Keys.OPTS);
		OptionsFormat.write(this.writer, target);
	}

	private void type(int type) {
		this.writer.name(Keys.TYPE);
		this.writer.integer(type);
	}

	private void text(SerializableString name, String value) {
		this.writer.name(name);
		this.writer.text(value);
	}

}
