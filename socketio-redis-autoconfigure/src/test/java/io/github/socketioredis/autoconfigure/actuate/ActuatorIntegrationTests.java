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

package io.github.socketioredis.autoconfigure.actuate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.annotation.OnEvent;
import io.github.socketioredis.test.Ports;
import io.github.socketioredis.test.RedisServerFixture;
import io.github.socketioredis.test.SocketIOTestClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an operator sees over HTTP.
 */
class ActuatorIntegrationTests {

	private static final HttpClient http = HttpClient.newHttpClient();

	private static final int port = Ports.free();

	private static RedisServerFixture redis;

	private static ConfigurableApplicationContext context;

	@BeforeAll
	static void start() {
		redis = RedisServerFixture.start();
		SpringApplication application = new SpringApplication(App.class);
		application.setRegisterShutdownHook(false);
		application.setDefaultProperties(Map.of("socketio.server.port", port, "socketio.server.hostname", "127.0.0.1",
				"spring.data.redis.url", redis.uri(), "server.port", 0, "server.address", "127.0.0.1",
				"management.endpoints.web.exposure.include", "health,info,socketio",
				"management.endpoint.health.show-details", "always", "management.info.socketio.enabled", true,
				"spring.main.banner-mode", "off"));
		context = application.run();
	}

	@AfterAll
	static void stop() {
		if (context != null) {
			context.close();
		}
		if (redis != null) {
			redis.close();
		}
	}

	private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
		String webPort = context.getEnvironment().getProperty("local.server.port");
		return http.send(
				HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + webPort + "/actuator/" + path)).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private static JsonNode json(String path) throws IOException, InterruptedException {
		return JsonMapper.shared().readTree(get(path).body());
	}

	@Test
	void healthFollowsRedis() throws Exception {
		JsonNode before = json("health");
		assertThat(before.at("/components/socketioRedis/status").asString()).isEqualTo("UP");
		assertThat(before.at("/components/socketioRedis/details/subscriptions/confirmed").asInt()).isPositive();
		assertThat(before.at("/components/redis/details/version").asString()).isNotEmpty();

		redis.kill();
		Awaitility.await()
			.atMost(Duration.ofSeconds(5))
			.untilAsserted(() -> assertThat(component().at("/status").asString()).isEqualTo("DOWN"));
		HttpResponse<String> down = get("health/socketioRedis");
		assertThat(down.statusCode()).isEqualTo(503);
		JsonNode subscriptions = JsonMapper.shared().readTree(down.body()).at("/details/subscriptions");
		assertThat(subscriptions.get("confirmed").asInt()).isZero();
		assertThat(subscriptions.get("missing").asInt()).isEqualTo(subscriptions.get("desired").asInt());
		assertThat(subscriptions.get("lastError").asString()).isNotEmpty();

		redis.restart();
		Awaitility.await().untilAsserted(() -> assertThat(component().at("/status").asString()).isEqualTo("UP"));
		assertThat(component().at("/details/subscriptions").has("lastError")).isFalse();
	}

	private static JsonNode component() throws IOException, InterruptedException {
		return json("health/socketioRedis");
	}

	@Test
	void endpointShowsTheServer() throws Exception {
		try (SocketIOTestClient one = SocketIOTestClient.connect(port, "/", false);
				SocketIOTestClient two = SocketIOTestClient.connect(port, "/", true)) {
			one.emit("join", "lobby");
			two.emit("join", "lobby");
			two.emit("join", "quiet");
			Awaitility.await()
				.untilAsserted(
						() -> assertThat(json("socketio").at("/namespaces/~1/rooms/total").asInt()).isEqualTo(2));
			HttpResponse<String> response = get("socketio?rooms=1");
			assertThat(response.body()).doesNotContain(one.id()).doesNotContain(two.id());
			JsonNode shown = JsonMapper.shared().readTree(response.body());
			assertThat(shown.at("/server/running").asBoolean()).isTrue();
			assertThat(shown.at("/server/port").asInt()).isEqualTo(port);
			assertThat(shown.at("/server/clients")).hasToString("{\"websocket\":1,\"polling\":1}");
			assertThat(shown.at("/namespaces/~1/sockets").asInt()).isEqualTo(2);
			assertThat(shown.at("/namespaces/~1/rooms/largest")).hasToString("[{\"name\":\"lobby\",\"sockets\":2}]");
			assertThat(shown.at("/publishing/status").asString()).isEqualTo("AVAILABLE");
			assertThat(json("socketio?namespace=/").at("/namespaces").propertyNames()).containsExactly("/");
			assertThat(get("socketio?namespace=/other").statusCode()).isEqualTo(404);
		}
	}

	@Test
	void infoShowsTheSetup() throws Exception {
		assertThat(json("info").at("/socketio/adapter").asString()).isEqualTo("classic");
		assertThat(json("info").at("/socketio/server/port").asInt()).isEqualTo(port);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Handlers.class)
	static class App {

	}

	static class Handlers {

		@OnEvent("join")
		void join(SocketIOClient client, String room) {
			client.joinRoom(room);
		}

	}

}
