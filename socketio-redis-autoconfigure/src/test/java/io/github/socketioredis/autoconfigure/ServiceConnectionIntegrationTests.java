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

import io.github.socketioredis.Emitter;
import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.test.Ports;
import io.github.socketioredis.test.SocketIOTestClient;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application whose Redis is a container, known by {@link ServiceConnection} alone.
 */
@NeedsDocker
@Testcontainers
@SpringBootTest(classes = RoomApplication.App.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = "socketio.server.hostname=127.0.0.1")
@DirtiesContext
class ServiceConnectionIntegrationTests {

	@Container
	@ServiceConnection(name = "redis")
	static final GenericContainer<?> redis = RedisContainers.redis();

	private static final int port = Ports.free();

	@DynamicPropertySource
	static void server(DynamicPropertyRegistry registry) {
		registry.add("socketio.server.port", () -> port);
	}

	@Test
	void serverHearsAnEmitterOfAnotherApplication() {
		try (ConfigurableApplicationContext other = otherApplication(Ports.free());
				SocketIOTestClient client = RoomApplication.clientInRoom(port)) {
			other.getBean(Emitter.class).to("room").emit("news", 1);
			assertThat(client.receivedBefore("[\"news\",1]")).containsExactly(RoomApplication.JOINED);
		}
	}

	@Test
	void emitterReachesTheServerOfAnotherApplication(@Autowired Emitter emitter) {
		int otherPort = Ports.free();
		try (ConfigurableApplicationContext other = otherApplication(otherPort);
				SocketIOTestClient client = RoomApplication.clientInRoom(otherPort)) {
			assertThat(other.getBean(SocketIOCluster.class).serverCount()).succeedsWithin(Duration.ofSeconds(5))
				.isEqualTo(2);
			emitter.to("room").emit("news", 2);
			assertThat(client.receivedBefore("[\"news\",2]")).containsExactly(RoomApplication.JOINED);
		}
	}

	private static ConfigurableApplicationContext otherApplication(int otherPort) {
		return RoomApplication.start(otherPort,
				"--socketio.redis.url=redis://" + redis.getHost() + ":" + redis.getFirstMappedPort());
	}

	@Test
	void redisOfTheApplicationIsTheSame(@Autowired StringRedisTemplate template) {
		template.opsForValue().set("color", "green");
		assertThat(template.opsForValue().get("color")).isEqualTo("green");
	}

}
