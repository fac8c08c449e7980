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

package io.github.socketioredis.interop;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * All peers of one mode on one Redis: two Node and two Java servers with their clients,
 * an emitter of each kind, and an emitter of each kind with another key. The servers
 * start side by side, the rest when it is first needed; one that can't be started fails
 * whoever needs it, and nobody else.
 */
final class TestCluster {

	private static final List<String> SERVERS = List.of("nodeA", "nodeB", "javaA", "javaB");

	private static final AtomicInteger NUMBERS = new AtomicInteger();

	private final Mode declared;

	private final Mode mode;

	private final RunningRedis redis;

	private final NodeClients clients;

	private final Map<String, CompletableFuture<? extends ClusterPeer>> peers = new ConcurrentHashMap<>();

	private final Map<String, Site> sites = new HashMap<>();

	TestCluster(Mode mode, RunningRedis redis, NodeClients clients) {
		this.declared = mode;
		this.mode = RedisPool.isShared(mode.topology()) ? mode.withKey(mode.key() + NUMBERS.incrementAndGet()) : mode;
		this.redis = redis;
		this.clients = clients;
		SERVERS.forEach((name) -> this.peers.put(name, CompletableFuture.supplyAsync(() -> startServer(name))));
	}

	private ClusterServer startServer(String name) {
		return started(name, () -> name.startsWith("node") ? NodeServer.start(name, this.mode, this.redis)
				: JavaServer.start(this.mode, this.redis));
	}

	boolean is(Mode mode) {
		return this.declared.equals(mode);
	}

	Mode mode() {
		return this.mode;
	}

	RunningRedis redis() {
		return this.redis;
	}

	/**
	 * Starts an exchange of messages in a direction.
	 */
	Exchange exchange(Direction direction) {
		Site remote = site((direction.receiver() == Direction.Kind.NODE) ? "nodeB" : "javaB");
		if (direction.fromServer()) {
			Site local = site((direction.sender() == Direction.Kind.NODE) ? "nodeA" : "javaA");
			return new Exchange(this.mode, this.clients, local.server(), local, remote);
		}
		return new Exchange(this.mode, this.clients, emitter(direction, this.mode), null, remote);
	}

	/**
	 * Returns the emitter of a direction that has another key.
	 */
	ClusterPeer stranger(Direction direction) {
		return emitter(direction, this.mode.withKey(this.mode.key() + "-other"));
	}

	private ClusterPeer emitter(Direction direction, Mode mode) {
		boolean node = direction.sender() == Direction.Kind.JS_EMITTER;
		String name = (node ? "JS emitter " : "Java emitter ") + mode.key();
		return joined(this.peers.computeIfAbsent(name, (key) -> CompletableFuture.supplyAsync(() -> started(name,
				() -> node ? NodeEmitter.start(mode, this.redis) : JavaEmitter.start(mode, this.redis)))));
	}

	private Site site(String name) {
		Site known = this.sites.get(name);
		if (known == null) {
			known = new Site(name, (ClusterServer) joined(this.peers.get(name)), this.clients);
			this.sites.put(name, known);
		}
		return known;
	}

	private <T> T started(String name, Supplier<T> starter) {
		try {
			return starter.get();
		}
		catch (RuntimeException | LinkageError ex) {
			throw new IllegalStateException(name + " did not start in mode " + this.mode + ": " + ex.getMessage(), ex);
		}
	}

	private static <T> T joined(CompletableFuture<T> peer) {
		try {
			return peer.join();
		}
		catch (CompletionException ex) {
			throw new IllegalStateException(ex.getCause().getMessage(), ex.getCause());
		}
	}

	/**
	 * Disconnects all clients, then closes all peers, side by side because a
	 * netty-socketio server takes seconds.
	 * @return completes when all of them are closed
	 */
	CompletableFuture<Void> close() {
		this.clients.forget("");
		CompletableFuture<?>[] closing = this.peers.values()
			.stream()
			.map((peer) -> peer.handleAsync((started, failure) -> close(started)))
			.toArray(CompletableFuture[]::new);
		return CompletableFuture.allOf(closing).whenComplete((nothing, failure) -> this.redis.close());
	}

	private static boolean close(ClusterPeer started) {
		if (started != null) {
			started.close();
		}
		return started != null;
	}

}
