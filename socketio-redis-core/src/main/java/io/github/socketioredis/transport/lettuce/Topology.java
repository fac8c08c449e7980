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

import java.util.BitSet;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;

import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.jspecify.annotations.Nullable;

/**
 * Which Redis nodes there are and what they are responsible for. What is sent to a
 * channel that has no slot of its own, because it is not sharded or because there is no
 * cluster, belongs to {@link #ANY_SLOT}, which is owned by some node like the others.
 * Methods are called on the transport's thread unless they say otherwise.
 */
interface Topology {

	/**
	 * The slot of everything that may go to any node.
	 */
	int ANY_SLOT = -1;

	/**
	 * Hears of changes, on the transport's thread.
	 */
	interface Listener {

		/**
		 * Slots have other owners, or nodes came or went.
		 * @param moved the slots that had another owner before
		 */
		void topologyChanged(BitSet moved);

		/**
		 * The topology is not known and can't be asked for.
		 * @param reason what happened
		 */
		void topologyUnknown(String reason);

		/**
		 * The topology is known again.
		 */
		void topologyKnown();

	}

	/**
	 * Begins to watch. Called on any thread, repeatedly.
	 */
	void open();

	/**
	 * Returns whether sharded channels are spread over nodes. Called on any thread.
	 * @return whether this is a Redis Cluster
	 */
	boolean isCluster();

	/**
	 * Returns the slot of a sharded channel. Called on any thread.
	 * @param channel the name of the channel
	 * @return the slot
	 */
	int slot(String channel);

	/**
	 * Returns the node that owns a slot. Called on any thread.
	 * @param slot the slot
	 * @return the node, {@code null} while it is not known
	 */
	@Nullable NodeAddress owner(int slot);

	/**
	 * Returns the nodes that are not known to have failed. Called on any thread.
	 * @return the nodes
	 */
	Collection<NodeAddress> nodes();

	/**
	 * Returns whether a node owns something or may be asked.
	 * @param node the node
	 * @return whether connections to it make sense
	 */
	boolean isMember(NodeAddress node);

	/**
	 * A node has said who owns a slot.
	 * @param slot the slot
	 * @param owner the owner
	 */
	void moved(int slot, NodeAddress owner);

	/**
	 * A node can't be reached: asks again what the topology is and, if the node owns
	 * {@link #ANY_SLOT}, passes that on to another one.
	 * @param node the node
	 */
	void unreachable(NodeAddress node);

	/**
	 * A node has said how it sees the cluster.
	 * @param view the answer to CLUSTER NODES
	 * @param node the node
	 */
	void learn(String view, NodeAddress node);

	/**
	 * Something looks as if the topology has changed.
	 */
	void refresh();

	Connector<? extends StatefulConnection<byte[], byte[]>> publisher(NodeAddress node);

	Connector<StatefulRedisPubSubConnection<String, byte[]>> subscriber(NodeAddress node);

	CompletableFuture<Void> close();

}
