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
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.Acknowledgements;
import io.github.socketioredis.ClusterNamespace;
import io.github.socketioredis.Registration;
import io.github.socketioredis.ServerSideListener;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.EventArguments;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.EventName;
import io.github.socketioredis.protocol.SocketSelector;
import org.jspecify.annotations.Nullable;

/**
 * A namespace of a {@link ClusterNode}.
 *
 * @since 0.1.0
 */
public class NodeNamespace extends AdapterOperator implements ClusterNamespace {

	private final String name;

	/**
	 * Creates a namespace.
	 * @param node the server
	 * @param name the name of the namespace, with its slash
	 */
	public NodeNamespace(ClusterNode node, String name) {
		super(node, name, SocketSelector.all(), BroadcastFlags.none());
		this.name = name;
	}

	@Override
	public final String name() {
		return this.name;
	}

	@Override
	public final CompletableFuture<Void> ready() {
		return node().ready(this.name);
	}

	/**
	 * Completes when messages of other servers to these rooms reach this server.
	 * @param rooms rooms that a local socket is in
	 * @return a future; completes exceptionally if a room is left before
	 */
	public final CompletableFuture<Void> confirmed(Collection<String> rooms) {
		return adapter().confirmed(rooms);
	}

	@Override
	public final CompletableFuture<Long> serverSideEmit(String event, @Nullable Object... args) {
		return adapter().serverSideEmit(serverSideEvent(event, args));
	}

	@Override
	public final CompletableFuture<Acknowledgements> serverSideEmitWithAck(String event, @Nullable Object... args) {
		return adapter().serverSideEmitWithAck(serverSideEvent(event, args), null);
	}

	@Override
	public final CompletableFuture<Acknowledgements> serverSideEmitWithAck(Duration timeout, String event,
			@Nullable Object... args) {
		return adapter().serverSideEmitWithAck(serverSideEvent(event, args), checked(timeout));
	}

	private EventData serverSideEvent(String event, @Nullable Object @Nullable [] args) {
		return node().codec()
			.fromObjects(EventName.checkBetweenServers(event),
					EventArguments.check(args, "pass values only and use serverSideEmitWithAck"));
	}

	@Override
	public final Registration onServerSideEvent(String event, ServerSideListener listener) {
		EventName.checkBetweenServers(event);
		node().adapter(this.name);
		return node().serverSideEvents(this.name).add(event, listener);
	}

	@Override
	public final CompletableFuture<Integer> serverCount() {
		return adapter().serverCount();
	}

	@Override
	public final CompletableFuture<Set<String>> allRooms() {
		return adapter().allRooms();
	}

}
