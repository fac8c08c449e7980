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

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * One namespace of the cluster, seen from a server that takes part in it: what
 * {@code io.of("/chat")} is in Node. As an operator it means all sockets of the
 * namespace. Local sockets are served first and never wait for Redis. Thread-safe; no
 * method blocks.
 *
 * @since 0.1.0
 */
public interface ClusterNamespace extends ClusterOperator {

	/**
	 * Returns the name of the namespace.
	 * @return the name, with its slash
	 */
	String name();

	/**
	 * Completes when this server's subscriptions for the namespace have been confirmed by
	 * Redis.
	 * @return a future that completes once, also if the connection is lost later
	 */
	CompletableFuture<Void> ready();

	/**
	 * Sends an event to the other servers, not to their clients and not to this server.
	 * @param event the name of the event
	 * @param args the arguments: anything that Jackson can write. A {@code null} array
	 * means one argument that is null
	 * @return the number of Redis subscribers that the message reached, this server
	 * included
	 * @throws IllegalArgumentException if the event name is empty or reserved, an
	 * argument is a callback, or an argument can't be written
	 */
	CompletableFuture<Long> serverSideEmit(String event, @Nullable Object... args);

	/**
	 * Sends an event to the other servers and collects one acknowledgement from each of
	 * them, with the default timeout.
	 * @param event the name of the event
	 * @param args the arguments, as in {@link #serverSideEmit}
	 * @return the acknowledgements, at once if there is no other server; completes
	 * exceptionally with a {@link ClusterTimeoutException} if some are missing at the
	 * timeout, or with a {@link PublishException} if the event was not published
	 * @throws IllegalArgumentException as {@link #serverSideEmit}
	 */
	CompletableFuture<Acknowledgements> serverSideEmitWithAck(String event, @Nullable Object... args);

	/**
	 * Sends an event to the other servers and collects one acknowledgement from each of
	 * them.
	 * @param timeout how long to wait for them
	 * @param event the name of the event
	 * @param args the arguments, as in {@link #serverSideEmit}
	 * @return as {@link #serverSideEmitWithAck(String, Object...)}
	 * @throws IllegalArgumentException as {@link #serverSideEmit}, or if the timeout is
	 * shorter than a millisecond
	 */
	CompletableFuture<Acknowledgements> serverSideEmitWithAck(Duration timeout, String event, @Nullable Object... args);

	/**
	 * Listens to events that other servers and emitters send to this server. Listeners of
	 * a namespace are called one at a time and in the order of the events, on threads
	 * that may block; one that throws is logged and harms no other. Events wait for their
	 * listeners in a bounded queue; one that does not fit is dropped, counted and logged.
	 * @param event the name of the event
	 * @param listener is called with each of them
	 * @return removes the listener
	 */
	Registration onServerSideEvent(String event, ServerSideListener listener);

	/**
	 * Returns how many servers take part in the namespace, this one included.
	 * @return the number of subscribers that Redis has counted; at least 1
	 */
	CompletableFuture<Integer> serverCount();

	/**
	 * Returns the rooms of all servers, the private rooms of their sockets included.
	 * @return the names of the rooms; completes exceptionally as {@link #fetchSockets}
	 */
	CompletableFuture<Set<String>> allRooms();

}
