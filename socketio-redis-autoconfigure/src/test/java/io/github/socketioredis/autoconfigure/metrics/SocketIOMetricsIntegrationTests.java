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

package io.github.socketioredis.autoconfigure.metrics;

import java.util.Map;

import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.annotation.OnEvent;
import io.github.socketioredis.Emitter;
import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.test.Ports;
import io.github.socketioredis.test.RedisServerFixture;
import io.github.socketioredis.test.SocketIOTestClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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
 * What the meters of a server show, with a real Redis.
 */
class SocketIOMetricsIntegrationTests {

	@Test
	void metersShowWhatHappens() {
		int port = Ports.free();
		try (RedisServerFixture redis = RedisServerFixture.start();
				ConfigurableApplicationContext context = start(redis, port);
				SocketIOTestClient client = SocketIOTestClient.connect(port, "/", false);
				SocketIOTestClient polling = SocketIOTestClient.connect(port, "/", true)) {
			Meters meters = new Meters(context.getBean(MeterRegistry.class));
			assertThat(meters.gauge(SocketIOMeters.CONNECTIONS, "transport", "websocket")).isEqualTo(1);
			assertThat(meters.gauge(SocketIOMeters.CONNECTIONS, "transport", "polling")).isEqualTo(1);
			assertThat(client.call("echo", 1)).isEqualTo("[1]");
			assertThat(meters.counter(SocketIOMeters.EVENTS, "direction", "in")).isEqualTo(1);

			context.getBean(Emitter.class).emit("news").join();
			assertThat(client.receivedBefore("[\"news\"]")).isEmpty();
			assertThat(polling.receivedBefore("[\"news\"]")).isEmpty();
			assertThat(meters.counter(SocketIOMeters.EVENTS, "direction", "out")).isEqualTo(2);
			assertThat(meters.counter(SocketIOMeters.PUBLISHED, "outcome", "success")).isEqualTo(1);
			assertThat(meters.counter(SocketIOMeters.RECEIVED)).isEqualTo(1);
			assertThat(meters.counter(SocketIOMeters.DELIVERED)).isEqualTo(1);
			assertThat(meters.registry.get(SocketIOMeters.PUBLISH).timer().count()).isEqualTo(1);
			assertThat(meters.registry.get(SocketIOMeters.DELIVERY_LAG).timer().count()).isEqualTo(1);

			context.getBean(SocketIOCluster.class).fetchSockets().join();
			assertThat(meters.counter(SocketIOMeters.REQUESTS)).isEqualTo(1);
			assertThat(meters.counter(SocketIOMeters.REQUEST_TIMEOUTS)).isZero();
			assertThat(meters.gauge(SocketIOMeters.REQUESTS_PENDING)).isZero();

			showsAnOutage(redis, meters);
		}
	}

	private static void showsAnOutage(RedisServerFixture redis, Meters meters) {
		double desired = meters.gauge(SocketIOMeters.SUBSCRIPTIONS, "state", "desired");
		assertThat(desired).isPositive().isEqualTo(meters.gauge(SocketIOMeters.SUBSCRIPTIONS, "state", "confirmed"));
		assertThat(meters.counter(SocketIOMeters.RECONNECTS)).isZero();
		redis.kill();
		Awaitility.await().until(() -> meters.gauge(SocketIOMeters.SUBSCRIPTIONS, "state", "confirmed") == 0);
		assertThat(meters.gauge(SocketIOMeters.SUBSCRIPTIONS, "state", "desired")).isEqualTo(desired);
		redis.restart();
		Awaitility.await().until(() -> meters.gauge(SocketIOMeters.SUBSCRIPTIONS, "state", "confirmed") == desired);
		assertThat(meters.counter(SocketIOMeters.RECONNECTS)).isPositive();
	}

	private static ConfigurableApplicationContext start(RedisServerFixture redis, int port) {
		SpringApplication application = new SpringApplication(App.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setRegisterShutdownHook(false);
		application.setDefaultProperties(Map.of("socketio.server.port", port, "socketio.server.hostname", "127.0.0.1",
				"socketio.redis.url", redis.uri(), "spring.main.banner-mode", "off"));
		return application.run();
	}

	private record Meters(MeterRegistry registry) {

		double counter(String name, String... tags) {
			return this.registry.get(name).tags(tags).functionCounter().count();
		}

		double gauge(String name, String... tags) {
			return this.registry.get(name).tags(tags).gauge().value();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class App {

		@Bean
		SimpleMeterRegistry registry() {
			return new SimpleMeterRegistry();
		}

		@Bean
		Handlers handlers() {
			return new Handlers();
		}

	}

	static class Handlers {

		@OnEvent("echo")
		public void echo(SocketIOClient client, com.corundumstudio.socketio.AckRequest ack, Integer value) {
			ack.sendAckData(value);
		}

	}

}
