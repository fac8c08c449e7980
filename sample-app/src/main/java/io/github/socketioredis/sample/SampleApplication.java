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

package io.github.socketioredis.sample;

import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.socketioredis.autoconfigure.SocketIORedisProperties;
import io.github.socketioredis.sample.redis.EmbeddedRedis;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Several chat servers in one JVM, each an application context of its own, on one Redis.
 * Not thread-safe.
 *
 * @since 0.1.0
 */
public final class SampleApplication implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(SampleApplication.class);

	private static final int TOKEN_BYTES = 12;

	private final EmbeddedRedis redis = new EmbeddedRedis();

	private final String adminToken = randomToken();

	private final List<ConfigurableApplicationContext> contexts = new ArrayList<>();

	private final Map<String, URI> pages = new LinkedHashMap<>();

	private SampleApplication() {
	}

	private static String randomToken() {
		byte[] bytes = new byte[TOKEN_BYTES];
		new SecureRandom().nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	/**
	 * Starts the servers that the arguments describe and runs until it is interrupted.
	 * @param args Spring Boot arguments; {@code --sample.http-ports} and
	 * {@code --sample.socket-ports} take one port for each server
	 */
	public static void main(String[] args) {
		SampleApplication application = start(args);
		Runtime.getRuntime().addShutdownHook(new Thread(application::close, "shutdown"));
	}

	/**
	 * Starts the servers, and a Redis if the arguments and the environment name none.
	 * @param args Spring Boot arguments, handed to every server
	 * @return the running servers
	 * @throws IllegalArgumentException if the two lists of ports differ in length
	 */
	public static SampleApplication start(String... args) {
		List<ServerPorts> servers = ServerPorts.from(args);
		SampleApplication application = new SampleApplication();
		try {
			servers.forEach((ports) -> application.startServer(ports, args));
		}
		catch (RuntimeException ex) {
			application.close();
			throw ex;
		}
		application.sayWhatToOpen();
		return application;
	}

	private void startServer(ServerPorts ports, String[] args) {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(ChatServer.class)
			.main(SampleApplication.class)
			.registerShutdownHook(false)
			.properties(Map.of("sample.admin-token", this.adminToken))
			.initializers((created) -> created.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("ports", ports.properties())), this.redis)
			.run(args);
		this.contexts.add(context);
		String host = context.getEnvironment().getProperty("server.address", "localhost");
		this.pages.put(ports.serverName(), URI.create("http://" + host + ":" + ports.http() + "/"));
	}

	private void sayWhatToOpen() {
		StringBuilder text = new StringBuilder("The chat is ready. Open these pages side by side:\n");
		this.pages.forEach((name, page) -> text.append("\n    ").append(page).append("   ").append(name));
		text.append("\n\nThe admin page shows and disconnects the members of all servers:\n\n    ")
			.append(adminPage())
			.append("\n\nA Node server joins the same chat from another terminal, on port 8082:\n\n    ")
			.append(redisVariable())
			.append(adapterVariable())
			.append("npm --prefix sample-app/node start\n\nCtrl-C ends everything.\n");
		logger.info("{}", text);
	}

	private String adminPage() {
		boolean generated = this.adminToken
			.equals(this.contexts.get(0).getEnvironment().getProperty("sample.admin-token"));
		URI page = this.pages.values().iterator().next().resolve("admin.html");
		return generated ? page + "#token=" + this.adminToken : page + ", with the token in sample.admin-token";
	}

	private String redisVariable() {
		return (this.redis.onDefaultPort() || !this.redis.isRunning()) ? "" : "REDIS_URL=" + this.redis.url() + " ";
	}

	private String adapterVariable() {
		boolean sharded = this.contexts.stream()
			.map((context) -> context.getBean(SocketIORedisProperties.class).adapter())
			.anyMatch((adapter) -> adapter == SocketIORedisProperties.Adapter.SHARDED);
		return sharded ? "ADAPTER=sharded " : "";
	}

	/**
	 * Returns the pages of the servers.
	 * @return addresses by the names of the servers, in the order of their ports
	 */
	public Map<String, URI> pages() {
		return Collections.unmodifiableMap(this.pages);
	}

	/**
	 * Returns the Redis that was started for the servers.
	 * @return the Redis, which does not run if the servers use another one
	 */
	public EmbeddedRedis redis() {
		return this.redis;
	}

	/**
	 * Ends all servers at the same time, and then Redis. Takes some seconds.
	 */
	@Override
	public void close() {
		this.contexts.parallelStream().forEach(ConfigurableApplicationContext::close);
		this.contexts.clear();
		this.redis.close();
	}

}
