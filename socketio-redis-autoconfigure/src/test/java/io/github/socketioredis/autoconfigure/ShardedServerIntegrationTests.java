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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import io.github.socketioredis.ClusterTimeoutException;
import io.github.socketioredis.Emitter;
import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.test.Ports;
import io.github.socketioredis.test.RedisServerFixture;
import io.github.socketioredis.test.SocketIOTestClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Servers and emitters with {@code socketio.redis.adapter=sharded} on one Redis.
 */
@ExtendWith(OutputCaptureExtension.class)
class ShardedServerIntegrationTests {

	private static RedisServerFixture redis;

	private final ApplicationContextRunner emitting = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SocketIORedisAutoConfiguration.class, DataRedisAutoConfiguration.class,
				JacksonAutoConfiguration.class, SslAutoConfiguration.class));

	@BeforeAll
	static void startRedis() {
		redis = RedisServerFixture.start();
	}

	@AfterAll
	static void stopRedis() {
		redis.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "static", "dynamic", "dynamic-private" })
	void serversAndEmitterAreOneCluster(String mode, CapturedOutput output) {
		int port = Ports.free();
		int otherPort = Ports.free();
		String[] args = { "--socketio.redis.sharded.subscription-mode=" + mode,
				"--socketio.redis.sharded.channel-prefix=game" };
		try (ConfigurableApplicationContext one = start(port, args);
				ConfigurableApplicationContext other = start(otherPort, args);
				SocketIOTestClient client = RoomApplication.clientInRoom(port)) {
			assertThat(shardChannels().contains("game#/#")).isTrue();
			assertThat(shardChannels().contains("game#/#room#")).isEqualTo(!mode.equals("static"));
			assertThat(shardChannels().contains("game#/#" + client.id() + "#"))
				.isEqualTo(mode.equals("dynamic-private"));
			assertThat(redis.execute("PUBSUB", "NUMPAT")).isEqualTo(0L);

			other.getBean(SocketIOCluster.class).to("room").emit("from-server", 1);
			assertThat(client.receivedBefore("[\"from-server\",1]")).containsExactly(RoomApplication.JOINED);
			other.getBean(Emitter.class).to(client.id()).emit("from-emitter", 2);
			assertThat(client.receivedBefore("[\"from-emitter\",2]")).containsExactly(RoomApplication.JOINED,
					"[\"from-server\",1]");
			assertThat(one.getBean(SocketIOCluster.class).serverCount()).succeedsWithin(Duration.ofSeconds(5))
				.isEqualTo(2);
			assertThat(output).containsOnlyOnce("Socket.IO server started on 127.0.0.1:" + port
					+ " (adapter sharded, Redis at 127.0.0.1:" + redis.port() + ")");
		}
	}

	@Test
	void requestsTimeoutIsUsed() throws Exception {
		RedisClient silent = RedisClient.create(redis.uri());
		try (ConfigurableApplicationContext context = start(Ports.free(),
				"--socketio.redis.sharded.requests-timeout=300ms")) {
			silent.connectPubSub().sync().ssubscribe("socket.io#/#");
			long start = System.nanoTime();
			assertThat(context.getBean(SocketIOCluster.class).fetchSockets()).failsWithin(Duration.ofSeconds(4))
				.withThrowableThat()
				.withCauseInstanceOf(ClusterTimeoutException.class);
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(250));
		}
		finally {
			silent.shutdown();
		}
	}

	@ParameterizedTest
	@CsvSource({ "sharded.subscription-mode=static, socket.io#/#", "sharded.subscription-mode=dynamic, socket.io#/#r#",
			"emitter.key=other, other#/#r#", "sharded.channel-prefix=game, game#/#r#" })
	void emitterTakesTheChannelOfTheMode(String property, String channel) throws Exception {
		for (String protocol : List.of("adapter=sharded", "emitter.protocol=sharded")) {
			RedisClient client = RedisClient.create(redis.uri());
			try {
				CompletableFuture<String> message = message(client, channel);
				this.emitting
					.withPropertyValues("socketio.redis.url=" + redis.uri(), "socketio.redis." + protocol,
							"socketio.redis." + property)
					.run((context) -> {
						assertThat(context.getBean(Emitter.class).to("r").emit("x"))
							.succeedsWithin(Duration.ofSeconds(5))
							.isEqualTo(1L);
						assertThat(message.get(5, TimeUnit.SECONDS)).contains("\"emitter\"");
					});
			}
			finally {
				client.shutdown();
			}
		}
	}

	private static CompletableFuture<String> message(RedisClient client, String channel) {
		CompletableFuture<String> result = new CompletableFuture<>();
		StatefulRedisPubSubConnection<String, String> connection = client.connectPubSub();
		connection.addListener(new RedisPubSubAdapter<>() {
			@Override
			public void smessage(String shardChannel, String payload) {
				result.complete(payload);
			}
		});
		connection.sync().ssubscribe(channel);
		return result;
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void redisWithoutShardedPubSubIsAClearError(boolean failFast, CapturedOutput output) {
		try (RedisServerFixture old = RedisServerFixture.startWith("--rename-command", "SSUBSCRIBE", "")) {
			long start = System.nanoTime();
			assertThatException().isThrownBy(() -> RoomApplication.start(Ports.free(),
					"--socketio.redis.url=" + old.uri(), "--socketio.redis.adapter=sharded",
					"--socketio.redis.connect-timeout=10m", "--socketio.redis.fail-fast=" + failFast));
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(2));
			assertThat(output).contains("APPLICATION FAILED TO START")
				.contains("'socketio.redis.adapter=sharded' does not work with this Redis. Redis at 127.0.0.1:"
						+ old.port()
						+ ": Sharded Pub/Sub needs Redis 7.0 or later, or Valkey, but the server answered: "
						+ "ERR unknown command")
				.contains("Use Redis 7 or newer, or Valkey")
				.contains("set 'socketio.redis.adapter=classic'");
		}
	}

	@Test
	void emitterOnARedisWithoutShardedPubSubSaysSo() {
		try (RedisServerFixture old = RedisServerFixture.startWith("--rename-command", "SPUBLISH", "")) {
			this.emitting
				.withPropertyValues("socketio.redis.url=" + old.uri(), "socketio.redis.emitter.protocol=sharded")
				.run((context) -> assertThat(context.getBean(Emitter.class).emit("x"))
					.failsWithin(Duration.ofSeconds(5))
					.withThrowableOfType(ExecutionException.class)
					.withMessageContaining("unknown command"));
		}
	}

	private static ConfigurableApplicationContext start(int port, String... args) {
		String[] all = new String[args.length + 2];
		all[0] = "--socketio.redis.adapter=sharded";
		all[1] = "--socketio.redis.url=" + redis.uri();
		System.arraycopy(args, 0, all, 2, args.length);
		return RoomApplication.start(port, all);
	}

	private static List<?> shardChannels() {
		return (List<?>) redis.execute("PUBSUB", "SHARDCHANNELS");
	}

}
