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

import java.util.HashSet;
import java.util.Set;

import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.models.partitions.ClusterPartitionParser;
import io.lettuce.core.cluster.models.partitions.Partitions;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode.NodeFlag;
import org.jspecify.annotations.Nullable;

/**
 * A Redis Cluster as one of its nodes sees it.
 */
final class ClusterView {

	private final @Nullable NodeAddress[] owners = new NodeAddress[SlotHash.SLOT_COUNT];

	private final Set<NodeAddress> nodes = new HashSet<>();

	private final Set<NodeAddress> masters = new HashSet<>();

	private final boolean credible;

	private ClusterView(Partitions partitions, @Nullable NodeAddress asked) {
		int masters = 0;
		int alive = 0;
		for (RedisClusterNode node : partitions) {
			NodeAddress address = address(node, asked);
			if (address == null || node.is(NodeFlag.HANDSHAKE)) {
				continue;
			}
			boolean failed = node.is(NodeFlag.FAIL);
			if (!failed) {
				this.nodes.add(address);
			}
			if (!node.hasNoSlots()) {
				masters++;
				alive += (failed || node.is(NodeFlag.EVENTUAL_FAIL)) ? 0 : 1;
				node.forEachSlot((slot) -> this.owners[slot] = address);
				if (!failed) {
					this.masters.add(address);
				}
			}
		}
		this.credible = alive * 2 > masters && isPartOfCluster(partitions);
	}

	/**
	 * Reads what a node said.
	 * @param text the answer to CLUSTER NODES
	 * @param asked the node
	 * @return the node's view
	 */
	static ClusterView parse(String text, NodeAddress asked) {
		return new ClusterView(ClusterPartitionParser.parse(text), asked);
	}

	/**
	 * Takes over what Lettuce has found out.
	 * @param partitions the nodes
	 * @return the view
	 */
	static ClusterView of(Partitions partitions) {
		return new ClusterView(partitions, null);
	}

	private static @Nullable NodeAddress address(RedisClusterNode node, @Nullable NodeAddress asked) {
		RedisURI uri = node.getUri();
		if (uri == null || node.is(NodeFlag.NOADDR)) {
			return node.is(NodeFlag.MYSELF) ? asked : null;
		}
		return (uri.getPort() > 0) ? new NodeAddress(uri.getHost(), uri.getPort()) : null;
	}

	/*
	 * A node that was removed, and one that has yet to be added, knows of itself only.
	 */
	private static boolean isPartOfCluster(Partitions partitions) {
		for (RedisClusterNode node : partitions) {
			if (node.is(NodeFlag.MYSELF)) {
				RedisClusterNode master = (node.getSlaveOf() != null)
						? partitions.getPartitionByNodeId(node.getSlaveOf()) : node;
				return master != null && !master.hasNoSlots();
			}
		}
		return true;
	}

	/**
	 * Returns whether this is the view of a node that is part of the cluster and sees the
	 * majority of its masters. Others may have been left behind.
	 * @return whether the view can be relied on
	 */
	boolean isCredible() {
		return this.credible;
	}

	@Nullable NodeAddress owner(int slot) {
		return this.owners[slot];
	}

	/**
	 * Returns the nodes that have not failed.
	 * @return the nodes
	 */
	Set<NodeAddress> nodes() {
		return this.nodes;
	}

	/**
	 * Returns the nodes that own slots and have not failed.
	 * @return the masters
	 */
	Set<NodeAddress> masters() {
		return this.masters;
	}

}
