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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * All peers of one mode on one Redis: two Node and two Java servers with their clients,
 * an emitter of each kind, and an emitter of each kind with another key. Each is started
 * when it is first needed; one that can't be started fails whoever needs it, and nobody
 * else.
 */
final class TestCluster implements AutoCloseable {

	private final Mode mode;

	private final String redisUri;

	private final NodeClients clients;

	private final Map<String, CompletableFuture<?>> started = new HashMap<>();

	private final List<Runnable> closers = new ArrayList<>();

	TestCluster(Mode mode, String redisUri, NodeClients clients) {
		this.mode = mode;
		this.redisUri = redisUri;
		this.clients = clients;
	}

	Mode mode() {
		return this.mode;
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
		if (direction.sender() == Direction.Kind.JS_EMITTER) {
			return get("JS emitter " + mode.key(), () -> closed(NodeEmitter.start(mode, this.redisUri)));
		}
		return get("Java emitter " + mode.key(), () -> closed(JavaEmitter.start(mode, this.redisUri)));
	}

	private Site site(String name) {
		return get(name, () -> {
			ClusterServer server = closed(name.startsWith("node") ? NodeServer.start(name, this.mode, this.redisUri)
					: JavaServer.start(this.mode, this.redisUri));
			return new Site(name, server, this.clients);
		});
	}

	private <T extends ClusterPeer> T closed(T peer) {
		this.closers.add(peer::close);
		return peer;
	}

	@SuppressWarnings("unchecked")
	private <T> T get(String name, Callable<T> starter) {
		return (T) this.started.computeIfAbsent(name, (key) -> start(name, starter)).join();
	}

	private <T> CompletableFuture<T> start(String name, Callable<T> starter) {
		try {
			return CompletableFuture.completedFuture(starter.call());
		}
		catch (Exception | LinkageError ex) {
			return CompletableFuture
				.failedFuture(new IllegalStateException(name + " did not start in mode " + this.mode, ex));
		}
	}

	/**
	 * Disconnects all clients, then closes all peers, side by side because a
	 * netty-socketio server takes seconds.
	 */
	@Override
	public void close() {
		this.clients.forget("");
		CompletableFuture
			.allOf(this.closers.stream().map(CompletableFuture::runAsync).toArray(CompletableFuture[]::new))
			.join();
	}

}
