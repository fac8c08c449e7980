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
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;

/**
 * Makes connectors for clients.
 */
final class Connectors {

	private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

	private Connectors() {
	}

	static Connector<StatefulRedisConnection<byte[], byte[]>> publisher(AbstractRedisClient client) {
		RedisClient redisClient = standalone("publishClient", client);
		return () -> inBackground(() -> redisClient.connect(ByteArrayCodec.INSTANCE));
	}

	static Connector<StatefulRedisPubSubConnection<String, byte[]>> subscriber(AbstractRedisClient client) {
		RedisClient redisClient = standalone("subscribeClient", client);
		return () -> inBackground(() -> redisClient.connectPubSub(CODEC));
	}

	private static RedisClient standalone(String argument, AbstractRedisClient client) {
		if (client instanceof RedisClient redisClient) {
			return redisClient;
		}
		throw new IllegalArgumentException("'" + argument + "' must be a RedisClient, but is a "
				+ client.getClass().getName() + ". Redis Cluster is not supported yet: use a client of one server");
	}

	/*
	 * The asynchronous methods of RedisClient want a RedisURI, which a client that was
	 * made with one does not hand out.
	 */
	private static <C> CompletableFuture<C> inBackground(Supplier<C> connect) {
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
