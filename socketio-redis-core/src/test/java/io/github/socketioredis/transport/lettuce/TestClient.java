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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.socketioredis.test.RedisClusterFixture;
import io.github.socketioredis.test.RedisServerFixture;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.jspecify.annotations.Nullable;

/**
 * Clients and transports of one test, closed together.
 */
final class TestClient implements AutoCloseable {

	static final TransportTimings FAST = new TransportTimings(Duration.ofMillis(10), Duration.ofMillis(100),
			Duration.ofSeconds(2), Duration.ofMillis(300), Duration.ofMillis(500), Duration.ofMillis(200),
			Duration.ofMillis(500));

	private static final LettuceTransportOptions PATIENT = LettuceTransportOptions.defaults()
		.withPublishMaxAge(Duration.ofSeconds(10));

	private final List<AutoCloseable> resources = new ArrayList<>();

	private final @Nullable RedisServerFixture redis;

	TestClient(RedisServerFixture redis) {
		this.redis = redis;
	}

	TestClient() {
		this.redis = null;
	}

	private String uri() {
		if (this.redis == null) {
			throw new IllegalStateException("There is no single server");
		}
		return this.redis.uri();
	}

	LettuceTransport transport() {
		return transport(LettuceTransportOptions.defaults());
	}

	/**
	 * Creates a transport that does not take a busy machine for a dead connection.
	 * @return a transport with the time limits that applications have
	 */
	LettuceTransport patient() {
		return patient(client(uri(), LettuceTransports.clientOptions().build()));
	}

	LettuceTransport patient(RedisClient client) {
		LettuceTransport transport = new LettuceTransport(Connectors.publisher(client), Connectors.subscriber(client),
				null, PATIENT, TransportTimings.defaults());
		this.resources.add(0, transport);
		return transport;
	}

	/**
	 * Creates a transport on a Redis Cluster.
	 * @param uri a node of the cluster
	 * @param sslOptions trusted certificates
	 * @return a transport
	 */
	LettuceTransport cluster(RedisURI uri, SslOptions sslOptions) {
		RedisClusterClient redisClient = RedisClusterClient.create(uri);
		redisClient.setOptions(
				ClusterClientOptions.builder(LettuceTransports.clientOptions().sslOptions(sslOptions).build()).build());
		this.resources.add(() -> redisClient.shutdown(Duration.ZERO, Duration.ofSeconds(2)));
		LettuceTransport transport = new LettuceTransport(Connectors.topology(redisClient, redisClient), null, PATIENT,
				TransportTimings.defaults());
		this.resources.add(0, transport);
		return transport;
	}

	LettuceTransport cluster(RedisClusterFixture cluster) {
		return cluster(RedisURI.create(cluster.uris().get(0)), SslOptions.create());
	}

	LettuceTransport transport(LettuceTransportOptions options) {
		return transport(options, LettuceTransports.clientOptions().build());
	}

	LettuceTransport transport(LettuceTransportOptions options, ClientOptions clientOptions) {
		return transport(client(uri(), clientOptions), options);
	}

	LettuceTransport transport(RedisClient client, LettuceTransportOptions options) {
		return transport(Connectors.publisher(client), client, options);
	}

	/**
	 * Creates a transport whose publisher connects only while a gate is open.
	 * @param gate makes the futures that attempts to connect wait for
	 * @param options the bounds
	 * @return a transport
	 */
	LettuceTransport gated(Supplier<CompletableFuture<?>> gate, LettuceTransportOptions options) {
		RedisClient redisClient = client(uri(), LettuceTransports.clientOptions().build());
		Connector<StatefulRedisConnection<byte[], byte[]>> connector = Connectors.publisher(redisClient);
		return transport(() -> gate.get().thenCompose((open) -> connector.connect()), redisClient, options);
	}

	/**
	 * Creates a transport whose subscriber connections are passed to a callback.
	 * @param made gets the connections
	 * @param options the options of the client
	 * @return a transport
	 */
	LettuceTransport observed(Consumer<StatefulRedisPubSubConnection<String, byte[]>> made, ClientOptions options) {
		RedisClient redisClient = client(uri(), options);
		Connector<StatefulRedisPubSubConnection<String, byte[]>> connector = Connectors.subscriber(redisClient);
		LettuceTransport transport = new LettuceTransport(Connectors.publisher(redisClient),
				() -> connector.connect().whenComplete((connection, failure) -> made.accept(connection)), null,
				LettuceTransportOptions.defaults(), FAST);
		this.resources.add(0, transport);
		return transport;
	}

	private LettuceTransport transport(Connector<StatefulRedisConnection<byte[], byte[]>> publisher, RedisClient client,
			LettuceTransportOptions options) {
		LettuceTransport transport = new LettuceTransport(publisher, Connectors.subscriber(client), null, options,
				FAST);
		this.resources.add(0, transport);
		return transport;
	}

	RedisClient client(String uri, ClientOptions options) {
		return client(RedisURI.create(uri), options);
	}

	RedisClient client(RedisURI uri, ClientOptions options) {
		RedisClient client = RedisClient.create(uri);
		client.setOptions(options);
		this.resources.add(() -> client.shutdown(Duration.ZERO, Duration.ofSeconds(2)));
		return client;
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public void close() {
		for (AutoCloseable resource : this.resources) {
			try {
				resource.close();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

}
