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
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A real Redis server on 127.0.0.1 and a free port, without persistence. The server dies
 * with the JVM. Not thread-safe.
 *
 * <pre>
 * try (RedisServerFixture redis = RedisServerFixture.start()) {
 *     RedisClient client = RedisClient.create(redis.uri());
 *     redis.execute("ACL", "SETUSER", "alice", "on", "&gt;secret", "~*", "&amp;*", "+@all");
 *     redis.kill();
 *     redis.restart();
 * }
 * </pre>
 */
public final class RedisServerFixture implements AutoCloseable {

	private static final String HOST = "127.0.0.1";

	private static final int PORT_ATTEMPTS = 5;

	private static final Duration START_TIMEOUT = Duration.ofSeconds(20);

	private final int port;

	private final List<String> extraArgs;

	private final @Nullable TestCertificate certificate;

	private @Nullable RedisProcess process;

	private RedisServerFixture(int port, List<String> extraArgs, @Nullable TestCertificate certificate) {
		this.port = port;
		this.extraArgs = extraArgs;
		this.certificate = certificate;
	}

	/**
	 * Starts a server and waits until it answers.
	 * @return the running server
	 */
	public static RedisServerFixture start() {
		return startWith();
	}

	/**
	 * Starts a server with more arguments, such as {@code "--maxmemory", "1mb"} or
	 * {@code "--user", "alice", "on", ">secret", "~*", "&*", "+@all"}.
	 * @param extraArgs the arguments
	 * @return the running server
	 */
	public static RedisServerFixture startWith(String... extraArgs) {
		return startOnFreePort(Arrays.asList(extraArgs), null);
	}

	/**
	 * Starts a server that speaks TLS only. Its self-signed certificate is made by the
	 * JDK's keytool for this server, see {@link #certificate()}.
	 * @param extraArgs more arguments
	 * @return the running server
	 */
	public static RedisServerFixture startWithTls(String... extraArgs) {
		return startOnFreePort(Arrays.asList(extraArgs), TestCertificate.create());
	}

	/**
	 * Reserves a free port for a server that is not started before {@link #restart()}.
	 * @param extraArgs more arguments
	 * @return the server, which is not running
	 */
	public static RedisServerFixture notStarted(String... extraArgs) {
		return new RedisServerFixture(Ports.free(), List.of(extraArgs), null);
	}

	private static RedisServerFixture startOnFreePort(List<String> extraArgs, @Nullable TestCertificate certificate) {
		IllegalStateException failure = new IllegalStateException("No attempt was made");
		for (int attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
			RedisServerFixture fixture = new RedisServerFixture(Ports.free(), extraArgs, certificate);
			try {
				fixture.restart();
				return fixture;
			}
			catch (IllegalStateException ex) {
				failure = ex;
			}
		}
		throw failure;
	}

	/**
	 * Returns the address that the server listens on.
	 * @return an IP address
	 */
	public String host() {
		return HOST;
	}

	/**
	 * Returns the port, which stays the same when the server is restarted.
	 * @return the port
	 */
	public int port() {
		return this.port;
	}

	/**
	 * Returns the address as a URI that Lettuce and Spring Boot understand.
	 * @return a {@code redis:} URI, or {@code rediss:} with TLS
	 */
	public String uri() {
		return ((this.certificate != null) ? "rediss://" : "redis://") + HOST + ":" + this.port;
	}

	/**
	 * Returns the server's certificate, to be trusted by clients.
	 * @return a PEM file
	 */
	public Path certificate() {
		if (this.certificate == null) {
			throw new IllegalStateException("The server was not started with TLS");
		}
		return this.certificate.certificate();
	}

	/**
	 * Returns the key of {@link #certificate()}.
	 * @return a PEM file, PKCS #8
	 */
	public Path privateKey() {
		if (this.certificate == null) {
			throw new IllegalStateException("The server was not started with TLS");
		}
		return this.certificate.privateKey();
	}

	/**
	 * Sends a command as the default user, on a connection of its own.
	 * @param command the command and its arguments
	 * @return the reply: a {@code String}, a {@code Long}, a {@code List} of them, or
	 * {@code null}
	 * @throws IllegalStateException if Redis answers with an error or does not answer
	 */
	public @Nullable Object execute(String... command) {
		try (RespConnection connection = connect()) {
			return connection.execute(command);
		}
		catch (IOException ex) {
			throw new IllegalStateException("Redis on port " + this.port + " does not answer", ex);
		}
	}

	private RespConnection connect() throws IOException {
		return RespConnection.open(HOST, this.port, this.certificate);
	}

	/**
	 * Returns whether the server process runs.
	 * @return whether it runs; {@code true} while paused
	 */
	public boolean isRunning() {
		return this.process != null && this.process.isAlive();
	}

	/**
	 * Ends the process with SIGKILL and waits until it is gone.
	 */
	public void kill() {
		if (this.process != null) {
			this.process.kill();
		}
		this.process = null;
	}

	/**
	 * Ends the process with SIGTERM and waits until it is gone.
	 */
	public void stop() {
		if (this.process != null) {
			this.process.terminate();
		}
		this.process = null;
	}

	/**
	 * Starts the server again on the same port, empty, and waits until it answers. A
	 * running one is killed before.
	 */
	public void restart() {
		kill();
		this.process = RedisProcess.start(arguments());
		try {
			this.process.awaitReady(this::answers, START_TIMEOUT);
		}
		catch (IllegalStateException ex) {
			kill();
			throw ex;
		}
	}

	private boolean answers() {
		try (RespConnection connection = connect()) {
			return connection.ping();
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Stops the process with SIGSTOP: connections stay open, nothing answers.
	 */
	public void pause() {
		running().signal("STOP");
	}

	/**
	 * Lets the process continue after {@link #pause()}.
	 */
	public void resume() {
		running().signal("CONT");
	}

	private RedisProcess running() {
		if (this.process == null) {
			throw new IllegalStateException("Redis is not running");
		}
		return this.process;
	}

	private List<String> arguments() {
		List<String> arguments = new ArrayList<>(List.of("--bind", HOST, "--save", "", "--appendonly", "no"));
		if (this.certificate == null) {
			arguments.addAll(List.of("--port", Integer.toString(this.port)));
		}
		else {
			arguments.addAll(List.of("--port", "0", "--tls-port", Integer.toString(this.port)));
			arguments.addAll(List.of("--tls-auth-clients", "no"));
			arguments.addAll(List.of("--tls-cert-file", this.certificate.certificate().toString()));
			arguments.addAll(List.of("--tls-key-file", this.certificate.privateKey().toString()));
			arguments.addAll(List.of("--tls-ca-cert-file", this.certificate.certificate().toString()));
		}
		arguments.addAll(this.extraArgs);
		return arguments;
	}

	/**
	 * Ends the server. Nothing happens if it has ended.
	 */
	@Override
	public void close() {
		kill();
		if (this.certificate != null) {
			this.certificate.delete();
		}
	}

}
