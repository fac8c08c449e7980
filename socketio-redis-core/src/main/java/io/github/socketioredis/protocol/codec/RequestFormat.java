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
import java.util.Set;

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
import io.github.socketioredis.protocol.MalformedMessageException;
import io.github.socketioredis.protocol.SocketSelector;
import org.jspecify.annotations.Nullable;

/**
 * Reads the requests of the classic protocol: objects told apart by their {@code type}.
 * Joins, leaves and disconnects without {@code opts} are of the legacy form.
 */
final class RequestFormat {

	static final int SOCKETS = 0;

	static final int ALL_ROOMS = 1;

	static final int REMOTE_JOIN = 2;

	static final int REMOTE_LEAVE = 3;

	static final int REMOTE_DISCONNECT = 4;

	static final int REMOTE_FETCH = 5;

	static final int SERVER_SIDE_EMIT = 6;

	static final int BROADCAST = 7;

	private static final Set<String> FIELDS = Set.of("uid", "requestId", "type", "opts", "rooms", "room", "sid",
			"close", "data", "packet");

	private RequestFormat() {
	}

	static ClassicRequest read(WireReader reader) throws IOException, MalformedMessageException {
		Fields fields = Fields.read(reader, "A request", FIELDS);
		reader.end();
		String uid = fields.optionalText("uid");
		long type = fields.integer("type");
		if (type < SOCKETS || type > BROADCAST) {
			throw new MalformedMessageException("'type' must be 0 to 7, not " + type);
		}
		return switch ((int) type) {
			case SOCKETS -> new Sockets(uid, fields.text("requestId"), fields.texts("rooms"));
			case ALL_ROOMS -> new AllRooms(uid, fields.text("requestId"));
			case REMOTE_JOIN -> join(uid, fields);
			case REMOTE_LEAVE -> leave(uid, fields);
			case REMOTE_DISCONNECT -> disconnect(uid, fields);
			case REMOTE_FETCH -> new RemoteFetch(uid, fields.text("requestId"), target(fields));
			case SERVER_SIDE_EMIT -> new ServerSideEmit(uid, fields.optionalText("requestId"), fields.event("data"));
			default -> broadcast(uid, fields);
		};
	}

	private static ClassicRequest join(@Nullable String uid, Fields fields)
			throws IOException, MalformedMessageException {
		if (fields.has("opts")) {
			return new RemoteJoin(uid, target(fields), fields.texts("rooms"));
		}
		return new LegacyRemoteJoin(uid, fields.text("requestId"), fields.text("sid"), fields.text("room"));
	}

	private static ClassicRequest leave(@Nullable String uid, Fields fields)
			throws IOException, MalformedMessageException {
		if (fields.has("opts")) {
			return new RemoteLeave(uid, target(fields), fields.texts("rooms"));
		}
		return new LegacyRemoteLeave(uid, fields.text("requestId"), fields.text("sid"), fields.text("room"));
	}

	private static ClassicRequest disconnect(@Nullable String uid, Fields fields)
			throws IOException, MalformedMessageException {
		boolean close = fields.bool("close");
		if (fields.has("opts")) {
			return new RemoteDisconnect(uid, target(fields), close);
		}
		return new LegacyRemoteDisconnect(uid, fields.text("requestId"), fields.text("sid"), close);
	}

	private static ClassicRequest broadcast(@Nullable String uid, Fields fields)
			throws IOException, MalformedMessageException {
		String requestId = fields.text("requestId");
		PacketFormat packet = fields.required("packet", PacketFormat::read);
		OptionsFormat options = fields.required("opts", OptionsFormat::read);
		return new BroadcastWithAck(uid, requestId, packet.namespace(), packet.data(), options.target(),
				options.flags());
	}

	private static SocketSelector target(Fields fields) throws IOException, MalformedMessageException {
		return fields.required("opts", OptionsFormat::read).target();
	}

}
