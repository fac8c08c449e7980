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

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message of the sharded protocol: <code>{type, data, uid, nsp}</code>.
 *
 * @since 0.1.0
 */
public sealed interface ShardedMessage {

	/**
	 * The uid of every emitter.
	 */
	String EMITTER = "emitter";

	/**
	 * Returns the uid of the adapter that sent the message.
	 * @return the uid; {@link #EMITTER} for emitters
	 */
	String uid();

	/**
	 * Returns the namespace that the message belongs to.
	 * @return the name of the namespace, with its slash
	 */
	String namespace();

	/**
	 * A message for one server alone, which has asked for it.
	 */
	sealed interface Response extends ShardedMessage {

		/**
		 * Returns the id of the request that is answered.
		 * @return the id
		 */
		String requestId();

	}

	/**
	 * Type 3: an event for clients.
	 *
	 * @param uid the uid of the sender
	 * @param namespace the name of the namespace, with its slash
	 * @param requestId set if the clients have to acknowledge
	 * @param data the event
	 * @param target the sockets that are meant
	 * @param flags the flags
	 */
	record Broadcast(String uid, String namespace, @Nullable String requestId, EventData data, SocketSelector target,
			BroadcastFlags flags) implements ShardedMessage {
	}

	/**
	 * Type 4: make sockets join rooms.
	 *
	 * @param uid the uid of the sender
	 * @param namespace the name of the namespace, with its slash
	 * @param target the sockets that are meant
	 * @param rooms the rooms to join
	 */
	record SocketsJoin(String uid, String namespace, SocketSelector target,
			Set<String> rooms) implements ShardedMessage {
	}

	/**
	 * Type 5: make sockets leave rooms.
	 *
	 * @param uid the uid of the sender
	 * @param namespace the name of the namespace, with its slash
	 * @param target the sockets that are meant
	 * @param rooms the rooms to leave
	 */
	record SocketsLeave(String uid, String namespace, SocketSelector target,
			Set<String> rooms) implements ShardedMessage {
	}

	/**
	 * Type 6: disconnect sockets.
	 *
	 * @param uid the uid of the sender
	 * @param namespace the name of the namespace, with its slash
	 * @param target the sockets that are meant
	 * @param close whether to close the underlying connections
	 */
	record DisconnectSockets(String uid, String namespace, SocketSelector target,
			boolean close) implements ShardedMessage {
	}

	/**
	 * Type 7: describe the sockets that are meant.
	 *
	 * @param uid the uid of the sender
	 * @param namespace the name of the namespace, with its slash
	 * @param requestId the id that answers carry
	 * @param target the sockets that are meant
	 */
	record FetchSockets(String uid, String namespace, String requestId,
			SocketSelector target) implements ShardedMessage {
	}

	/**
	 * Type 8: answers {@link FetchSockets}.
	 *
	 * @param uid the uid of the sender
	 * @param namespace the name of the namespace, with its slash
	 * @param requestId the id of the request
	 * @param sockets the sockets of one server
	 */
	record Details(String uid, String namespace, String requestId, List<SocketDetails> sockets) implements Response {
	}

	/**
	 * Type 9: an event for the servers themselves.
	 *
	 * @param uid the uid of the sender
	 * @param namespace the name of the namespace, with its slash
	 * @param requestId set if an answer is wanted
	 * @param data the event
	 */
	record ServerSideEmit(String uid, String namespace, @Nullable String requestId,
			EventData data) implements ShardedMessage {
	}

	/**
	 * Type 10: answers {@link ServerSideEmit}.
	 *
	 * @param uid the uid of the sender
	 * @param namespace the name of the namespace, with its slash
	 * @param requestId the id of the request
	 * @param packet the one argument of the acknowledgement; {@code null} if there was
	 * none
	 */
	record ServerSideAck(String uid, String namespace, String requestId,
			@Nullable JsonNode packet) implements Response {
	}

	/**
	 * Type 11: how many clients one server has asked to acknowledge a {@link Broadcast}.
	 *
	 * @param uid the uid of the sender
	 * @param namespace the name of the namespace, with its slash
	 * @param requestId the id of the request
	 * @param clientCount the number of clients
	 */
	record ClientCount(String uid, String namespace, String requestId, int clientCount) implements Response {
	}

	/**
	 * Type 12: the acknowledgement of one client.
	 *
	 * @param uid the uid of the sender
	 * @param namespace the name of the namespace, with its slash
	 * @param requestId the id of the request
	 * @param packet the one argument of the acknowledgement; {@code null} if there was
	 * none
	 */
	record ClientAck(String uid, String namespace, String requestId, @Nullable JsonNode packet) implements Response {
	}

}
