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
import java.util.stream.Stream;

import io.github.socketioredis.Emitter;
import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.test.Ports;
import io.github.socketioredis.test.SocketIOTestClient;
import io.github.socketioredis.transport.memory.InMemoryPubSub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Servers of Spring Boot applications without a Redis.
 */
@ExtendWith(OutputCaptureExtension.class)
class MemoryServerIntegrationTests {

	@ParameterizedTest
	@CsvSource({ "classic, classic", "sharded, sharded", "none, classic", "none, sharded" })
	void emitterReachesTheClientsOfTheServer(String adapter, String protocol, CapturedOutput output) {
		int port = Ports.free();
		try (ConfigurableApplicationContext application = run(new InMemoryPubSub(), port,
				"--socketio.redis.adapter=" + adapter, "--socketio.redis.emitter.protocol=" + protocol,
				"--socketio.redis.emitter.key=app", "--socketio.redis.classic.key=app",
				"--socketio.redis.sharded.channel-prefix=app", "--socketio.redis.connect-timeout=1ms");
				SocketIOTestClient client = RoomApplication.clientInRoom(port);
				SocketIOTestClient outside = SocketIOTestClient.connect(port, "/", false)) {
			Emitter emitter = application.getBean(Emitter.class);
			assertThat(emitter.to("room").emit("news", 1)).isCompletedWithValue(1L);
			client.receivedBefore("[\"news\",1]");
			SocketIOCluster cluster = application.getBean(SocketIOCluster.class);
			emitter.in("room").socketsJoin("other").join();
			await().until(() -> cluster.in("other").fetchSockets().join().size() == 1);
			emitter.to("other").emit("again", 2);
			client.receivedBefore("[\"again\",2]");
			emitter.emit("all");
			assertThat(outside.receivedBefore("[\"all\"]")).isEmpty();
			assertThat(cluster.serverCount()).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(1);
		}
		assertThat(output)
			.contains("Socket.IO server started on 127.0.0.1:" + port + " (adapter " + adapter + ", Pub/Sub in memory)")
			.doesNotContain("Redis at");
	}

	@Test
	void applicationsWithOnePubSubAreOneCluster() {
		InMemoryPubSub pubSub = new InMemoryPubSub();
		int port = Ports.free();
		int otherPort = Ports.free();
		try (ConfigurableApplicationContext one = run(pubSub, port);
				ConfigurableApplicationContext other = run(pubSub, otherPort);
				SocketIOTestClient client = RoomApplication.clientInRoom(port);
				SocketIOTestClient otherClient = RoomApplication.clientInRoom(otherPort)) {
			one.getBean(SocketIOCluster.class).to("room").emit("from-one");
			Stream.of(client, otherClient).forEach((each) -> each.receivedBefore("[\"from-one\"]"));
			SocketIOCluster cluster = other.getBean(SocketIOCluster.class);
			assertThat(cluster.serverCount().join()).isEqualTo(2);
			assertThat(cluster.in("room").fetchSockets().join()).extracting((socket) -> socket.id())
				.containsExactlyInAnyOrderElementsOf(List.of(client.id(), otherClient.id()));
		}
	}

	@Test
	void serverComesBackAfterAPauseOfItsContext() {
		int port = Ports.free();
		try (ConfigurableApplicationContext application = run(new InMemoryPubSub(), port)) {
			application.stop();
			application.start();
			try (SocketIOTestClient client = RoomApplication.clientInRoom(port)) {
				application.getBean(Emitter.class).to("room").emit("news");
				client.receivedBefore("[\"news\"]");
			}
		}
	}

	private static ConfigurableApplicationContext run(InMemoryPubSub pubSub, int port, String... args) {
		ApplicationContextInitializer<GenericApplicationContext> shared = (context) -> context
			.registerBean(InMemoryPubSub.class, () -> pubSub);
		return new SpringApplicationBuilder(RoomApplication.App.class).web(WebApplicationType.NONE)
			.registerShutdownHook(false)
			.initializers(shared)
			.properties("socketio.redis.transport=memory", "socketio.server.port=" + port,
					"socketio.server.hostname=127.0.0.1", "logging.level.io.github.socketioredis=info",
					"spring.main.banner-mode=off")
			.run(args);
	}

}
