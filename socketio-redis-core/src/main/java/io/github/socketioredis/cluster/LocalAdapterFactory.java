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
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.github.socketioredis.Acknowledgements;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.SocketDetails;
import io.github.socketioredis.protocol.SocketSelector;
import org.jspecify.annotations.Nullable;

/**
 * Makes adapters for a server that stands alone: only local sockets are reached.
 *
 * @since 0.1.0
 */
public final class LocalAdapterFactory implements AdapterFactory {

	private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

	@Override
	public NamespaceAdapter create(AdapterContext context) {
		return new LocalAdapter(context.local(), new RequestEngine(context, "", Uid::classic, LocalAdapter::one));
	}

	/**
	 * An adapter that knows no other server.
	 *
	 * @param local the local sockets
	 * @param requests waits for the acknowledgements of clients
	 */
	private record LocalAdapter(LocalNamespace local, RequestEngine requests) implements NamespaceAdapter {

		@Override
		public CompletableFuture<Void> start() {
			return CompletableFuture.completedFuture(null);
		}

		@Override
		public CompletableFuture<Long> broadcast(EventData data, SocketSelector target, BroadcastFlags flags) {
			this.local.deliver(data, target, flags);
			return nobodyElse();
		}

		@Override
		public CompletableFuture<Long> broadcastToOthers(EventData data, SocketSelector target, BroadcastFlags flags) {
			return nobodyElse();
		}

		@Override
		public CompletableFuture<Long> socketsJoin(SocketSelector target, boolean local, Set<String> rooms) {
			this.local.join(target, rooms);
			return nobodyElse();
		}

		@Override
		public CompletableFuture<Long> socketsLeave(SocketSelector target, boolean local, Set<String> rooms) {
			this.local.leave(target, rooms);
			return nobodyElse();
		}

		@Override
		public CompletableFuture<Long> disconnectSockets(SocketSelector target, boolean local, boolean close) {
			this.local.disconnect(target, close);
			return nobodyElse();
		}

		@Override
		public CompletableFuture<Acknowledgements> broadcastWithAck(EventData data, SocketSelector target,
				BroadcastFlags flags) {
			return this.requests.broadcast(data, target, flags.withLocal(), timeout(flags), LocalAdapter::ask);
		}

		@Override
		public <T> CompletableFuture<List<T>> fetchSockets(SocketSelector target, BroadcastFlags flags,
				Function<SocketDetails, T> view) {
			return this.requests.fetchSockets(target, true, timeout(flags), view, LocalAdapter::ask);
		}

		private static Duration timeout(BroadcastFlags flags) {
			return (flags.timeout() != null) ? Duration.ofMillis(flags.timeout()) : DEFAULT_TIMEOUT;
		}

		@Override
		public CompletableFuture<Long> serverSideEmit(EventData data) {
			return nobodyElse();
		}

		@Override
		public CompletableFuture<Acknowledgements> serverSideEmitWithAck(EventData data, @Nullable Duration timeout) {
			return this.requests.serverSideEmit(DEFAULT_TIMEOUT, LocalAdapter::ask);
		}

		@Override
		public CompletableFuture<Integer> serverCount() {
			return one();
		}

		@Override
		public CompletableFuture<Set<String>> allRooms() {
			return this.requests.allRooms(DEFAULT_TIMEOUT, LocalAdapter::ask);
		}

		@Override
		public int pendingRequests() {
			return this.requests.size();
		}

		@Override
		public void close() {
			this.requests.close();
		}

		private static CompletableFuture<Integer> one() {
			return CompletableFuture.completedFuture(1);
		}

		private static CompletableFuture<Long> ask(String requestId) {
			return nobodyElse();
		}

		private static CompletableFuture<Long> nobodyElse() {
			return CompletableFuture.completedFuture(0L);
		}

	}

}
