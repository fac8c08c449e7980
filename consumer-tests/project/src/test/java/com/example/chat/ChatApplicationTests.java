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


package com.example.chat;

import java.io.IOException;

import io.github.socketioredis.Emitter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest
@DirtiesContext
class ChatApplicationTests {

	private static RedisServer redis;

	private static int port;

	@BeforeAll
	static void startRedis() throws IOException {
		redis = Servers.startRedis();
		port = Servers.freePort();
	}

	@AfterAll
	static void stopRedis() throws IOException {
		redis.stop();
	}

	@DynamicPropertySource
	static void addresses(DynamicPropertyRegistry registry) {
		registry.add("spring.data.redis.port", () -> Servers.port(redis));
		registry.add("socketio.server.port", () -> port);
	}

	@Test
	void clientsHearEachOther() throws Exception {
		try (PacketClient ann = new PacketClient(port); PacketClient bob = new PacketClient(port)) {
			ann.send("42[\"join\",\"tea\"]");
			assertThat(ann.next()).isEqualTo("42[\"joined\",\"tea\"]");
			bob.send("42[\"say\",{\"room\":\"tea\",\"text\":\"milk?\"}]");
			assertThat(ann.next()).isEqualTo("42[\"said\",{\"room\":\"tea\",\"text\":\"milk?\"}]");
		}
	}

	@Test
	void emitterIsInjected(@Autowired Emitter emitter) throws Exception {
		try (PacketClient ann = new PacketClient(port)) {
			assertThat(emitter.emit("news", 1).join()).isEqualTo(1);
			assertThat(ann.next()).isEqualTo("42[\"news\",1]");
		}
	}

}
