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

package io.github.socketioredis.test;

import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.ClassicBroadcast;
import io.github.socketioredis.protocol.ClassicRequest;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.MalformedMessageException;
import io.github.socketioredis.protocol.ShardedMessage;
import io.github.socketioredis.protocol.SocketSelector;
import io.github.socketioredis.protocol.codec.ClassicCodec;
import io.github.socketioredis.protocol.codec.ShardedCodec;
import io.github.socketioredis.test.Emitted.Origin;
import io.github.socketioredis.transport.Topic;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decodes what was published. Which namespace a classic request is for only its channel
 * says, {@code key-request#/namespace#}.
 */
final class MessageDecoder {

	private static final String NOBODY = "";

	private final ClassicCodec classic;

	private final ShardedCodec sharded;

	private final JsonMapper mapper;

	MessageDecoder(ClassicCodec classic, ShardedCodec sharded, JsonMapper mapper) {
		this.classic = classic;
		this.sharded = sharded;
		this.mapper = mapper;
	}

	/**
	 * Decodes a message.
	 * @param topic where it was published
	 * @param message its bytes
	 * @return what was emitted; {@code null} for questions of servers, for answers, and
	 * for messages on channels that are not of Socket.IO
	 * @throws MalformedMessageException if it is on such a channel, but is no such
	 * message
	 */
	@Nullable Emitted decode(Topic topic, byte[] message) throws MalformedMessageException {
		String channel = topic.name();
		int end = channel.indexOf("#/");
		if (end < 0 || !channel.endsWith("#")) {
			return null;
		}
		if (topic.kind() == Topic.Kind.SHARDED_CHANNEL) {
			ShardedMessage decoded = this.sharded.decode(message);
			return (decoded != null) ? sharded(decoded, decoded.namespace(), origin(decoded.uid())) : null;
		}
		String prefix = channel.substring(0, end);
		if (prefix.endsWith("-response")) {
			return null;
		}
		if (prefix.endsWith("-request")) {
			ClassicRequest request = this.classic.decodeRequest(message);
			return request(request, channel.substring(end + 1, channel.length() - 1), origin(request.uid()));
		}
		ClassicBroadcast broadcast = this.classic.decodeBroadcast(message, NOBODY);
		return (broadcast != null) ? event(origin(broadcast.uid()), broadcast.namespace(), broadcast.target(),
				broadcast.flags(), false, broadcast.data()) : null;
	}

	private @Nullable Emitted sharded(ShardedMessage message, String namespace, Origin origin) {
		if (message instanceof ShardedMessage.Broadcast broadcast) {
			return event(origin, namespace, broadcast.target(), broadcast.flags(), broadcast.requestId() != null,
					broadcast.data());
		}
		if (message instanceof ShardedMessage.ServerSideEmit emit) {
			return serverSideEvent(origin, namespace, emit.requestId(), emit.data());
		}
		if (message instanceof ShardedMessage.SocketsJoin join) {
			return new Emitted.SocketsJoin(origin, namespace, join.target().rooms(), join.target().except(),
					join.rooms());
		}
		if (message instanceof ShardedMessage.SocketsLeave leave) {
			return new Emitted.SocketsLeave(origin, namespace, leave.target().rooms(), leave.target().except(),
					leave.rooms());
		}
		if (message instanceof ShardedMessage.DisconnectSockets disconnect) {
			return new Emitted.DisconnectSockets(origin, namespace, disconnect.target().rooms(),
					disconnect.target().except(), disconnect.close());
		}
		return null;
	}

	private @Nullable Emitted request(ClassicRequest request, String namespace, Origin origin) {
		if (request instanceof ClassicRequest.BroadcastWithAck broadcast) {
			return event(origin, namespace, broadcast.target(), broadcast.flags(), true, broadcast.data());
		}
		if (request instanceof ClassicRequest.ServerSideEmit emit) {
			return serverSideEvent(origin, namespace, emit.requestId(), emit.data());
		}
		if (request instanceof ClassicRequest.RemoteJoin join) {
			return new Emitted.SocketsJoin(origin, namespace, join.target().rooms(), join.target().except(),
					join.rooms());
		}
		if (request instanceof ClassicRequest.RemoteLeave leave) {
			return new Emitted.SocketsLeave(origin, namespace, leave.target().rooms(), leave.target().except(),
					leave.rooms());
		}
		if (request instanceof ClassicRequest.RemoteDisconnect disconnect) {
			return new Emitted.DisconnectSockets(origin, namespace, disconnect.target().rooms(),
					disconnect.target().except(), disconnect.close());
		}
		return null;
	}

	private Emitted event(Origin origin, String namespace, SocketSelector target, BroadcastFlags flags,
			boolean wantsAcks, EventData data) {
		return new Emitted.Event(origin, namespace, target.rooms(), target.except(), flags.isVolatile(),
				flags.mayCompress(), wantsAcks, data.event(), new EmittedArguments(this.mapper, data));
	}

	private Emitted serverSideEvent(Origin origin, String namespace, @Nullable String requestId, EventData data) {
		return new Emitted.ServerSideEvent(origin, namespace, requestId != null, data.event(),
				new EmittedArguments(this.mapper, data));
	}

	/*
	 * In the classic protocol an emitter's requests to join, leave and disconnect carry
	 * no uid.
	 */
	private static Origin origin(@Nullable String uid) {
		return (uid == null || uid.equals(ClassicBroadcast.EMITTER)) ? Origin.EMITTER : Origin.SERVER;
	}

}
