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

import java.nio.file.Path;
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

	private static final int PORT_ATTEMPTS = 5;

	private final RedisNode node;

	private final RedisSecurity security;

	private RedisServerFixture(List<String> extraArgs, @Nullable TestCertificate certificate) {
		List<String> arguments = new ArrayList<>(List.of("--bind", RedisNode.HOST, "--save", "", "--appendonly", "no"));
		arguments.addAll(extraArgs);
		this.security = new RedisSecurity(certificate, null, null);
		this.node = new RedisNode(Ports.lasting(), this.security, arguments, null);
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
		return new RedisServerFixture(List.of(extraArgs), null);
	}

	private static RedisServerFixture startOnFreePort(List<String> extraArgs, @Nullable TestCertificate certificate) {
		IllegalStateException failure = new IllegalStateException("No attempt was made");
		for (int attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
			RedisServerFixture fixture = new RedisServerFixture(extraArgs, certificate);
			try {
				fixture.restart();
				return fixture;
			}
			catch (IllegalStateException ex) {
				fixture.node.close();
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
		return this.node.host();
	}

	/**
	 * Returns the port, which stays the same when the server is restarted.
	 * @return the port
	 */
	public int port() {
		return this.node.port();
	}

	/**
	 * Returns the address as a URI that Lettuce and Spring Boot understand.
	 * @return a {@code redis:} URI, or {@code rediss:} with TLS
	 */
	public String uri() {
		return this.node.uri();
	}

	/**
	 * Returns the server's certificate, to be trusted by clients.
	 * @return a PEM file
	 */
	public Path certificate() {
		return this.security.requiredCertificate().certificate();
	}

	/**
	 * Returns the key of {@link #certificate()}.
	 * @return a PEM file, PKCS #8
	 */
	public Path privateKey() {
		return this.security.requiredCertificate().privateKey();
	}

	/**
	 * Restarts a server that speaks TLS with another certificate and key, in the same
	 * files.
	 */
	public void renewCertificate() {
		this.security.requiredCertificate().renew();
		restart();
	}

	/**
	 * Sends a command as the default user, on a connection of its own.
	 * @param command the command and its arguments
	 * @return the reply: a {@code String}, a {@code Long}, a {@code List} of them, or
	 * {@code null}
	 * @throws IllegalStateException if Redis answers with an error or does not answer
	 */
	public @Nullable Object execute(String... command) {
		return this.node.execute(command);
	}

	/**
	 * Returns whether the server process runs.
	 * @return whether it runs; {@code true} while paused
	 */
	public boolean isRunning() {
		return this.node.isRunning();
	}

	/**
	 * Ends the process with SIGKILL and waits until it is gone.
	 */
	public void kill() {
		this.node.kill();
	}

	/**
	 * Ends the process with SIGTERM and waits until it is gone.
	 */
	public void stop() {
		this.node.stop();
	}

	/**
	 * Starts the server again on the same port, empty, and waits until it answers. A
	 * running one is killed before.
	 */
	public void restart() {
		this.node.start();
	}

	/**
	 * Stops the process with SIGSTOP: connections stay open, nothing answers.
	 */
	public void pause() {
		this.node.pause();
	}

	/**
	 * Lets the process continue after {@link #pause()}.
	 */
	public void resume() {
		this.node.resume();
	}

	/**
	 * Ends the server. Nothing happens if it has ended.
	 */
	@Override
	public void close() {
		this.node.close();
		this.security.delete();
	}

}
