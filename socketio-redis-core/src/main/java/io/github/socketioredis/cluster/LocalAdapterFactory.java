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

import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.SocketSelector;

/**
 * Makes adapters for a server that stands alone: only local sockets are reached.
 *
 * @since 0.1.0
 */
public final class LocalAdapterFactory implements AdapterFactory {

	@Override
	public NamespaceAdapter create(LocalNamespace local) {
		return new LocalAdapter(local);
	}

	private record LocalAdapter(LocalNamespace local) implements NamespaceAdapter {

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
		public void close() {
		}

		private static CompletableFuture<Long> nobodyElse() {
			return CompletableFuture.completedFuture(0L);
		}

	}

}
