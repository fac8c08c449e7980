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

package io.github.socketioredis.protocol;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A request of the classic protocol, to all servers of a namespace.
 *
 * @since 0.1.0
 */
public sealed interface ClassicRequest {

	/**
	 * Returns the uid of the asker.
	 * @return the uid; {@code null} where the asker did not say, as emitters
	 */
	@Nullable String uid();

	/**
	 * Returns the id that answers have to carry.
	 * @return the id; {@code null} if no answer is wanted
	 */
	@Nullable String requestId();

	/**
	 * Type 0: which sockets are in these rooms. Sent by old servers only.
	 *
	 * @param uid the uid of the asker
	 * @param requestId the id that answers carry
	 * @param rooms the rooms; all sockets if there are none
	 */
	record Sockets(@Nullable String uid, String requestId, Set<String> rooms) implements ClassicRequest {
	}

	/**
	 * Type 1: which rooms there are.
	 *
	 * @param uid the uid of the asker
	 * @param requestId the id that answers carry
	 */
	record AllRooms(@Nullable String uid, String requestId) implements ClassicRequest {
	}

	/**
	 * Type 2: make sockets join rooms.
	 *
	 * @param uid the uid of the asker
	 * @param target the sockets that are meant
	 * @param rooms the rooms to join
	 */
	record RemoteJoin(@Nullable String uid, SocketSelector target, Set<String> rooms) implements ClassicRequest {
		@Override
		public @Nullable String requestId() {
			return null;
		}
	}

	/**
	 * Type 2, legacy form: make one socket join one room, and answer.
	 *
	 * @param uid the uid of the asker
	 * @param requestId the id that answers carry
	 * @param socketId the id of the socket
	 * @param room the room to join
	 */
	record LegacyRemoteJoin(@Nullable String uid, String requestId, String socketId,
			String room) implements ClassicRequest {
	}

	/**
	 * Type 3: make sockets leave rooms.
	 *
	 * @param uid the uid of the asker
	 * @param target the sockets that are meant
	 * @param rooms the rooms to leave
	 */
	record RemoteLeave(@Nullable String uid, SocketSelector target, Set<String> rooms) implements ClassicRequest {
		@Override
		public @Nullable String requestId() {
			return null;
		}
	}

	/**
	 * Type 3, legacy form: make one socket leave one room, and answer.
	 *
	 * @param uid the uid of the asker
	 * @param requestId the id that answers carry
	 * @param socketId the id of the socket
	 * @param room the room to leave
	 */
	record LegacyRemoteLeave(@Nullable String uid, String requestId, String socketId,
			String room) implements ClassicRequest {
	}

	/**
	 * Type 4: disconnect sockets.
	 *
	 * @param uid the uid of the asker
	 * @param target the sockets that are meant
	 * @param close whether to close the underlying connections
	 */
	record RemoteDisconnect(@Nullable String uid, SocketSelector target, boolean close) implements ClassicRequest {
		@Override
		public @Nullable String requestId() {
			return null;
		}
	}

	/**
	 * Type 4, legacy form: disconnect one socket, and answer.
	 *
	 * @param uid the uid of the asker
	 * @param requestId the id that answers carry
	 * @param socketId the id of the socket
	 * @param close whether to close the underlying connection
	 */
	record LegacyRemoteDisconnect(@Nullable String uid, String requestId, String socketId,
			boolean close) implements ClassicRequest {
	}

	/**
	 * Type 5: describe the sockets that are meant.
	 *
	 * @param uid the uid of the asker
	 * @param requestId the id that answers carry
	 * @param target the sockets that are meant
	 */
	record RemoteFetch(@Nullable String uid, String requestId, SocketSelector target) implements ClassicRequest {
	}

	/**
	 * Type 6: an event for the servers themselves.
	 *
	 * @param uid the uid of the asker, {@link ClassicBroadcast#EMITTER} for emitters
	 * @param requestId set if an answer is wanted
	 * @param data the event
	 */
	record ServerSideEmit(@Nullable String uid, @Nullable String requestId, EventData data) implements ClassicRequest {
	}

	/**
	 * Type 7: a broadcast whose clients acknowledge. Encoded by the parser, unlike all
	 * other requests.
	 *
	 * @param uid the uid of the asker
	 * @param requestId the id that answers carry
	 * @param namespace the name of the namespace, with its slash
	 * @param data the event
	 * @param target the sockets that are meant
	 * @param flags the flags, with the timeout
	 */
	record BroadcastWithAck(@Nullable String uid, String requestId, String namespace, EventData data,
			SocketSelector target, BroadcastFlags flags) implements ClassicRequest {
	}

}
