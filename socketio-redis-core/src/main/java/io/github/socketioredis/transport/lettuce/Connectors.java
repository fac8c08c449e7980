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
import java.util.function.Supplier;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;

/**
 * Makes connectors for clients.
 */
final class Connectors {

	static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

	private Connectors() {
	}

	static Connector<StatefulRedisConnection<byte[], byte[]>> publisher(RedisClient client) {
		return () -> inBackground(() -> client.connect(ByteArrayCodec.INSTANCE));
	}

	static Connector<StatefulRedisPubSubConnection<String, byte[]>> subscriber(RedisClient client) {
		return () -> inBackground(() -> client.connectPubSub(CODEC));
	}

	/**
	 * Returns the topology of what the clients connect to.
	 * @param publishClient the client that publishes
	 * @param subscribeClient the client that subscribes
	 * @return makes the topology
	 */
	static TopologyFactory topology(AbstractRedisClient publishClient, AbstractRedisClient subscribeClient) {
		if (publishClient instanceof RedisClient publisher && subscribeClient instanceof RedisClient subscriber) {
			return (executor, timings, listener) -> new SingleServer(publisher(publisher), subscriber(subscriber));
		}
		if (publishClient instanceof RedisClusterClient publisher
				&& subscribeClient instanceof RedisClusterClient subscriber) {
			return (executor, timings, listener) -> new ClusterTopology(new ClusterClients(publisher, subscriber),
					executor, timings, listener);
		}
		throw new IllegalArgumentException("'publishClient' and 'subscribeClient' must be two RedisClients or two "
				+ "RedisClusterClients, but are a " + publishClient.getClass().getName() + " and a "
				+ subscribeClient.getClass().getName());
	}

	/*
	 * The asynchronous methods of RedisClient want a RedisURI, which a client that was
	 * made with one does not hand out.
	 */
	static <C> CompletableFuture<C> inBackground(Supplier<C> connect) {
		CompletableFuture<C> result = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			try {
				result.complete(connect.get());
			}
			catch (Throwable ex) {
				result.completeExceptionally(ex);
			}
		}, "socketio-redis-connect");
		thread.setDaemon(true);
		thread.start();
		return result;
	}

}
