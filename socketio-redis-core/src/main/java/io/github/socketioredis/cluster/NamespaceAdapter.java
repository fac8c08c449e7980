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

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.github.socketioredis.Acknowledgements;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.SocketDetails;
import io.github.socketioredis.protocol.SocketSelector;
import org.jspecify.annotations.Nullable;

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
	 * @return the number of Redis subscribers reached; for local sockets 0, as soon as
	 * the rooms are {@linkplain #confirmed confirmed}
	 */
	CompletableFuture<Long> socketsJoin(SocketSelector target, boolean local, Set<String> rooms);

	/**
	 * Completes when messages of other servers to these rooms reach this server, which
	 * takes a subscription where rooms have channels of their own.
	 * @param rooms rooms that a local socket is in
	 * @return a future; completes exceptionally if a room is left before
	 */
	default CompletableFuture<Void> confirmed(Collection<String> rooms) {
		return CompletableFuture.completedFuture(null);
	}

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
	 * Sends an event to the matching sockets of all servers and collects their
	 * acknowledgements.
	 * @param data the event
	 * @param target the sockets that are meant
	 * @param flags the flags; a timeout among them takes the place of the default one
	 * @return the acknowledgements; completes exceptionally with a
	 * {@link io.github.socketioredis.ClusterTimeoutException} if some are missing
	 */
	CompletableFuture<Acknowledgements> broadcastWithAck(EventData data, SocketSelector target, BroadcastFlags flags);

	/**
	 * Describes the matching sockets of all servers.
	 * @param <T> the type of the sockets for the caller
	 * @param target the sockets that are meant
	 * @param flags whether only this server's sockets are meant, and the timeout
	 * @param view makes the sockets for the caller
	 * @return the sockets, this server's first; completes exceptionally with a
	 * {@link io.github.socketioredis.ClusterTimeoutException} if some are missing
	 */
	<T> CompletableFuture<List<T>> fetchSockets(SocketSelector target, BroadcastFlags flags,
			Function<SocketDetails, T> view);

	/**
	 * Sends an event to the other servers.
	 * @param data the event
	 * @return the number of Redis subscribers reached
	 */
	CompletableFuture<Long> serverSideEmit(EventData data);

	/**
	 * Sends an event to the other servers and collects their acknowledgements.
	 * @param data the event
	 * @param timeout how long to wait; {@code null} for the default
	 * @return the acknowledgements; completes exceptionally with a
	 * {@link io.github.socketioredis.ClusterTimeoutException} if some are missing
	 */
	CompletableFuture<Acknowledgements> serverSideEmitWithAck(EventData data, @Nullable Duration timeout);

	/**
	 * Counts the servers.
	 * @return the number of servers, this one included
	 */
	CompletableFuture<Integer> serverCount();

	/**
	 * Returns the rooms of all servers.
	 * @return the names of the rooms; completes exceptionally with a
	 * {@link io.github.socketioredis.ClusterTimeoutException} if some are missing
	 */
	CompletableFuture<Set<String>> allRooms();

	/**
	 * Returns how many questions wait for answers.
	 * @return the number of pending requests
	 */
	int pendingRequests();

	/**
	 * Returns the other servers that have sent something in the last ten minutes. One
	 * that has nothing to say is not among them, and a bounded number is remembered.
	 * @return the servers, those heard last first
	 */
	default List<PeerServer> peers() {
		return List.of();
	}

	/**
	 * Ends all subscriptions. Questions that wait for answers fail.
	 */
	@Override
	void close();

}
