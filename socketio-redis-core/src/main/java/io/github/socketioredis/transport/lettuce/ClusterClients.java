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

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.jspecify.annotations.Nullable;

/**
 * Connects to single nodes of a cluster with what the application's cluster clients have:
 * their threads, options, credentials and TLS. The cluster clients themselves only find
 * the first nodes.
 */
final class ClusterClients {

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

	private final Nodes publishing;

	private final Nodes subscribing;

	ClusterClients(RedisClusterClient publishClient, RedisClusterClient subscribeClient) {
		this.publishing = new Nodes(publishClient);
		this.subscribing = (subscribeClient == publishClient) ? this.publishing : new Nodes(subscribeClient);
	}

	/**
	 * Looks for the nodes from the addresses that the clients were made with.
	 * @return the cluster as it was found
	 */
	CompletableFuture<ClusterView> discover() {
		return this.publishing.discover()
			.thenCombine((this.subscribing == this.publishing) ? CompletableFuture.completedFuture(null)
					: this.subscribing.discover(), (view, other) -> view);
	}

	CompletableFuture<StatefulRedisConnection<String, String>> watcher(NodeAddress node) {
		return this.publishing.connect((client, uri) -> client.connectAsync(StringCodec.UTF8, uri), node);
	}

	Connector<StatefulRedisConnection<byte[], byte[]>> publisher(NodeAddress node) {
		return () -> this.publishing.connect((client, uri) -> client.connectAsync(ByteArrayCodec.INSTANCE, uri), node);
	}

	Connector<StatefulRedisPubSubConnection<String, byte[]>> subscriber(NodeAddress node) {
		return () -> this.subscribing.connect((client, uri) -> client.connectPubSubAsync(Connectors.CODEC, uri), node);
	}

	CompletableFuture<Void> close() {
		return CompletableFuture.allOf(this.publishing.close(), this.subscribing.close());
	}

	/**
	 * Opens a connection.
	 *
	 * @param <C> the type of the connection
	 */
	@FunctionalInterface
	private interface Opening<C> {

		CompletionStage<C> open(RedisClient client, RedisURI uri);

	}

	/**
	 * The nodes as one of the clients reaches them.
	 */
	private static final class Nodes {

		private static final ClusterTopologyRefreshOptions ONLY_FIRST_NODES = ClusterTopologyRefreshOptions.builder()
			.dynamicRefreshSources(false)
			.build();

		private final RedisClusterClient cluster;

		private final RedisClient client;

		private volatile @Nullable RedisURI template;

		private @Nullable CompletableFuture<ClusterView> search;

		Nodes(RedisClusterClient cluster) {
			this.cluster = cluster;
			this.client = RedisClient.create(cluster.getResources());
			this.client.setOptions(ClientOptions.copyOf(cluster.getOptions()));
		}

		synchronized CompletableFuture<ClusterView> discover() {
			if (this.search == null || this.search.isDone()) {
				this.search = Connectors.inBackground(this::find);
			}
			return this.search;
		}

		private ClusterView find() {
			if (this.template == null) {
				this.template = template();
			}
			else {
				this.cluster.refreshPartitions();
			}
			return ClusterView.of(this.cluster.getPartitions());
		}

		/*
		 * TLS and credentials are in the addresses that the client was made with, not in
		 * those that the nodes tell, and Lettuce shows the former only as another name of
		 * the node that it asked.
		 */
		private RedisURI template() {
			synchronized (this.cluster) {
				ClusterClientOptions options = (ClusterClientOptions) this.cluster.getOptions();
				this.cluster.setOptions(options.mutate().topologyRefreshOptions(ONLY_FIRST_NODES).build());
				try {
					this.cluster.refreshPartitions();
				}
				finally {
					this.cluster.setOptions(options);
				}
			}
			return this.cluster.getPartitions()
				.stream()
				.flatMap((node) -> node.getAliases().stream())
				.findFirst()
				.orElseGet(() -> this.cluster.getPartitions().getPartition(0).getUri());
		}

		<C> CompletableFuture<C> connect(Opening<C> opening, NodeAddress node) {
			RedisURI known = this.template;
			if (known == null) {
				return CompletableFuture.failedFuture(new IllegalStateException("The Redis Cluster is not known yet"));
			}
			RedisURI uri = RedisURI.builder(known).withHost(node.host()).withPort(node.port()).build();
			return opening.open(this.client, uri).toCompletableFuture();
		}

		CompletableFuture<Void> close() {
			return this.client.shutdownAsync(0, CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
		}

	}

}
