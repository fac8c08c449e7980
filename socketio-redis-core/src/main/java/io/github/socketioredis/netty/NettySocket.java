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

package io.github.socketioredis.netty;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.ClusterOperator;
import io.github.socketioredis.Handshake;
import io.github.socketioredis.LocalSocket;
import io.github.socketioredis.cluster.Handshakes;
import io.github.socketioredis.cluster.NodeNamespace;
import io.github.socketioredis.cluster.Trees;
import io.github.socketioredis.netty.engine.EngineSocket;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A socket of a netty-socketio server.
 */
final class NettySocket implements LocalSocket {

	private final EngineSocket client;

	private final NodeNamespace namespace;

	private final SocketDescriber describer;

	private final JsonMapper mapper;

	NettySocket(EngineSocket client, NodeNamespace namespace, SocketDescriber describer, JsonMapper mapper) {
		this.client = client;
		this.namespace = namespace;
		this.describer = describer;
		this.mapper = mapper;
	}

	@Override
	public String id() {
		return this.client.id();
	}

	@Override
	public Handshake handshake() {
		return Handshakes.read(this.describer.handshake(this.client));
	}

	@Override
	public Set<String> rooms() {
		Set<String> rooms = new LinkedHashSet<>();
		rooms.add(this.client.id());
		rooms.addAll(this.client.getAllRooms());
		rooms.remove(nettyName());
		return Collections.unmodifiableSet(rooms);
	}

	@Override
	public JsonNode data() {
		JsonNode data = this.client.data();
		return (data != null) ? data : JsonNodeFactory.instance.objectNode();
	}

	@Override
	public <T> T data(Class<T> type) {
		return Trees.convert(this.mapper, data(), type);
	}

	@Override
	public void setData(@Nullable Object data) {
		this.client.data(Trees.of(this.mapper, "data", data));
	}

	private String nettyName() {
		return this.client.getNamespace().getName();
	}

	@Override
	public CompletableFuture<Long> emit(String event, @Nullable Object... args) {
		return this.namespace.local().to(this.client.id()).emit(event, args);
	}

	@Override
	public CompletableFuture<Long> join(String... rooms) {
		Set<String> joined = new LinkedHashSet<>(List.of(rooms));
		this.client.joinRooms(joined);
		return this.namespace.confirmed(joined).thenApply((nothing) -> 0L);
	}

	@Override
	public CompletableFuture<Long> leave(String... rooms) {
		this.client.leaveRooms(new LinkedHashSet<>(List.of(rooms)));
		return CompletableFuture.completedFuture(0L);
	}

	@Override
	public CompletableFuture<Long> disconnect(boolean close) {
		return this.namespace.local().to(this.client.id()).disconnectSockets(close);
	}

	@Override
	public ClusterOperator to(String... rooms) {
		return broadcast().to(rooms);
	}

	@Override
	public ClusterOperator to(Collection<String> rooms) {
		return broadcast().to(rooms);
	}

	@Override
	public ClusterOperator except(String... rooms) {
		return broadcast().except(rooms);
	}

	@Override
	public ClusterOperator broadcast() {
		return this.namespace.except(this.client.id());
	}

	@Override
	public String toString() {
		return "LocalSocket[" + this.client.id() + "]";
	}

}
