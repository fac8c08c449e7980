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

package io.github.socketioredis.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import redis.embedded.RedisServer;

/**
 * The Redis of a benchmark, on the loopback interface.
 *
 * @since 0.1.0
 */
final class BenchmarkRedis implements AutoCloseable {

	private static final Pattern PUBLISH_CALLS = Pattern.compile("cmdstat_publish:calls=(\\d+)");

	private final int port;

	private final RedisServer server;

	private final RedisClient client;

	private final StatefulRedisConnection<String, String> connection;

	BenchmarkRedis() throws IOException {
		this.port = freePort();
		this.server = RedisServer.builder().bind("127.0.0.1").port(this.port).setting("save \"\"").build();
		this.server.start();
		this.client = RedisClient.create(uri());
		this.connection = this.client.connect();
	}

	static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	int port() {
		return this.port;
	}

	String uri() {
		return "redis://127.0.0.1:" + this.port;
	}

	/**
	 * Returns how many PUBLISH commands Redis has executed.
	 * @return the number of messages
	 */
	long published() {
		Matcher matcher = PUBLISH_CALLS.matcher(this.connection.sync().info("commandstats"));
		return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
	}

	/**
	 * Returns the bytes that an emitter publishes.
	 * @param channel the channel that it publishes to
	 * @param emitter the emitter
	 * @return the message
	 * @throws IOException if none arrives
	 */
	byte[] capture(String channel, EmitterProcess emitter) throws IOException {
		BlockingQueue<byte[]> messages = new LinkedBlockingQueue<>();
		try (StatefulRedisPubSubConnection<byte[], byte[]> subscriber = this.client
			.connectPubSub(ByteArrayCodec.INSTANCE)) {
			subscriber.addListener(new RedisPubSubAdapter<>() {

				@Override
				public void message(byte[] channel, byte[] message) {
					messages.add(message);
				}

			});
			subscriber.sync().subscribe(channel.getBytes(StandardCharsets.UTF_8));
			emitter.emit();
			byte[] message = messages.poll(5, TimeUnit.SECONDS);
			if (message == null) {
				throw new IOException(emitter.name() + " published nothing to " + channel);
			}
			return message;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted while waiting for a message", ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.connection.close();
		this.client.shutdown();
		this.server.stop();
	}

}
