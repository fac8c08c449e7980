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

package io.github.socketioredis.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.socketioredis.Emitter;
import io.github.socketioredis.MessageParser;
import io.github.socketioredis.PublishException;
import io.github.socketioredis.test.RedisServerFixture;
import io.lettuce.core.RedisClient;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.core.StringRedisTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The emitter of an application that is no Socket.IO server.
 */
class SocketIORedisIntegrationTests {

	private static final String BROADCASTS = "*#/#*";

	private static RedisServerFixture redis;

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(SocketIORedisAutoConfiguration.class, SocketIOServerAutoConfiguration.class,
					DataRedisAutoConfiguration.class, JacksonAutoConfiguration.class, SslAutoConfiguration.class));

	@BeforeAll
	static void startRedis() {
		redis = RedisServerFixture.start();
	}

	@AfterAll
	static void stopRedis() {
		redis.close();
	}

	@Test
	void emitterPublishesAndSubscribesToNothing() {
		this.runner.withClassLoader(new FilteredClassLoader("com.corundumstudio.socketio"))
			.withPropertyValues("socketio.redis.url=" + redis.uri(), "socketio.redis.client-name=emitting")
			.run((context) -> {
				assertThat(get(context.getBean(Emitter.class).emit("x"))).isZero();
				assertThat(redis.execute("PUBSUB", "NUMPAT")).isEqualTo(0L);
				assertThat(redis.execute("PUBSUB", "CHANNELS")).isEqualTo(List.of());
				assertThat(clients()).containsOnlyOnce("name=emitting");
			});
		Awaitility.await().untilAsserted(() -> assertThat(clients()).doesNotContain("name=emitting"));
	}

	@Test
	void contextWithoutEmitsOpensNoConnection() {
		this.runner.withPropertyValues("socketio.redis.url=" + redis.uri(), "socketio.redis.client-name=idle")
			.run((context) -> {
				assertThat(context).hasSingleBean(Emitter.class);
				assertThat(clients()).doesNotContain("name=idle");
			});
	}

	@Test
	void mapperOfTheApplicationWritesArguments() {
		this.runner
			.withBean(JsonMapperBuilderCustomizer.class,
					() -> (builder) -> builder.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE))
			.withPropertyValues("socketio.redis.url=" + redis.uri(), "socketio.redis.classic.parser=json")
			.run((context) -> assertThat(
					published(redis, () -> context.getBean(Emitter.class).emit("x", new Named("Ann"))))
				.endsWith(
						"[\"x\",{\"first_name\":\"Ann\"}],\"nsp\":\"/\"},{\"rooms\":[],\"flags\":{},\"except\":[]}]"));
	}

	@Test
	void keysAreUsed() {
		this.runner.withPropertyValues("socketio.redis.url=" + redis.uri(), "socketio.redis.classic.key=game")
			.run((context) -> assertThat(channel(redis, () -> context.getBean(Emitter.class).to("r").emit("x")))
				.isEqualTo("game#/#r#"));
		this.runner
			.withPropertyValues("socketio.redis.url=" + redis.uri(), "socketio.redis.classic.key=game",
					"socketio.redis.emitter.key=other")
			.run((context) -> assertThat(channel(redis, () -> context.getBean(Emitter.class).to("r").emit("x")))
				.isEqualTo("other#/#r#"));
	}

	@Test
	void parserBeanIsUsed() {
		this.runner.withBean(MessageParser.Custom.class, SocketIORedisAutoConfigurationTests.ReversedParser::new)
			.withPropertyValues("socketio.redis.url=" + redis.uri())
			.run((context) -> assertThat(published(redis, () -> context.getBean(Emitter.class).emit("x")))
				.endsWith(",\"rettime\"["));
	}

	@Test
	void emitterWithAdapterNonePublishesNevertheless() {
		this.runner.withPropertyValues("socketio.redis.url=" + redis.uri(), "socketio.redis.adapter=none")
			.run((context) -> assertThat(channel(redis, () -> context.getBean(Emitter.class).emit("x")))
				.isEqualTo("socket.io#/#"));
	}

	@Test
	void applicationTalksToItsOwnRedisBesideOurs() {
		try (RedisServerFixture other = RedisServerFixture.start()) {
			this.runner.withPropertyValues("socketio.redis.url=" + redis.uri(), "spring.data.redis.url=" + other.uri())
				.run((context) -> {
					StringRedisTemplate template = context.getBean(StringRedisTemplate.class);
					template.opsForValue().set("color", "green");
					assertThat(template.opsForValue().get("color")).isEqualTo("green");
					assertThat(other.execute("GET", "color")).isEqualTo("green");
					assertThat(redis.execute("GET", "color")).isNull();
					assertThat(channel(redis, () -> context.getBean(Emitter.class).emit("x")))
						.isEqualTo("socket.io#/#");
				});
		}
	}

	@Test
	void redisOfTheApplicationIsUsedWithoutOurs() {
		this.runner.withPropertyValues("spring.data.redis.url=" + redis.uri())
			.run((context) -> assertThat(channel(redis, () -> context.getBean(Emitter.class).emit("x")))
				.isEqualTo("socket.io#/#"));
	}

	@Test
	void tlsBundleAndAclUserAreUsed() {
		try (RedisServerFixture tls = RedisServerFixture.startWithTls("--user", "alice", "on", ">secret", "~*", "&*",
				"+@all")) {
			this.runner
				.withPropertyValues("spring.ssl.bundle.pem.redis.truststore.certificate=" + tls.certificate(),
						"socketio.redis.host=127.0.0.1", "socketio.redis.port=" + tls.port(),
						"socketio.redis.ssl.bundle=redis", "socketio.redis.username=alice",
						"socketio.redis.password=secret", "socketio.redis.client-name=secure")
				.run((context) -> {
					assertThat(get(context.getBean(Emitter.class).emit("x"))).isZero();
					assertThat(String.valueOf(tls.execute("CLIENT", "LIST")))
						.containsPattern("name=secure .*user=alice");
				});
		}
	}

	@Test
	void serverOfAnotherCertificateIsNotTrusted() {
		try (RedisServerFixture tls = RedisServerFixture.startWithTls();
				RedisServerFixture another = RedisServerFixture.startWithTls()) {
			this.runner
				.withPropertyValues("spring.ssl.bundle.pem.redis.truststore.certificate=" + another.certificate(),
						"socketio.redis.url=" + tls.uri(), "socketio.redis.ssl.bundle=redis",
						"socketio.redis.publish-max-age=700ms")
				.run((context) -> assertThatExceptionOfType(java.util.concurrent.ExecutionException.class)
					.isThrownBy(() -> get(context.getBean(Emitter.class).emit("x")))
					.withCauseInstanceOf(PublishException.class));
		}
	}

	@Test
	void messageFailsAfterItsMaximalAge() {
		try (RedisServerFixture down = RedisServerFixture.notStarted()) {
			this.runner.withPropertyValues("socketio.redis.url=" + down.uri(), "socketio.redis.publish-max-age=300ms")
				.run((context) -> {
					long start = System.nanoTime();
					assertThatExceptionOfType(java.util.concurrent.ExecutionException.class)
						.isThrownBy(() -> get(context.getBean(Emitter.class).emit("x")))
						.withCauseInstanceOf(PublishException.class);
					assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(200),
							Duration.ofMillis(1800));
				});
		}
	}

	@Test
	void emitterWorksAfterTheContextWasStoppedAndStarted() {
		this.runner.withPropertyValues("socketio.redis.url=" + redis.uri()).run((context) -> {
			Emitter emitter = context.getBean(Emitter.class);
			assertThat(get(emitter.emit("x"))).isZero();
			ConfigurableApplicationContext configurable = context.getSourceApplicationContext();

			configurable.stop();
			assertThat(emitter.emit("x")).failsWithin(Duration.ofSeconds(1))
				.withThrowableThat()
				.withCauseInstanceOf(PublishException.class)
				.withMessageContaining("the application context is stopped");

			configurable.start();
			assertThat(channel(redis, () -> emitter.emit("x"))).isEqualTo("socket.io#/#");
		});
	}

	private static long get(CompletableFuture<Long> future) throws Exception {
		return future.get(10, TimeUnit.SECONDS);
	}

	private static String clients() {
		return String.valueOf(redis.execute("CLIENT", "LIST"));
	}

	private static String published(RedisServerFixture redis, Runnable call) throws Exception {
		return capture(redis, call).getValue();
	}

	private static String channel(RedisServerFixture redis, Runnable call) throws Exception {
		return capture(redis, call).getKey();
	}

	private static Map.Entry<String, String> capture(RedisServerFixture redis, Runnable call) throws Exception {
		CompletableFuture<Map.Entry<String, String>> message = new CompletableFuture<>();
		RedisClient client = RedisClient.create(redis.uri());
		try {
			StatefulRedisPubSubConnection<String, String> connection = client.connectPubSub();
			connection.addListener(new RedisPubSubAdapter<>() {
				@Override
				public void message(String pattern, String channel, String payload) {
					message.complete(Map.entry(channel, payload));
				}
			});
			connection.sync().psubscribe(BROADCASTS);
			call.run();
			return message.get(10, TimeUnit.SECONDS);
		}
		finally {
			client.shutdown();
		}
	}

	record Named(String firstName) {

	}

}
