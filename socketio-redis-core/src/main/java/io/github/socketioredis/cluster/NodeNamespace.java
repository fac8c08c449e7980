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

import java.util.Collection;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.ClusterNamespace;
import io.github.socketioredis.ClusterOperator;
import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.NamespaceName;
import io.github.socketioredis.protocol.SocketSelector;
import io.github.socketioredis.protocol.codec.EventDataCodec;
import org.jspecify.annotations.Nullable;

/**
 * A namespace of a {@link ClusterNode}. Holds no adapter of its own, so that it stays
 * valid while the node is stopped and started again.
 */
class NodeNamespace implements ClusterNamespace {

	private final ClusterNode node;

	private final String name;

	private final ClusterOperator all;

	NodeNamespace(ClusterNode node, String name) {
		this.node = node;
		this.name = name;
		this.all = new AdapterOperator(this, SocketSelector.all(), BroadcastFlags.none());
	}

	NamespaceAdapter adapter() {
		return this.node.adapter(this.name);
	}

	EventDataCodec codec() {
		return this.node.codec();
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public CompletableFuture<Void> ready() {
		return this.node.ready(this.name);
	}

	@Override
	public ClusterOperator local() {
		return this.all.local();
	}

	@Override
	public ClusterOperator to(String... rooms) {
		return this.all.to(rooms);
	}

	@Override
	public ClusterOperator to(Collection<String> rooms) {
		return this.all.to(rooms);
	}

	@Override
	public ClusterOperator in(String... rooms) {
		return this.all.in(rooms);
	}

	@Override
	public ClusterOperator in(Collection<String> rooms) {
		return this.all.in(rooms);
	}

	@Override
	public ClusterOperator except(String... rooms) {
		return this.all.except(rooms);
	}

	@Override
	public ClusterOperator except(Collection<String> rooms) {
		return this.all.except(rooms);
	}

	@Override
	public ClusterOperator asVolatile() {
		return this.all.asVolatile();
	}

	@Override
	public ClusterOperator compress(boolean compress) {
		return this.all.compress(compress);
	}

	@Override
	public CompletableFuture<Long> emit(String event, @Nullable Object... args) {
		return this.all.emit(event, args);
	}

	@Override
	public CompletableFuture<Long> socketsJoin(String... rooms) {
		return this.all.socketsJoin(rooms);
	}

	@Override
	public CompletableFuture<Long> socketsJoin(Collection<String> rooms) {
		return this.all.socketsJoin(rooms);
	}

	@Override
	public CompletableFuture<Long> socketsLeave(String... rooms) {
		return this.all.socketsLeave(rooms);
	}

	@Override
	public CompletableFuture<Long> socketsLeave(Collection<String> rooms) {
		return this.all.socketsLeave(rooms);
	}

	@Override
	public CompletableFuture<Long> disconnectSockets(boolean close) {
		return this.all.disconnectSockets(close);
	}

	/**
	 * The {@code /} namespace, which knows the others.
	 */
	static final class Root extends NodeNamespace implements SocketIOCluster {

		private final ClusterNode node;

		Root(ClusterNode node) {
			super(node, NamespaceName.DEFAULT);
			this.node = node;
		}

		@Override
		public ClusterNamespace of(String namespace) {
			return new NodeNamespace(this.node, NamespaceName.normalize(namespace));
		}

	}

}
