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

package io.github.socketioredis.transport.lettuce;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;

/**
 * One Redis server that owns everything: a standalone one, or the master that Sentinel
 * names when a connection is made.
 */
final class SingleServer implements Topology {

	private static final NodeAddress SERVER = new NodeAddress("redis", 0);

	private final Connector<? extends StatefulConnection<byte[], byte[]>> publisher;

	private final Connector<StatefulRedisPubSubConnection<String, byte[]>> subscriber;

	SingleServer(Connector<? extends StatefulConnection<byte[], byte[]>> publisher,
			Connector<StatefulRedisPubSubConnection<String, byte[]>> subscriber) {
		this.publisher = publisher;
		this.subscriber = subscriber;
	}

	@Override
	public void open() {
	}

	@Override
	public boolean isCluster() {
		return false;
	}

	@Override
	public int slot(String channel) {
		return ANY_SLOT;
	}

	@Override
	public NodeAddress owner(int slot) {
		return SERVER;
	}

	@Override
	public Collection<NodeAddress> nodes() {
		return List.of(SERVER);
	}

	@Override
	public boolean isMember(NodeAddress node) {
		return true;
	}

	@Override
	public void moved(int slot, NodeAddress owner) {
	}

	@Override
	public void unreachable(NodeAddress node) {
	}

	@Override
	public void learn(String view, NodeAddress node) {
	}

	@Override
	public void refresh() {
	}

	@Override
	public Connector<? extends StatefulConnection<byte[], byte[]>> publisher(NodeAddress node) {
		return this.publisher;
	}

	@Override
	public Connector<StatefulRedisPubSubConnection<String, byte[]>> subscriber(NodeAddress node) {
		return this.subscriber;
	}

	@Override
	public CompletableFuture<Void> close() {
		return CompletableFuture.completedFuture(null);
	}

}
