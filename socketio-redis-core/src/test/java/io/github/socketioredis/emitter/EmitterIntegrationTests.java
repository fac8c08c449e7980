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

package io.github.socketioredis.emitter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.socketioredis.CloseableEmitter;
import io.github.socketioredis.Emitter;
import io.github.socketioredis.EmitterOptions;
import io.github.socketioredis.MessageParser;
import io.github.socketioredis.PublishException;
import io.github.socketioredis.SubscriptionMode;
import io.github.socketioredis.protocol.ClassicBroadcast;
import io.github.socketioredis.protocol.EventPayload;
import io.github.socketioredis.protocol.codec.ClassicCodecs;
import io.github.socketioredis.test.RedisServerFixture;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.Subscription;
import io.github.socketioredis.transport.Topic;
import io.github.socketioredis.transport.lettuce.LettuceTransportOptions;
import io.github.socketioredis.transport.lettuce.LettuceTransports;
import io.lettuce.core.RedisClient;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The emitter without Spring, on a real Redis.
 */
class EmitterIntegrationTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();

	private final RedisServerFixture redis = RedisServerFixture.start();

	private final RedisClient client = RedisClient.create(this.redis.uri());

	private final RedisClient listening = RedisClient.create(this.redis.uri());

	@BeforeEach
	void listen() {
		StatefulRedisPubSubConnection<byte[], byte[]> connection = this.listening
			.connectPubSub(ByteArrayCodec.INSTANCE);
		connection.addListener(new RedisPubSubAdapter<>() {
			@Override
			public void message(byte[] pattern, byte[] channel, byte[] message) {
				EmitterIntegrationTests.this.messages.add(new Message(text(channel), message));
			}
		});
		connection.sync().psubscribe("*#*".getBytes(StandardCharsets.UTF_8));
	}

	@AfterEach
	void close() {
		this.client.shutdown();
		this.listening.shutdown();
		this.redis.close();
	}

	@Test
	void reportsTheNumberOfSubscribers() {
		try (CloseableEmitter emitter = Emitter.create(this.client)) {
			assertThat(emitter.emit("x")).succeedsWithin(TIMEOUT).isEqualTo(1L);
			assertThat(emitter.in("a").socketsJoin("b")).succeedsWithin(TIMEOUT).isEqualTo(1L);
			assertThat(emitter.serverSideEmit("x")).succeedsWithin(TIMEOUT).isEqualTo(1L);
		}
	}

	@Test
	void valuesOfManyTypesArrive() throws Exception {
		try (CloseableEmitter emitter = Emitter.create(this.client)) {
			JsonNode tree = JsonMapper.shared().readTree("{\"deep\":[1]}");
			emitter.to("room")
				.emit("values", new Point(1, -2), Color.GREEN, Instant.parse("2026-01-02T03:04:05Z"), null, tree,
						new byte[] { 1 }, ByteBuffer.wrap(new byte[] { 2, 3 }), List.of("\uD83D\uDE80", 1.5));
			Message message = next();
			assertThat(message.channel()).isEqualTo("socket.io#/#room#");
			ClassicBroadcast broadcast = ClassicCodecs.of(MessageParser.BuiltIn.MESSAGEPACK, JsonMapper.shared())
				.decodeBroadcast(message.payload(), "none");
			assertThat(broadcast).isNotNull();
			EventPayload payload = broadcast.data().payload();
			assertThat(text(payload.json())).isEqualTo("[\"values\",{\"x\":1,\"y\":-2},\"GREEN\","
					+ "\"2026-01-02T03:04:05Z\",null,{\"deep\":[1]},{\"_placeholder\":true,\"num\":0},"
					+ "{\"_placeholder\":true,\"num\":1},[\"\uD83D\uDE80\",1.5]]");
			assertThat(payload.attachments()).containsExactly(new byte[] { 1 }, new byte[] { 2, 3 });
		}
	}

	@Test
	void optionsAreUsed() throws Exception {
		EmitterOptions options = EmitterOptions.defaults().withKey("game").withParser(MessageParser.BuiltIn.JSON);
		try (CloseableEmitter emitter = Emitter.create(this.client, options)) {
			emitter.of("chat").emit("x", 1);
			Message message = next();
			assertThat(message.channel()).isEqualTo("game#/chat#");
			assertThat(text(message.payload())).startsWith("[\"emitter\",").contains("\"data\":[\"x\",1]");
		}
	}

	@ParameterizedTest
	@EnumSource(SubscriptionMode.class)
	void shardedProtocolIsSpoken(SubscriptionMode mode) throws Exception {
		EmitterOptions options = EmitterOptions.defaults()
			.withKey("game")
			.withProtocol(EmitterOptions.Protocol.SHARDED)
			.withSubscriptionMode(mode);
		String channel = (mode != SubscriptionMode.STATIC) ? "game#/chat#room#" : "game#/chat#";
		try (PubSubTransport servers = LettuceTransports.create(this.listening, this.listening, null,
				LettuceTransportOptions.defaults()); CloseableEmitter emitter = Emitter.create(this.client, options)) {
			Subscription subscription = servers.subscribe(List.of(Topic.shardedChannel("game#/chat#")),
					(name, message) -> this.messages.add(new Message(name, message)));
			assertThat(subscription.add(Topic.shardedChannel(channel))).succeedsWithin(TIMEOUT);
			assertThat(subscription.confirmed()).succeedsWithin(TIMEOUT);
			assertThat(emitter.of("chat").to("room").emit("x", 1)).succeedsWithin(TIMEOUT).isEqualTo(1L);
			Message message = next();
			assertThat(message.channel()).isEqualTo(channel);
			assertThat(text(message.payload()))
				.startsWith("{\"type\":3,\"data\":{\"packet\":{\"type\":2,\"data\":[\"x\",1]},")
				.endsWith(",\"uid\":\"emitter\",\"nsp\":\"/chat\"}");
			assertThat(emitter.of("chat").in("room").socketsJoin("b")).succeedsWithin(TIMEOUT).isEqualTo(1L);
			assertThat(next().channel()).isEqualTo("game#/chat#");
		}
	}

	@Test
	void closingLeavesTheClientAlone() {
		String name = "emitter-to-close";
		io.lettuce.core.RedisURI uri = io.lettuce.core.RedisURI.create(this.redis.uri());
		uri.setClientName(name);
		RedisClient named = RedisClient.create(uri);
		try {
			CloseableEmitter emitter = Emitter.create(named);
			assertThat(emitter.emit("x")).succeedsWithin(TIMEOUT);
			assertThat(String.valueOf(this.redis.execute("CLIENT", "LIST"))).containsOnlyOnce("name=" + name);

			emitter.close();
			Awaitility.await()
				.untilAsserted(() -> assertThat(String.valueOf(this.redis.execute("CLIENT", "LIST")))
					.doesNotContain("name=" + name));
			assertThat(emitter.emit("x")).failsWithin(TIMEOUT)
				.withThrowableThat()
				.withCauseInstanceOf(PublishException.class);
			assertThat(named.connect().sync().ping()).isEqualTo("PONG");
		}
		finally {
			named.shutdown();
		}
	}

	@Test
	void failsAfterItsMaximalAgeWhileRedisIsDown() {
		this.redis.kill();
		EmitterOptions options = EmitterOptions.defaults().withPublishMaxAge(Duration.ofMillis(300));
		try (CloseableEmitter emitter = Emitter.create(this.client, options)) {
			assertThat(emitter.emit("x")).failsWithin(Duration.ofMillis(1800))
				.withThrowableThat()
				.withCauseInstanceOf(PublishException.class);
		}
	}

	private Message next() throws InterruptedException {
		Message message = this.messages.poll(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
		assertThat(message).as("message").isNotNull();
		return message;
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private record Message(String channel, byte[] payload) {
	}

	record Point(int x, int y) {
	}

	enum Color {

		GREEN

	}

}
