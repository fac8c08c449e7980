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

package io.github.socketioredis.autoconfigure.observation;

import java.util.List;
import java.util.Map;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIOServer;
import com.corundumstudio.socketio.annotation.OnEvent;
import io.github.socketioredis.Emitter;
import io.github.socketioredis.OnServerSideEvent;
import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.test.Ports;
import io.github.socketioredis.test.RedisServerFixture;
import io.github.socketioredis.test.SocketIOTestClient;
import io.micrometer.observation.Observation;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is observed of a server and an emitter, with a real Redis.
 */
class SocketIOObservationIntegrationTests {

	@Test
	void emitsAndHandlersAreObserved() {
		int port = Ports.free();
		try (RedisServerFixture redis = RedisServerFixture.start();
				ConfigurableApplicationContext context = start(redis, port);
				SocketIOTestClient client = SocketIOTestClient.connect(port, "/", false)) {
			TestObservationRegistry registry = context.getBean(TestObservationRegistry.class);
			Observation request = Observation.start("request", registry);
			request.scoped(() -> {
				context.getBean(Emitter.class).emit("of-emitter").join();
				context.getBean(SocketIOCluster.class).emit("of-cluster").join();
				context.getBean(SocketIOServer.class).getBroadcastOperations().sendEvent("of-server");
			});
			request.stop();
			client.receivedBefore("[\"of-emitter\"]");
			for (String event : List.of("of-emitter", "of-cluster", "of-server")) {
				await(registry, "emit " + event);
				TestObservationRegistryAssert.assertThat(registry)
					.hasObservationWithNameEqualTo("socketio.emit")
					.that()
					.hasParentObservationEqualTo(request);
			}

			assertThat(client.call("greet", "x")).isEqualTo("[\"hello\"]");
			await(registry, "handle greet");
			client.emit("fail", "x");
			Awaitility.await()
				.untilAsserted(() -> TestObservationRegistryAssert.assertThat(registry)
					.hasAnObservation((observation) -> observation.hasContextualNameEqualTo("handle fail")
						.hasError()
						.hasLowCardinalityKeyValue("socketio.source", "client")));

			context.getBean(Emitter.class).serverSideEmit("load", 1).join();
			await(registry, "handle load");
		}
	}

	private static void await(TestObservationRegistry registry, String name) {
		Awaitility.await()
			.untilAsserted(() -> TestObservationRegistryAssert.assertThat(registry)
				.hasAnObservation((observation) -> observation.hasContextualNameEqualTo(name)));
	}

	private static ConfigurableApplicationContext start(RedisServerFixture redis, int port) {
		SpringApplication application = new SpringApplication(App.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setRegisterShutdownHook(false);
		application.setDefaultProperties(Map.of("socketio.server.port", port, "socketio.server.hostname", "127.0.0.1",
				"socketio.redis.url", redis.uri(), "spring.main.banner-mode", "off"));
		return application.run();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class App {

		@Bean
		TestObservationRegistry registry() {
			return TestObservationRegistry.create();
		}

		@Bean
		Handlers handlers() {
			return new Handlers();
		}

	}

	static class Handlers {

		@OnEvent("greet")
		public void greet(SocketIOClient client, AckRequest ack, String name) {
			ack.sendAckData("hello");
		}

		@OnEvent("fail")
		public void fail(SocketIOClient client, String name) {
			throw new IllegalStateException("on purpose");
		}

		@OnServerSideEvent("load")
		public void load(int what) {
		}

	}

}
