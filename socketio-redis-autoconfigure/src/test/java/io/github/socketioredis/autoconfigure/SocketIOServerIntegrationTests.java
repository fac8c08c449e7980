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

import java.util.List;
import java.util.Map;

import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.annotation.OnConnect;
import com.corundumstudio.socketio.annotation.OnEvent;
import io.github.socketioredis.Emitter;
import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.test.Ports;
import io.github.socketioredis.test.RedisServerFixture;
import io.github.socketioredis.test.SocketIOTestClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Servers of Spring Boot applications on a real Redis.
 */
@ExtendWith(OutputCaptureExtension.class)
class SocketIOServerIntegrationTests {

	private static RedisServerFixture redis;

	@BeforeAll
	static void startRedis() {
		redis = RedisServerFixture.start();
	}

	@AfterAll
	static void stopRedis() {
		redis.close();
	}

	@Test
	void serversAndEmitterAreOneCluster(CapturedOutput output) {
		int port = Ports.free();
		int otherPort = Ports.free();
		try (ConfigurableApplicationContext one = run(redis, port);
				ConfigurableApplicationContext other = run(redis, otherPort);
				SocketIOTestClient client = SocketIOTestClient.connect(port, "/", false);
				SocketIOTestClient otherClient = SocketIOTestClient.connect(otherPort, "/", true);
				SocketIOTestClient chat = SocketIOTestClient.connect(otherPort, "/chat", false)) {
			assertThat(client.call("join", "room")).isEqualTo("[\"joined\"]");
			assertThat(otherClient.call("join", "room")).isEqualTo("[\"joined\"]");

			one.getBean(SocketIOCluster.class).to("room").emit("from-one", 1);
			assertThat(otherClient.receivedBefore("[\"from-one\",1]")).isEmpty();
			other.getBean(Emitter.class).to("room").emit("from-emitter", Map.of("a", 2));
			assertThat(client.receivedBefore("[\"from-emitter\",{\"a\":2}]")).containsExactly("[\"from-one\",1]");
			one.getBean(Emitter.class).of("/chat").emit("chatting");
			assertThat(chat.receivedBefore("[\"chatting\"]")).isEmpty();
			assertThat(output).containsOnlyOnce("Socket.IO server started on 127.0.0.1:" + port
					+ " (adapter classic, Redis at 127.0.0.1:" + redis.port() + ")");
		}
		assertThat(output).containsOnlyOnce("Socket.IO server on 127.0.0.1:" + port + " stopped");
		assertNothingSubscribed(redis);
	}

	@Test
	void secretsAreNotLogged(CapturedOutput output) {
		try (RedisServerFixture secured = RedisServerFixture.startWith("--user", "alice", "on", ">topsecret", "~*",
				"&*", "+@all")) {
			String url = "redis://alice:topsecret@127.0.0.1:" + secured.port();
			int port = Ports.free();
			try (ConfigurableApplicationContext context = start(port, "--socketio.redis.url=" + url)) {
				assertThat(context.getBean(SocketIOCluster.class).ready()).isCompleted();
				assertThat(String.valueOf(secured.execute("CLIENT", "LIST"))).contains("user=alice");
			}
			assertThat(output).contains("Redis at 127.0.0.1:" + secured.port()).doesNotContain("topsecret");
		}
	}

	@Test
	void clientsAreToldWhenTheServerStops() {
		int port = Ports.free();
		ConfigurableApplicationContext context = run(redis, port);
		try (SocketIOTestClient client = SocketIOTestClient.connect(port, "/", false)) {
			context.close();
			client.await("disconnect: transport ");
		}
	}

	@Test
	void contextCanBeStoppedAndStarted() {
		int port = Ports.free();
		try (ConfigurableApplicationContext context = run(redis, port)) {
			context.stop();
			assertNothingSubscribed(redis);
			assertThatException().isThrownBy(() -> Handshake.get(port, "/socket.io/"));

			context.start();
			assertThat(redis.execute("PUBSUB", "NUMPAT")).isEqualTo(2L);
			try (SocketIOTestClient client = SocketIOTestClient.connect(port, "/", false)) {
				client.call("join", "room");
				context.getBean(Emitter.class).to("room").emit("again");
				assertThat(client.receivedBefore("[\"again\"]")).isEmpty();
			}
		}
	}

	@Test
	void nextContextOfTheJvmCanUseTheSamePort() {
		int port = Ports.free();
		for (int i = 0; i < 2; i++) {
			try (ConfigurableApplicationContext context = run(redis, port);
					SocketIOTestClient client = SocketIOTestClient.connect(port, "/", false)) {
				context.getBean(Emitter.class).emit("hello", i);
				assertThat(client.receivedBefore("[\"hello\"," + i + "]")).isEmpty();
			}
		}
	}

	@Test
	void usedPortIsAClearErrorAndLeavesNothing(CapturedOutput output) {
		int port = Ports.free();
		try (ConfigurableApplicationContext context = run(redis, port)) {
			assertThat(context.isRunning()).isTrue();
			assertThatException().isThrownBy(() -> run(redis, port));
			assertThat(output).contains("APPLICATION FAILED TO START")
				.contains("The Socket.IO server can't listen on 127.0.0.1:" + port)
				.contains("set 'socketio.server.port'");
			assertThat(redis.execute("PUBSUB", "NUMPAT")).isEqualTo(2L);
		}
	}

	@Test
	void missingRedisIsAClearError(CapturedOutput output) {
		try (RedisServerFixture down = RedisServerFixture.notStarted()) {
			int port = Ports.free();
			assertThatException().isThrownBy(() -> run(down, port, "--socketio.redis.connect-timeout=3s"));
			assertThat(output).contains("APPLICATION FAILED TO START")
				.contains("Redis at 127.0.0.1:" + down.port()
						+ " did not confirm the subscriptions of the Socket.IO server within 3000 ms")
				.contains("Connection refused")
				.contains("socketio.redis.fail-fast=false");
			assertThatException().isThrownBy(() -> Handshake.get(port, "/socket.io/"));
		}
	}

	@Test
	void deniedChannelIsAClearError(CapturedOutput output) {
		try (RedisServerFixture secured = RedisServerFixture.startWith("--user", "alice", "on", ">secret", "~*",
				"resetchannels", "+@all")) {
			String url = "redis://alice:secret@127.0.0.1:" + secured.port();
			assertThatException().isThrownBy(
					() -> start(Ports.free(), "--socketio.redis.url=" + url, "--socketio.redis.connect-timeout=1s"));
			assertThat(output).contains("APPLICATION FAILED TO START").contains("NOPERM");
		}
	}

	@Test
	void serverJoinsWhenRedisComes(CapturedOutput output) {
		int port = Ports.free();
		try (RedisServerFixture late = RedisServerFixture.notStarted();
				ConfigurableApplicationContext context = run(late, port, "--socketio.redis.connect-timeout=500ms",
						"--socketio.redis.fail-fast=false");
				SocketIOTestClient client = SocketIOTestClient.connect(port, "/", false)) {
			client.call("join", "room");
			context.getBean(SocketIOCluster.class).to("room").emit("local");
			assertThat(client.receivedBefore("[\"local\"]")).isEmpty();
			assertThat(output).containsOnlyOnce("Only clients of this server are reached until it comes");

			late.restart();
			Awaitility.await()
				.untilAsserted(() -> assertThat(output)
					.containsOnlyOnce("Socket.IO server on 127.0.0.1:" + port + " has joined the cluster"));
			context.getBean(Emitter.class).to("room").emit("joined");
			assertThat(client.receivedBefore("[\"joined\"]")).containsExactly("[\"local\"]");
		}
	}

	@Test
	void serverWithAdapterNoneNeedsNoRedis() {
		int port = Ports.free();
		try (RedisServerFixture down = RedisServerFixture.notStarted();
				ConfigurableApplicationContext context = run(down, port, "--socketio.redis.adapter=none");
				SocketIOTestClient client = SocketIOTestClient.connect(port, "/", false)) {
			context.getBean(SocketIOCluster.class).emit("alone");
			assertThat(client.receivedBefore("[\"alone\"]")).isEmpty();
		}
	}

	@Test
	void serverWithoutPortSubscribesToNothing() {
		try (RedisServerFixture quiet = RedisServerFixture.start();
				ConfigurableApplicationContext context = new SpringApplication(App.class)
					.run("--socketio.redis.url=" + quiet.uri())) {
			assertThat(context.getBean(Emitter.class).emit("x")).succeedsWithin(java.time.Duration.ofSeconds(5))
				.isEqualTo(0L);
			assertThat(quiet.execute("PUBSUB", "NUMPAT")).isEqualTo(0L);
			assertThat(quiet.execute("PUBSUB", "CHANNELS")).isEqualTo(List.of());
		}
	}

	private static void assertNothingSubscribed(RedisServerFixture server) {
		Awaitility.await().untilAsserted(() -> {
			assertThat(server.execute("PUBSUB", "NUMPAT")).isEqualTo(0L);
			assertThat(server.execute("PUBSUB", "CHANNELS")).isEqualTo(List.of());
		});
	}

	private static ConfigurableApplicationContext run(RedisServerFixture server, int port, String... args) {
		String[] all = new String[args.length + 1];
		System.arraycopy(args, 0, all, 0, args.length);
		all[args.length] = "--socketio.redis.url=" + server.uri();
		return start(port, all);
	}

	private static ConfigurableApplicationContext start(int port, String... args) {
		SpringApplication application = new SpringApplication(App.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setRegisterShutdownHook(false);
		application.setDefaultProperties(Map.of("socketio.server.port", port, "socketio.server.hostname", "127.0.0.1",
				"logging.level.io.github.socketioredis", "info", "spring.main.banner-mode", "off"));
		return application.run(args);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Handlers.class, ChatHandlers.class })
	static class App {

	}

	static class Handlers {

		@OnEvent("join")
		public void join(SocketIOClient client, String room, com.corundumstudio.socketio.AckRequest ack) {
			client.joinRoom(room);
			ack.sendAckData("joined");
		}

	}

	@SocketIOController(namespace = "/chat")
	static class ChatHandlers {

		@OnConnect
		public void connected(SocketIOClient client) {
		}

	}

}
