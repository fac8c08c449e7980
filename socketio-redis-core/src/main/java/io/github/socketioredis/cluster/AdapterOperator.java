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

import io.github.socketioredis.ClusterOperator;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.EventArguments;
import io.github.socketioredis.protocol.EventName;
import io.github.socketioredis.protocol.SocketSelector;
import org.jspecify.annotations.Nullable;

/**
 * The operator of a namespace: does what is asked through the namespace's adapter.
 */
final class AdapterOperator extends AbstractBroadcastOperator<ClusterOperator> implements ClusterOperator {

	private final NodeNamespace namespace;

	AdapterOperator(NodeNamespace namespace, SocketSelector target, BroadcastFlags flags) {
		super(target, flags);
		this.namespace = namespace;
	}

	@Override
	protected ClusterOperator with(SocketSelector target, BroadcastFlags flags) {
		return new AdapterOperator(this.namespace, target, flags);
	}

	@Override
	public ClusterOperator local() {
		return with(target(), flags().withLocal());
	}

	@Override
	public CompletableFuture<Long> emit(String event, @Nullable Object... args) {
		EventName.check(event);
		return this.namespace.adapter()
			.broadcast(this.namespace.codec().fromObjects(event, EventArguments.check(args)), target(), flags());
	}

	@Override
	protected CompletableFuture<Long> join(Set<String> rooms) {
		return this.namespace.adapter().socketsJoin(target(), flags().local(), rooms);
	}

	@Override
	protected CompletableFuture<Long> leave(Set<String> rooms) {
		return this.namespace.adapter().socketsLeave(target(), flags().local(), rooms);
	}

	@Override
	public CompletableFuture<Long> disconnectSockets(boolean close) {
		return this.namespace.adapter().disconnectSockets(target(), flags().local(), close);
	}

}
