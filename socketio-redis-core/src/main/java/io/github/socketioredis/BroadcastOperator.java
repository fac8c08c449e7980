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

package io.github.socketioredis;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * Chooses sockets of one namespace, wherever in the cluster they are connected, and acts
 * on them. With no room chosen, all sockets of the namespace are meant; with several
 * rooms, a socket that is in more than one of them still gets a packet once. An empty
 * list of rooms chooses none, so {@code to(List.of())} still means all sockets.
 * <p>
 * Operators are immutable and thread-safe: every method that changes the choice returns a
 * new operator.
 *
 * @param <T> the type of operator that the choosing methods return
 * @since 0.1.0
 */
public interface BroadcastOperator<T extends BroadcastOperator<T>> {

	/**
	 * Adds rooms to the choice.
	 * @param rooms the names of the rooms, or ids of sockets
	 * @return a new operator
	 * @throws IllegalArgumentException if a room is null
	 */
	T to(String... rooms);

	/**
	 * Adds rooms to the choice.
	 * @param rooms the names of the rooms, or ids of sockets
	 * @return a new operator
	 * @throws IllegalArgumentException if a room is null
	 */
	T to(Collection<String> rooms);

	/**
	 * Adds rooms to the choice; the same as {@link #to(String...)}.
	 * @param rooms the names of the rooms, or ids of sockets
	 * @return a new operator
	 * @throws IllegalArgumentException if a room is null
	 */
	T in(String... rooms);

	/**
	 * Adds rooms to the choice; the same as {@link #to(Collection)}.
	 * @param rooms the names of the rooms, or ids of sockets
	 * @return a new operator
	 * @throws IllegalArgumentException if a room is null
	 */
	T in(Collection<String> rooms);

	/**
	 * Takes the sockets of these rooms out of the choice.
	 * @param rooms the names of the rooms, or ids of sockets
	 * @return a new operator
	 * @throws IllegalArgumentException if a room is null
	 */
	T except(String... rooms);

	/**
	 * Takes the sockets of these rooms out of the choice.
	 * @param rooms the names of the rooms, or ids of sockets
	 * @return a new operator
	 * @throws IllegalArgumentException if a room is null
	 */
	T except(Collection<String> rooms);

	/**
	 * Allows the packet to be dropped for a client that can't take it at once.
	 * @return a new operator
	 */
	T asVolatile();

	/**
	 * Sets whether the packet may be compressed on the way to the clients. Servers
	 * compress only where the connection has negotiated it.
	 * @param compress {@code false} to send uncompressed
	 * @return a new operator
	 */
	T compress(boolean compress);

	/**
	 * Sends an event to the chosen sockets.
	 * @param event the name of the event
	 * @param args the arguments: anything that Jackson can write; {@code byte[]},
	 * {@link java.nio.ByteBuffer} and binary nodes travel as binary. A {@code null} array
	 * means one argument that is null
	 * @return the number of Redis subscribers (servers) that the message reached;
	 * completes exceptionally with a {@link PublishException} if it was not published
	 * @throws IllegalArgumentException if the event name is empty or reserved, an
	 * argument is a callback for acknowledgements, or an argument can't be written
	 */
	CompletableFuture<Long> emit(String event, @Nullable Object... args);

	/**
	 * Makes the chosen sockets join rooms.
	 * @param rooms the names of the rooms
	 * @return the number of Redis subscribers (servers) that the message reached
	 * @throws IllegalArgumentException if a room is null
	 */
	CompletableFuture<Long> socketsJoin(String... rooms);

	/**
	 * Makes the chosen sockets join rooms.
	 * @param rooms the names of the rooms
	 * @return the number of Redis subscribers (servers) that the message reached
	 * @throws IllegalArgumentException if a room is null
	 */
	CompletableFuture<Long> socketsJoin(Collection<String> rooms);

	/**
	 * Makes the chosen sockets leave rooms.
	 * @param rooms the names of the rooms
	 * @return the number of Redis subscribers (servers) that the message reached
	 * @throws IllegalArgumentException if a room is null
	 */
	CompletableFuture<Long> socketsLeave(String... rooms);

	/**
	 * Makes the chosen sockets leave rooms.
	 * @param rooms the names of the rooms
	 * @return the number of Redis subscribers (servers) that the message reached
	 * @throws IllegalArgumentException if a room is null
	 */
	CompletableFuture<Long> socketsLeave(Collection<String> rooms);

	/**
	 * Disconnects the chosen sockets from the namespace; their connections stay open.
	 * @return the number of Redis subscribers (servers) that the message reached
	 */
	default CompletableFuture<Long> disconnectSockets() {
		return disconnectSockets(false);
	}

	/**
	 * Disconnects the chosen sockets.
	 * @param close whether to close the underlying connections, and so all namespaces of
	 * them
	 * @return the number of Redis subscribers (servers) that the message reached
	 */
	CompletableFuture<Long> disconnectSockets(boolean close);

}
