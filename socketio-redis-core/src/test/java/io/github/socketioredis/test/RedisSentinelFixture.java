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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A real Redis master with two replicas and three sentinels on 127.0.0.1, which notice a
 * dead master after a second. The processes die with the JVM. Not thread-safe.
 *
 * <pre>
 * try (RedisSentinelFixture redis = RedisSentinelFixture.start()) {
 *     RedisClient client = RedisClient.create(redis.uri());
 *     redis.killMaster();
 *     redis.awaitMaster();
 * }
 * </pre>
 */
public final class RedisSentinelFixture implements AutoCloseable {

	/**
	 * The name under which the sentinels know the master.
	 */
	public static final String MASTER_NAME = "mymaster";

	private static final int REPLICAS = 2;

	private static final int SENTINELS = 3;

	private static final int PORT_ATTEMPTS = 5;

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

	private final RedisSecurity security;

	private final RedisSecurity sentinelSecurity;

	private final List<RedisNode> servers = new ArrayList<>();

	private final List<RedisNode> sentinels = new ArrayList<>();

	private RedisSentinelFixture(boolean tls, @Nullable String password, @Nullable String sentinelPassword) {
		TestCertificate certificate = tls ? TestCertificate.create() : null;
		this.security = new RedisSecurity(certificate, null, password);
		this.sentinelSecurity = new RedisSecurity(certificate, null, sentinelPassword);
	}

	/**
	 * Starts all of it and waits until the sentinels know each other and the replicas.
	 * @return the running servers
	 */
	public static RedisSentinelFixture start() {
		return start(new RedisSentinelFixture(false, null, null));
	}

	/**
	 * Starts servers and sentinels that ask for passwords.
	 * @param password the password of the servers
	 * @param sentinelPassword the password of the sentinels
	 * @return the running servers
	 */
	public static RedisSentinelFixture startWithPasswords(String password, String sentinelPassword) {
		return start(new RedisSentinelFixture(false, password, sentinelPassword));
	}

	/**
	 * Starts servers and sentinels that speak TLS only.
	 * @return the running servers
	 */
	public static RedisSentinelFixture startWithTls() {
		return start(new RedisSentinelFixture(true, null, null));
	}

	private static RedisSentinelFixture start(RedisSentinelFixture fixture) {
		try {
			fixture.form();
			return fixture;
		}
		catch (RuntimeException ex) {
			fixture.close();
			throw ex;
		}
	}

	private void form() {
		RedisNode master = startServer(List.of());
		for (int i = 0; i < REPLICAS; i++) {
			startServer(List.of("--replicaof", master.host(), Integer.toString(master.ownPort())));
		}
		await("the replicas to be in sync", () -> this.servers.stream().allMatch(RedisSentinelFixture::isInSync));
		for (int i = 0; i < SENTINELS; i++) {
			startSentinel(master);
		}
		await("the sentinels to know each other", () -> this.sentinels.stream().allMatch(this::knowsAll));
	}

	private RedisNode startServer(List<String> replication) {
		List<String> arguments = new ArrayList<>(List.of("--bind", RedisNode.HOST, "--save", "", "--appendonly", "no"));
		arguments.addAll(List.of("--repl-diskless-sync-delay", "0"));
		arguments.addAll(this.security.replicationArguments());
		arguments.addAll(replication);
		return startOnFreePort(this.servers, this.security, arguments, null);
	}

	private void startSentinel(RedisNode master) {
		List<String> lines = new ArrayList<>();
		lines.add("sentinel monitor " + MASTER_NAME + " " + master.host() + " " + master.ownPort() + " 2");
		lines.add("sentinel down-after-milliseconds " + MASTER_NAME + " 1000");
		lines.add("sentinel failover-timeout " + MASTER_NAME + " 3000");
		if (this.security.password() != null) {
			lines.add("sentinel auth-pass " + MASTER_NAME + " " + this.security.password());
		}
		List<String> arguments = new ArrayList<>(List.of("sentinel.conf", "--sentinel", "--bind", RedisNode.HOST));
		arguments.addAll(new RedisSecurity(this.security.certificate(), null, null).replicationArguments());
		RedisNode sentinel = startOnFreePort(this.sentinels, this.sentinelSecurity, arguments,
				String.join("\n", lines) + "\n");
		// a ping a second is too rare to tell a live server from a dead one
		sentinel.execute("SENTINEL", "DEBUG", "INFO-PERIOD", "1000", "PUBLISH-PERIOD", "300", "PING-PERIOD", "200");
	}

	private static RedisNode startOnFreePort(List<RedisNode> list, RedisSecurity security, List<String> arguments,
			@Nullable String configuration) {
		IllegalStateException failure = new IllegalStateException("No attempt was made");
		for (int attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
			RedisNode node = new RedisNode(Ports.lasting(), security, arguments, null);
			try {
				if (configuration != null) {
					Files.writeString(node.directory().resolve("sentinel.conf"), configuration);
				}
				node.start();
				list.add(node);
				return node;
			}
			catch (IllegalStateException ex) {
				node.close();
				failure = ex;
			}
			catch (IOException ex) {
				node.close();
				throw new UncheckedIOException(ex);
			}
		}
		throw failure;
	}

	private static boolean isInSync(RedisNode server) {
		return !server.info("replication", "master_link_status").equals("down");
	}

	private boolean knowsAll(RedisNode sentinel) {
		String status = String.valueOf(sentinel.execute("INFO", "sentinel"));
		return status.contains("status=ok") && status.contains("slaves=" + REPLICAS + ",")
				&& status.contains("sentinels=" + SENTINELS);
	}

	/**
	 * Returns the servers.
	 * @return the master of the beginning and its replicas, dead ones too
	 */
	public List<RedisNode> servers() {
		return List.copyOf(this.servers);
	}

	/**
	 * Returns the sentinels.
	 * @return three of them
	 */
	public List<RedisNode> sentinels() {
		return List.copyOf(this.sentinels);
	}

	/**
	 * Returns the addresses of the sentinels.
	 * @return host and port of each
	 */
	public List<String> sentinelNodes() {
		return this.sentinels.stream().map(RedisNode::address).toList();
	}

	/**
	 * Returns the address as a URI that Lettuce understands, without the sentinels'
	 * password.
	 * @return a {@code redis-sentinel:} URI, or {@code rediss-sentinel:} with TLS
	 */
	public String uri() {
		String scheme = (this.security.certificate() != null) ? "rediss-sentinel://" : "redis-sentinel://";
		return scheme + this.security.userInfo() + sentinelNodes().stream().collect(Collectors.joining(",")) + "#"
				+ MASTER_NAME;
	}

	/**
	 * Returns the certificate of all, to be trusted by clients.
	 * @return a PEM file
	 */
	public Path certificate() {
		return this.security.requiredCertificate().certificate();
	}

	/**
	 * Returns the server that the sentinels hold for the master.
	 * @return the master, which may have died
	 */
	public RedisNode master() {
		int port = masterPort(this.sentinels.get(0));
		return this.servers.stream()
			.filter((server) -> server.ownPort() == port)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("The sentinels name a master on port " + port));
	}

	private static int masterPort(RedisNode sentinel) {
		List<String> address = SlotMigration
			.strings(sentinel.execute("SENTINEL", "GET-MASTER-ADDR-BY-NAME", MASTER_NAME));
		return Integer.parseInt(address.get(1));
	}

	/**
	 * Lets a replica take the place of the live master and waits for it.
	 * @return the new master
	 */
	public RedisNode failover() {
		RedisNode old = master();
		this.sentinels.get(0).execute("SENTINEL", "FAILOVER", MASTER_NAME);
		await("the failover from " + old, () -> master() != old);
		return awaitMaster();
	}

	/**
	 * Ends the master with SIGKILL.
	 * @return the former master
	 */
	public RedisNode killMaster() {
		RedisNode master = master();
		master.kill();
		return master;
	}

	/**
	 * Starts a server again, empty, and waits until it answers.
	 * @param server the server
	 */
	public void restart(RedisNode server) {
		server.start();
	}

	/**
	 * Stops a process with SIGSTOP: connections stay open, nothing answers.
	 * @param server the server
	 */
	public void pause(RedisNode server) {
		server.pause();
	}

	/**
	 * Lets a process continue after {@link #pause}.
	 * @param server the server
	 */
	public void resume(RedisNode server) {
		server.resume();
	}

	/**
	 * Waits until all sentinels name the same live master and all other live servers are
	 * its replicas, in sync.
	 * @return the master
	 */
	public RedisNode awaitMaster() {
		await("a master", this::hasMaster);
		return master();
	}

	private boolean hasMaster() {
		try {
			RedisNode master = master();
			return master.isLive() && master.info("replication", "role").equals("master")
					&& this.sentinels.stream().allMatch((sentinel) -> masterPort(sentinel) == master.ownPort())
					&& this.servers.stream()
						.filter((server) -> server.isLive() && server != master)
						.allMatch((server) -> replicates(server, master));
		}
		catch (IllegalStateException ex) {
			return false;
		}
	}

	private static boolean replicates(RedisNode replica, RedisNode master) {
		return replica.info("replication", "master_port").equals(Integer.toString(master.ownPort()))
				&& replica.info("replication", "master_link_status").equals("up");
	}

	private void await(String what, BooleanSupplier condition) {
		long deadline = System.nanoTime() + TIMEOUT.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > deadline) {
				throw new IllegalStateException("Waited in vain for " + what + "; the sentinels say: "
						+ this.sentinels.stream().map((node) -> node.execute("INFO", "sentinel")).toList());
			}
			LockSupport.parkNanos(POLL_NANOS);
		}
	}

	/**
	 * Ends all processes.
	 */
	@Override
	public void close() {
		this.sentinels.forEach(RedisNode::close);
		this.servers.forEach(RedisNode::close);
		this.security.delete();
	}

}
