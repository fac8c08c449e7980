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
 * A socket of this server: what a {@code Socket} is in Node, as far as the cluster is
 * concerned. Unlike other {@link RemoteSocket}s it is no snapshot: rooms and data are
 * those of the moment. What is done to it stays on this server and returns 0 subscribers
 * reached. Thread-safe; no method blocks.
 *
 * @since 0.1.0
 */
public interface LocalSocket extends RemoteSocket {

	/**
	 * Makes the socket join rooms. It is in them when this method returns, and gets what
	 * this server sends there; the future tells when it also gets what other servers
	 * send. With the classic adapter that is at once. With the sharded adapter a room
	 * that nobody on this server was in has to be subscribed to first, and what others
	 * send until then does not arrive: who must not miss anything waits for the future
	 * before asking for, or sending, the state that later messages build on.
	 * @param rooms the names of the rooms
	 * @return 0, when Redis has confirmed the channels of the rooms; fails with an
	 * {@link IllegalStateException} if the socket has left a room before, and waits
	 * longer while Redis is away
	 */
	@Override
	CompletableFuture<Long> join(String... rooms);

	/**
	 * Attaches data to the socket, in this namespace only, in place of what was attached
	 * before. Other servers get it with {@link ClusterOperator#fetchSockets()}.
	 * @param data anything that Jackson can write; written at once, so that later changes
	 * don't show
	 * @throws IllegalArgumentException if the data can't be written
	 */
	void setData(@Nullable Object data);

	/**
	 * Chooses the sockets in these rooms, except this one.
	 * @param rooms the names of the rooms
	 * @return an operator
	 */
	ClusterOperator to(String... rooms);

	/**
	 * Chooses the sockets in these rooms, except this one.
	 * @param rooms the names of the rooms
	 * @return an operator
	 */
	ClusterOperator to(Collection<String> rooms);

	/**
	 * Chooses the sockets in none of these rooms, except this one.
	 * @param rooms the names of the rooms
	 * @return an operator
	 */
	ClusterOperator except(String... rooms);

	/**
	 * Chooses all sockets of the namespace except this one.
	 * @return an operator
	 */
	ClusterOperator broadcast();

}
