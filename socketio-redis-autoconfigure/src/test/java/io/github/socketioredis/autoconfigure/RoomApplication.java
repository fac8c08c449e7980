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
import java.util.concurrent.CopyOnWriteArrayList;

import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.annotation.OnEvent;
import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.test.SocketIOTestClient;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

/**
 * An application with a server whose clients join rooms with {@code join}, and hear
 * {@code joined} when Redis has confirmed the room.
 */
final class RoomApplication {

	static final String JOINED = "[\"joined\",\"room\"]";

	private RoomApplication() {
	}

	static ConfigurableApplicationContext start(int port, String... args) {
		SpringApplication application = new SpringApplication(App.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setRegisterShutdownHook(false);
		application.setDefaultProperties(Map.of("socketio.server.port", port, "socketio.server.hostname", "127.0.0.1",
				"logging.level.io.github.socketioredis", "info", "spring.main.banner-mode", "off"));
		return application.run(args);
	}

	static SocketIOTestClient clientInRoom(int port) {
		SocketIOTestClient client = SocketIOTestClient.connect(port, "/", false);
		client.emit("join", "room");
		client.receivedBefore(JOINED);
		return client;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Handlers.class, Gaps.class })
	static class App {

	}

	static class Handlers {

		private final SocketIOCluster cluster;

		Handlers(SocketIOCluster cluster) {
			this.cluster = cluster;
		}

		@OnEvent("join")
		public void join(SocketIOClient client, String room) {
			this.cluster.socket(client).join(room).thenRun(() -> client.sendEvent("joined", room));
		}

	}

	static class Gaps {

		final List<Object> events = new CopyOnWriteArrayList<>();

		@EventListener
		void started(SubscriptionGapStartedEvent event) {
			this.events.add(event);
		}

		@EventListener
		void ended(SubscriptionGapEndedEvent event) {
			this.events.add(event);
		}

	}

}
