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

package io.github.socketioredis.transport.lettuce;

import java.util.concurrent.CompletableFuture;

import io.lettuce.core.api.StatefulRedisConnection;

/**
 * A connection to one node of a cluster, which is asked how it sees the cluster.
 */
final class ClusterWatch {

	private final NodeAddress node;

	private final CompletableFuture<StatefulRedisConnection<String, String>> connection;

	ClusterWatch(ClusterClients clients, NodeAddress node) {
		this.node = node;
		this.connection = clients.watcher(node);
	}

	CompletableFuture<ClusterView> ask() {
		return this.connection.thenCompose((open) -> open.async().clusterNodes())
			.thenApply((text) -> ClusterView.parse(text, this.node));
	}

	void close() {
		this.connection.whenComplete((open, failure) -> {
			if (open != null) {
				open.closeAsync();
			}
		});
	}

}
