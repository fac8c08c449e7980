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

package io.github.socketioredis.sample.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.embedded.RedisServer;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * A real Redis server on 127.0.0.1 that is started for the first application context
 * which configures none, and shared by those that follow. It takes port 6379 if that is
 * free. Thread-safe.
 *
 * @since 0.1.0
 */
public final class EmbeddedRedis
		implements ApplicationContextInitializer<ConfigurableApplicationContext>, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedRedis.class);

	private static final String HOST = "127.0.0.1";

	private static final int DEFAULT_PORT = 6379;

	private int port;

	private @Nullable RedisServer server;

	@Override
	public synchronized void initialize(ConfigurableApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		if (isConfigured(environment)) {
			return;
		}
		if (this.port == 0) {
			this.port = isFree(DEFAULT_PORT) ? DEFAULT_PORT : freePort();
			start();
		}
		environment.getPropertySources()
			.addFirst(new MapPropertySource("embeddedRedis", Map.of("socketio.redis.url", url())));
	}

	private static boolean isConfigured(ConfigurableEnvironment environment) {
		Binder binder = Binder.get(environment);
		return Stream.of("socketio.redis.", "spring.data.redis.")
			.flatMap((prefix) -> Stream.of("url", "host", "port", "sentinel.master", "cluster.nodes")
				.map((key) -> prefix + key))
			.anyMatch((key) -> binder.bind(key, Bindable.of(Object.class)).isBound());
	}

	/**
	 * Starts the server, on the port it had before. Does nothing if it runs.
	 * @throws IllegalStateException if it can't be started on this operating system
	 */
	public synchronized void start() {
		if (this.server != null) {
			return;
		}
		try {
			RedisServer started = RedisServer.builder().bind(HOST).port(this.port).setting("save \"\"").build();
			started.start();
			this.server = started;
		}
		catch (RuntimeException ex) {
			throw new IllegalStateException(
					"No Redis could be started: run one yourself and pass --socketio.redis.url=redis://localhost:6379",
					ex);
		}
		logger.info("Started Redis at {}", url());
	}

	/**
	 * Returns whether the server has been started and not been closed.
	 * @return {@code true} while it runs
	 */
	public synchronized boolean isRunning() {
		return this.server != null;
	}

	/**
	 * Returns whether clients find the server without being told where.
	 * @return {@code true} on port 6379
	 */
	public synchronized boolean onDefaultPort() {
		return this.port == DEFAULT_PORT;
	}

	/**
	 * Returns the address of the server.
	 * @return a URL for Redis clients
	 */
	public synchronized String url() {
		return "redis://" + HOST + ":" + this.port;
	}

	@Override
	public synchronized void close() {
		if (this.server == null) {
			return;
		}
		this.server.stop();
		this.server = null;
	}

	private static boolean isFree(int port) {
		try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(HOST))) {
			return socket.isBound();
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("No free port on " + HOST, ex);
		}
	}

}
