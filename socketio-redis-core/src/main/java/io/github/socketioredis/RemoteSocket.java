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

import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A socket somewhere in the cluster, as its server described it: what a
 * {@code RemoteSocket} is in Node. The description is a snapshot; what is done to the
 * socket goes to its server. Immutable and thread-safe; no method blocks.
 *
 * @since 0.1.0
 */
public interface RemoteSocket {

	/**
	 * Returns the id of the socket, which is the name of its private room too.
	 * @return the id
	 */
	String id();

	/**
	 * Returns what the client sent when it connected.
	 * @return the handshake
	 */
	Handshake handshake();

	/**
	 * Returns the rooms that the socket is in, its private one included.
	 * @return the names of the rooms
	 */
	Set<String> rooms();

	/**
	 * Returns what the application has attached to the socket.
	 * @return the data; an empty object if nothing was attached
	 */
	JsonNode data();

	/**
	 * Returns what the application has attached to the socket.
	 * @param <T> the type of the data
	 * @param type the type of the data
	 * @return the data
	 * @throws IllegalArgumentException if the data can't be converted to the type
	 */
	<T> T data(Class<T> type);

	/**
	 * Sends an event to the socket.
	 * @param event the name of the event
	 * @param args the arguments, as in {@link ClusterOperator#emit}
	 * @return the number of Redis subscribers reached
	 * @throws IllegalArgumentException as {@link ClusterOperator#emit}
	 */
	CompletableFuture<Long> emit(String event, @Nullable Object... args);

	/**
	 * Makes the socket join rooms.
	 * @param rooms the names of the rooms
	 * @return the number of Redis subscribers reached
	 */
	CompletableFuture<Long> join(String... rooms);

	/**
	 * Makes the socket leave rooms.
	 * @param rooms the names of the rooms
	 * @return the number of Redis subscribers reached
	 */
	CompletableFuture<Long> leave(String... rooms);

	/**
	 * Disconnects the socket.
	 * @param close whether to close the underlying connection, and so all namespaces of
	 * it
	 * @return the number of Redis subscribers reached
	 */
	CompletableFuture<Long> disconnect(boolean close);

}
