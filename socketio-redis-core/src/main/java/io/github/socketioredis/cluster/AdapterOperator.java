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

import io.github.socketioredis.Acknowledgements;
import io.github.socketioredis.ClusterOperator;
import io.github.socketioredis.RemoteSocket;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.EventArguments;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.EventName;
import io.github.socketioredis.protocol.SocketDetails;
import io.github.socketioredis.protocol.SocketSelector;
import org.jspecify.annotations.Nullable;

/**
 * The operator of a namespace: does what is asked through the namespace's adapter. Holds
 * no adapter itself, so that it stays valid while the node is stopped and started again.
 */
class AdapterOperator extends AbstractBroadcastOperator<ClusterOperator> implements ClusterOperator {

	private final ClusterNode node;

	private final String namespace;

	AdapterOperator(ClusterNode node, String namespace, SocketSelector target, BroadcastFlags flags) {
		super(target, flags);
		this.node = node;
		this.namespace = namespace;
	}

	final ClusterNode node() {
		return this.node;
	}

	final NamespaceAdapter adapter() {
		return this.node.adapter(this.namespace);
	}

	@Override
	protected final ClusterOperator with(SocketSelector target, BroadcastFlags flags) {
		return new AdapterOperator(this.node, this.namespace, target, flags);
	}

	@Override
	public final ClusterOperator local() {
		return with(target(), flags().withLocal());
	}

	@Override
	public final ClusterOperator timeout(Duration timeout) {
		return with(target(), flags().withTimeout(checked(timeout).toMillis()));
	}

	static Duration checked(Duration timeout) {
		if (timeout.compareTo(Duration.ofMillis(1)) < 0) {
			throw new IllegalArgumentException("'timeout' must be at least a millisecond, but is " + timeout);
		}
		return timeout;
	}

	@Override
	public final CompletableFuture<Long> emit(String event, @Nullable Object... args) {
		return adapter().broadcast(event(event, args), target(), flags());
	}

	@Override
	public final CompletableFuture<Acknowledgements> emitWithAck(String event, @Nullable Object... args) {
		return adapter().broadcastWithAck(event(event, args), target(), flags());
	}

	private EventData event(String event, @Nullable Object @Nullable [] args) {
		return this.node.codec()
			.fromObjects(EventName.check(event), EventArguments.check(args, "pass values only and use emitWithAck"));
	}

	@Override
	public final CompletableFuture<List<RemoteSocket>> fetchSockets() {
		return adapter().fetchSockets(target(), flags(), this::remoteSocket);
	}

	private RemoteSocket remoteSocket(SocketDetails details) {
		ClusterOperator operator = with(SocketSelector.all().withRooms(Set.of(details.id())), BroadcastFlags.none());
		return new FetchedSocket(details, operator, this.node.mapper());
	}

	@Override
	protected final CompletableFuture<Long> join(Set<String> rooms) {
		return adapter().socketsJoin(target(), flags().local(), rooms);
	}

	@Override
	protected final CompletableFuture<Long> leave(Set<String> rooms) {
		return adapter().socketsLeave(target(), flags().local(), rooms);
	}

	@Override
	public final CompletableFuture<Long> disconnectSockets(boolean close) {
		return adapter().disconnectSockets(target(), flags().local(), close);
	}

}
