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

package io.github.socketioredis.test;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One Redis process of a fixture, on 127.0.0.1, without persistence. Its port and its
 * directory stay the same when it is restarted.
 */
public final class RedisNode {

	static final String HOST = "127.0.0.1";

	private static final Duration START_TIMEOUT = Duration.ofSeconds(20);

	private final int ownPort;

	private final RedisSecurity security;

	private final List<String> arguments;

	private final @Nullable TcpProxy proxy;

	private final Path directory = TestFiles.temporaryDirectory();

	private volatile @Nullable RedisProcess process;

	private volatile boolean paused;

	private volatile @Nullable String id;

	RedisNode(int port, RedisSecurity security, List<String> arguments, @Nullable TcpProxy proxy) {
		this.ownPort = port;
		this.security = security;
		this.arguments = List.copyOf(arguments);
		this.proxy = proxy;
	}

	/**
	 * Returns the address that the server listens on.
	 * @return an IP address
	 */
	public String host() {
		return HOST;
	}

	/**
	 * Returns the port for clients, which is the proxy's if there is one.
	 * @return the port
	 */
	public int port() {
		return (this.proxy != null) ? this.proxy.port() : this.ownPort;
	}

	/**
	 * Returns the address for clients.
	 * @return host and port
	 */
	public String address() {
		return HOST + ":" + port();
	}

	/**
	 * Returns the address for clients as a URI that Lettuce and Spring Boot understand.
	 * @return a {@code redis:} URI, or {@code rediss:} with TLS, with credentials
	 */
	public String uri() {
		return this.security.uri(port());
	}

	/**
	 * Returns the proxy before this server.
	 * @return the proxy that clients connect to
	 */
	public TcpProxy proxy() {
		if (this.proxy == null) {
			throw new IllegalStateException("The fixture was not started with proxies");
		}
		return this.proxy;
	}

	/**
	 * Sends a command, past the proxy, on a connection of its own.
	 * @param command the command and its arguments
	 * @return the reply: a {@code String}, a {@code Long}, a {@code List} of them, or
	 * {@code null}
	 * @throws IllegalStateException if Redis answers with an error or does not answer
	 */
	public @Nullable Object execute(String... command) {
		return executeAll(List.<String[]>of(command)).get(0);
	}

	List<@Nullable Object> executeAll(List<String[]> commands) {
		try (RespConnection connection = this.security.connect(this.ownPort)) {
			return connection.executeAll(commands);
		}
		catch (IOException ex) {
			throw new IllegalStateException("Redis on port " + this.ownPort + " does not answer", ex);
		}
	}

	/**
	 * Returns what INFO says.
	 * @param section a section
	 * @param field a field of the section
	 * @return the field's value, or an empty text
	 */
	public String info(String section, String field) {
		String text = String.valueOf(execute("INFO", section));
		return value(text, field);
	}

	static String value(String lines, String field) {
		return lines.lines()
			.filter((line) -> line.startsWith(field + ":"))
			.map((line) -> line.substring(field.length() + 1).strip())
			.findFirst()
			.orElse("");
	}

	/**
	 * Returns whether the process runs.
	 * @return whether it runs; {@code true} while paused
	 */
	public boolean isRunning() {
		RedisProcess current = this.process;
		return current != null && current.isAlive();
	}

	/**
	 * Returns whether the process runs and answers.
	 * @return whether it is neither ended nor paused
	 */
	public boolean isLive() {
		return isRunning() && !this.paused;
	}

	void start() {
		launch();
		awaitReady();
	}

	void launch() {
		kill();
		List<String> all = new ArrayList<>(this.arguments);
		all.addAll(this.security.portArguments(this.ownPort));
		all.addAll(this.security.userArguments());
		this.process = RedisProcess.start(all, this.directory);
	}

	void awaitReady() {
		try {
			running().awaitReady(this::answers, START_TIMEOUT);
		}
		catch (IllegalStateException ex) {
			kill();
			throw ex;
		}
	}

	private boolean answers() {
		try (RespConnection connection = RespConnection.open(HOST, this.ownPort, this.security.certificate())) {
			return connection.ping();
		}
		catch (IOException ex) {
			return false;
		}
	}

	void kill() {
		RedisProcess current = this.process;
		this.process = null;
		this.paused = false;
		if (current != null) {
			current.kill();
		}
	}

	void stop() {
		RedisProcess current = this.process;
		this.process = null;
		if (current != null) {
			current.terminate();
		}
	}

	void pause() {
		this.paused = true;
		running().signal("STOP");
	}

	void resume() {
		running().signal("CONT");
		this.paused = false;
	}

	void close() {
		kill();
		if (this.proxy != null) {
			this.proxy.close();
		}
		TestFiles.deleteRecursively(this.directory);
	}

	private RedisProcess running() {
		RedisProcess current = this.process;
		if (current == null) {
			throw new IllegalStateException("Redis on port " + this.ownPort + " is not running");
		}
		return current;
	}

	int ownPort() {
		return this.ownPort;
	}

	Path directory() {
		return this.directory;
	}

	/**
	 * Returns the id in the cluster, which outlives a restart.
	 */
	String id() {
		String current = this.id;
		if (current == null) {
			current = String.valueOf(execute("CLUSTER", "MYID"));
			this.id = current;
		}
		return current;
	}

	@Override
	public String toString() {
		return address();
	}

}
