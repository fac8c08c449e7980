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

package io.github.socketioredis.cluster;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.ClusterOperator;
import io.github.socketioredis.Handshake;
import io.github.socketioredis.RemoteSocket;
import io.github.socketioredis.protocol.SocketDetails;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A socket that was fetched.
 */
final class FetchedSocket implements RemoteSocket {

	private final SocketDetails details;

	private final ClusterOperator operator;

	private final JsonMapper mapper;

	FetchedSocket(SocketDetails details, ClusterOperator operator, JsonMapper mapper) {
		this.details = details;
		this.operator = operator;
		this.mapper = mapper;
	}

	@Override
	public String id() {
		return this.details.id();
	}

	@Override
	public Handshake handshake() {
		return Handshakes.read(this.details.handshake());
	}

	@Override
	public Set<String> rooms() {
		return Collections.unmodifiableSet(new LinkedHashSet<>(this.details.rooms()));
	}

	@Override
	public JsonNode data() {
		JsonNode data = this.details.data();
		return (data != null) ? data : JsonNodeFactory.instance.objectNode();
	}

	@Override
	public <T> T data(Class<T> type) {
		return Trees.convert(this.mapper, data(), type);
	}

	@Override
	public CompletableFuture<Long> emit(String event, @Nullable Object... args) {
		return this.operator.emit(event, args);
	}

	@Override
	public CompletableFuture<Long> join(String... rooms) {
		return this.operator.socketsJoin(rooms);
	}

	@Override
	public CompletableFuture<Long> leave(String... rooms) {
		return this.operator.socketsLeave(rooms);
	}

	@Override
	public CompletableFuture<Long> disconnect(boolean close) {
		return this.operator.disconnectSockets(close);
	}

	@Override
	public String toString() {
		return "RemoteSocket[" + id() + "]";
	}

}
