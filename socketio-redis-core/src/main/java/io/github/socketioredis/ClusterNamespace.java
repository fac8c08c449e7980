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

import java.util.concurrent.CompletableFuture;

/**
 * One namespace of the cluster, seen from a server that takes part in it: what
 * {@code io.of("/chat")} is in Node. Local sockets are served first and never wait for
 * Redis. Thread-safe; no method blocks.
 *
 * @since 0.1.0
 */
public interface ClusterNamespace extends BroadcastOperator<ClusterOperator> {

	/**
	 * Returns the name of the namespace.
	 * @return the name, with its slash
	 */
	String name();

	/**
	 * Limits the choice to the sockets that are connected to this server.
	 * @return a new operator
	 */
	ClusterOperator local();

	/**
	 * Completes when this server's subscriptions for the namespace have been confirmed by
	 * Redis.
	 * @return a future that completes once, also if the connection is lost later
	 */
	CompletableFuture<Void> ready();

}
