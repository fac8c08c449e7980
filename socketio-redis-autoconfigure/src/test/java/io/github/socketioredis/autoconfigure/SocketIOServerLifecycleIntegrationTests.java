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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.github.socketioredis.Emitter;
import io.github.socketioredis.test.Ports;
import io.github.socketioredis.test.RedisServerFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The order in which server, web server and connections start and stop.
 */
class SocketIOServerLifecycleIntegrationTests {

	private static final int WEB_SERVER_PHASE = SmartLifecycle.DEFAULT_PHASE - 2048;

	private final int port = Ports.free();

	private RedisServerFixture redis;

	@BeforeEach
	void startRedis() {
		this.redis = RedisServerFixture.start();
	}

	@AfterEach
	void stopRedis() {
		this.redis.close();
	}

	@Test
	void serverStartsBeforeTheWebServerAndStopsAfterIt() {
		Probe probe = new Probe(WEB_SERVER_PHASE, () -> Handshake.get(this.port, "/socket.io/").startsWith("0{"));
		start(probe).close();
		assertThat(probe.seen).containsExactly("start true", "stop true");
	}

	@Test
	void connectionsAreStillOpenWhenTheServerHasStopped() {
		Emitter[] emitter = new Emitter[1];
		Probe probe = new Probe(SocketIOServerLifecycle.PHASE - 1, () -> {
			await().until(() -> this.redis.execute("PUBSUB", "NUMPAT").equals(0L));
			return String.valueOf(emitter[0].emit("x").completeOnTimeout(-1L, 5, TimeUnit.SECONDS).join());
		});
		ConfigurableApplicationContext context = start(probe, (beans) -> emitter[0] = beans.getBean(Emitter.class));
		assertThat(this.redis.execute("PUBSUB", "NUMPAT")).isEqualTo(1L);
		context.close();
		assertThat(probe.seen).containsExactly("start 0", "stop 0");
	}

	@Test
	void stopDoesNotBlockTheCaller() {
		try (ConfigurableApplicationContext context = start(new Probe(0, () -> ""))) {
			SocketIOServerLifecycle lifecycle = context.getBean(SocketIOServerLifecycle.class);
			CompletableFuture<Thread> stopped = new CompletableFuture<>();
			lifecycle.stop(() -> stopped.complete(Thread.currentThread()));
			assertThat(stopped).succeedsWithin(Duration.ofSeconds(20)).isNotSameAs(Thread.currentThread());
			assertThat(lifecycle.isRunning()).isFalse();
		}
	}

	private ConfigurableApplicationContext start(Probe probe) {
		return start(probe, (context) -> {
		});
	}

	private ConfigurableApplicationContext start(Probe probe,
			java.util.function.Consumer<GenericApplicationContext> whenReady) {
		SpringApplication application = new SpringApplication(App.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setRegisterShutdownHook(false);
		application.setDefaultProperties(Map.of("socketio.server.port", this.port, "socketio.server.hostname",
				"127.0.0.1", "socketio.redis.url", this.redis.uri()));
		application.addInitializers((context) -> {
			GenericApplicationContext generic = (GenericApplicationContext) context;
			generic.registerBean(Probe.class, () -> {
				whenReady.accept(generic);
				return probe;
			});
		});
		return application.run();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class App {

	}

	/**
	 * Looks at the world when it is its turn to start and to stop.
	 */
	private static final class Probe implements SmartLifecycle {

		private final int phase;

		private final Supplier<Object> look;

		private final List<String> seen = new CopyOnWriteArrayList<>();

		private volatile boolean running;

		Probe(int phase, Supplier<Object> look) {
			this.phase = phase;
			this.look = look;
		}

		@Override
		public void start() {
			this.running = true;
			this.seen.add("start " + this.look.get());
		}

		@Override
		public void stop() {
			this.running = false;
			this.seen.add("stop " + this.look.get());
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

		@Override
		public int getPhase() {
			return this.phase;
		}

	}

}
