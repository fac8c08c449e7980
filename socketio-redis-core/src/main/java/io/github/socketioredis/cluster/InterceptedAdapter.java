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

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.socketioredis.Acknowledgements;
import io.github.socketioredis.EmitInterceptor;
import io.github.socketioredis.Emission;
import io.github.socketioredis.Emission.Kind;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.SocketDetails;
import io.github.socketioredis.protocol.SocketSelector;
import org.jspecify.annotations.Nullable;

/**
 * An adapter with an interceptor around the events that it emits.
 */
final class InterceptedAdapter implements NamespaceAdapter {

	private final NamespaceAdapter adapter;

	private final String namespace;

	private final EmitInterceptor interceptor;

	InterceptedAdapter(NamespaceAdapter adapter, String namespace, EmitInterceptor interceptor) {
		this.adapter = adapter;
		this.namespace = namespace;
		this.interceptor = interceptor;
	}

	private <T> CompletableFuture<T> around(Kind kind, EventData data, SocketSelector target,
			Supplier<CompletableFuture<T>> emit) {
		return this.interceptor
			.around(new Emission(kind, this.namespace, data.event(), target.rooms(), target.except()), emit);
	}

	@Override
	public CompletableFuture<Long> broadcast(EventData data, SocketSelector target, BroadcastFlags flags) {
		return around(Kind.BROADCAST, data, target, () -> this.adapter.broadcast(data, target, flags));
	}

	@Override
	public CompletableFuture<Long> broadcastToOthers(EventData data, SocketSelector target, BroadcastFlags flags) {
		return around(Kind.BROADCAST, data, target, () -> this.adapter.broadcastToOthers(data, target, flags));
	}

	@Override
	public CompletableFuture<Acknowledgements> broadcastWithAck(EventData data, SocketSelector target,
			BroadcastFlags flags) {
		return around(Kind.BROADCAST_WITH_ACK, data, target, () -> this.adapter.broadcastWithAck(data, target, flags));
	}

	@Override
	public CompletableFuture<Long> serverSideEmit(EventData data) {
		return around(Kind.SERVER_SIDE, data, SocketSelector.all(), () -> this.adapter.serverSideEmit(data));
	}

	@Override
	public CompletableFuture<Acknowledgements> serverSideEmitWithAck(EventData data, @Nullable Duration timeout) {
		return around(Kind.SERVER_SIDE_WITH_ACK, data, SocketSelector.all(),
				() -> this.adapter.serverSideEmitWithAck(data, timeout));
	}

	@Override
	public CompletableFuture<Void> start() {
		return this.adapter.start();
	}

	@Override
	public CompletableFuture<Long> socketsJoin(SocketSelector target, boolean local, Set<String> rooms) {
		return this.adapter.socketsJoin(target, local, rooms);
	}

	@Override
	public CompletableFuture<Void> confirmed(Collection<String> rooms) {
		return this.adapter.confirmed(rooms);
	}

	@Override
	public CompletableFuture<Long> socketsLeave(SocketSelector target, boolean local, Set<String> rooms) {
		return this.adapter.socketsLeave(target, local, rooms);
	}

	@Override
	public CompletableFuture<Long> disconnectSockets(SocketSelector target, boolean local, boolean close) {
		return this.adapter.disconnectSockets(target, local, close);
	}

	@Override
	public <T> CompletableFuture<List<T>> fetchSockets(SocketSelector target, BroadcastFlags flags,
			Function<SocketDetails, T> view) {
		return this.adapter.fetchSockets(target, flags, view);
	}

	@Override
	public CompletableFuture<Integer> serverCount() {
		return this.adapter.serverCount();
	}

	@Override
	public CompletableFuture<Set<String>> allRooms() {
		return this.adapter.allRooms();
	}

	@Override
	public List<PeerServer> peers() {
		return this.adapter.peers();
	}

	@Override
	public int pendingRequests() {
		return this.adapter.pendingRequests();
	}

	@Override
	public void close() {
		this.adapter.close();
	}

}
