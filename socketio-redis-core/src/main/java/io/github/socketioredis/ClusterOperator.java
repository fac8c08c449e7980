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
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * A choice of sockets made through a {@link ClusterNamespace}: what a
 * {@code BroadcastOperator} is in Node. Immutable and thread-safe; no method blocks.
 * <p>
 * Questions to the cluster complete within their {@linkplain #timeout timeout}. One that
 * is not fully answered by then completes exceptionally with a
 * {@link ClusterTimeoutException}, which holds what has been answered. Cancelling the
 * future ends the question at once. What depends on a future does not run on a thread of
 * the Redis client or of the server's event loops.
 *
 * @since 0.1.0
 */
public interface ClusterOperator extends BroadcastOperator<ClusterOperator> {

	/**
	 * Limits the choice to the sockets that are connected to this server.
	 * @return a new operator
	 */
	ClusterOperator local();

	/**
	 * Sets how long {@link #emitWithAck} and {@link #fetchSockets} wait for answers. By
	 * default it is the timeout of the node's options, 5 seconds if they say nothing.
	 * @param timeout a positive time; milliseconds are the finest unit
	 * @return a new operator
	 * @throws IllegalArgumentException if the timeout is shorter than a millisecond
	 */
	ClusterOperator timeout(Duration timeout);

	/**
	 * Sends an event to the chosen sockets and collects their acknowledgements. Each
	 * client acknowledges with one value; of several, the first counts.
	 * @param event the name of the event
	 * @param args the arguments, as in {@link #emit}
	 * @return the acknowledgements, at once if no socket is chosen anywhere; completes
	 * exceptionally with a {@link ClusterTimeoutException} if some are missing at the
	 * timeout, or with a {@link PublishException} if the event was not published
	 * @throws IllegalArgumentException as {@link #emit}
	 */
	CompletableFuture<Acknowledgements> emitWithAck(String event, @Nullable Object... args);

	/**
	 * Returns the chosen sockets of all servers.
	 * @return the sockets, those of this server first; completes exceptionally with a
	 * {@link ClusterTimeoutException} if a server has not answered at the timeout, or
	 * with a {@link PublishException} if the request was not published
	 */
	CompletableFuture<List<RemoteSocket>> fetchSockets();

}
