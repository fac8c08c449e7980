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

package io.github.socketioredis.cluster;

import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.SocketSelector;

/**
 * Connects the local sockets of one namespace with the other servers. Thread-safe; no
 * method blocks.
 *
 * @since 0.1.0
 */
public interface NamespaceAdapter extends AutoCloseable {

	/**
	 * Subscribes to what the other servers send.
	 * @return a future that completes when all subscriptions are confirmed
	 */
	CompletableFuture<Void> start();

	/**
	 * Sends an event to the matching sockets of this server and of all others.
	 * @param data the event
	 * @param target the sockets that are meant
	 * @param flags the flags
	 * @return the number of Redis subscribers reached; 0 for a local broadcast
	 */
	CompletableFuture<Long> broadcast(EventData data, SocketSelector target, BroadcastFlags flags);

	/**
	 * Sends an event to the matching sockets of the other servers only.
	 * @param data the event
	 * @param target the sockets that are meant
	 * @param flags the flags
	 * @return the number of Redis subscribers reached
	 */
	CompletableFuture<Long> broadcastToOthers(EventData data, SocketSelector target, BroadcastFlags flags);

	/**
	 * Makes sockets join rooms.
	 * @param target the sockets that are meant
	 * @param local whether only this server's sockets are meant
	 * @param rooms the rooms
	 * @return the number of Redis subscribers reached
	 */
	CompletableFuture<Long> socketsJoin(SocketSelector target, boolean local, Set<String> rooms);

	/**
	 * Makes sockets leave rooms.
	 * @param target the sockets that are meant
	 * @param local whether only this server's sockets are meant
	 * @param rooms the rooms
	 * @return the number of Redis subscribers reached
	 */
	CompletableFuture<Long> socketsLeave(SocketSelector target, boolean local, Set<String> rooms);

	/**
	 * Disconnects sockets.
	 * @param target the sockets that are meant
	 * @param local whether only this server's sockets are meant
	 * @param close whether to close the underlying connections
	 * @return the number of Redis subscribers reached
	 */
	CompletableFuture<Long> disconnectSockets(SocketSelector target, boolean local, boolean close);

	/**
	 * Ends all subscriptions.
	 */
	@Override
	void close();

}
