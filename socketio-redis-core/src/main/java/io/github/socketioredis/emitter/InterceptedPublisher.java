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

package io.github.socketioredis.emitter;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.github.socketioredis.EmitInterceptor;
import io.github.socketioredis.Emission;
import io.github.socketioredis.Emission.Kind;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.SocketSelector;

/**
 * A publisher with an interceptor around the events that it emits.
 */
final class InterceptedPublisher implements NamespacePublisher {

	private final NamespacePublisher publisher;

	private final String namespace;

	private final EmitInterceptor interceptor;

	InterceptedPublisher(NamespacePublisher publisher, String namespace, EmitInterceptor interceptor) {
		this.publisher = publisher;
		this.namespace = namespace;
		this.interceptor = interceptor;
	}

	private CompletableFuture<Long> around(Kind kind, EventData data, SocketSelector target,
			Supplier<CompletableFuture<Long>> emit) {
		return this.interceptor
			.around(new Emission(kind, this.namespace, data.event(), target.rooms(), target.except()), emit);
	}

	@Override
	public CompletableFuture<Long> broadcast(EventData data, SocketSelector target, BroadcastFlags flags) {
		return around(Kind.BROADCAST, data, target, () -> this.publisher.broadcast(data, target, flags));
	}

	@Override
	public CompletableFuture<Long> serverSideEmit(EventData data) {
		return around(Kind.SERVER_SIDE, data, SocketSelector.all(), () -> this.publisher.serverSideEmit(data));
	}

	@Override
	public CompletableFuture<Long> join(SocketSelector target, Set<String> rooms) {
		return this.publisher.join(target, rooms);
	}

	@Override
	public CompletableFuture<Long> leave(SocketSelector target, Set<String> rooms) {
		return this.publisher.leave(target, rooms);
	}

	@Override
	public CompletableFuture<Long> disconnect(SocketSelector target, boolean close) {
		return this.publisher.disconnect(target, close);
	}

}
