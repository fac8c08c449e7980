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

package io.github.socketioredis.test;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * A real Redis Cluster on 127.0.0.1: masters with replicas, whose processes can be
 * killed, paused and restarted, and whose slots can be moved. The processes die with the
 * JVM. One thread changes it; any may ask.
 *
 * <pre>
 * try (RedisClusterFixture cluster = RedisClusterFixture.start()) {
 *     RedisClusterClient client = RedisClusterClient.create(cluster.uris().get(0));
 *     RedisNode master = cluster.masterOf("channel");
 *     cluster.failover(cluster.replicaOf(master));
 *     cluster.moveSlot(cluster.slotOf("channel"), cluster.addMaster());
 * }
 * </pre>
 */
public final class RedisClusterFixture implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

	private final RedisClusterOptions options;

	private final RedisSecurity security;

	private final ClusterNodeFactory factory;

	private final List<RedisNode> nodes = new CopyOnWriteArrayList<>();

	private RedisClusterFixture(RedisClusterOptions options) {
		this.options = options;
		this.security = new RedisSecurity(options.tls() ? TestCertificate.create() : null, options.username(),
				options.password());
		this.factory = new ClusterNodeFactory(options, this.security);
	}

	/**
	 * Starts three masters with a replica each and waits until the cluster is in order.
	 * @return the running cluster
	 */
	public static RedisClusterFixture start() {
		return start(RedisClusterOptions.defaults());
	}

	/**
	 * Starts a cluster and waits until it is in order.
	 * @param options its size and more
	 * @return the running cluster
	 */
	public static RedisClusterFixture start(RedisClusterOptions options) {
		RedisClusterFixture cluster = new RedisClusterFixture(options);
		try {
			cluster.form();
			return cluster;
		}
		catch (RuntimeException ex) {
			cluster.close();
			throw ex;
		}
	}

	private void form() {
		int masters = this.options.masters();
		for (int i = 0; i < masters * (1 + this.options.replicas()); i++) {
			this.nodes.add(this.factory.start());
		}
		for (int i = 0; i < masters; i++) {
			RedisNode master = this.nodes.get(i);
			String first = Integer.toString(ClusterView.SLOTS * i / masters);
			String last = Integer.toString(ClusterView.SLOTS * (i + 1) / masters - 1);
			master.execute("CLUSTER", "ADDSLOTSRANGE", first, last);
			master.execute("CLUSTER", "SET-CONFIG-EPOCH", Integer.toString(i + 1));
		}
		for (int i = 1; i < this.nodes.size(); i++) {
			this.factory.meet(this.nodes.get(i), this.nodes.subList(0, i));
		}
		await("all nodes to know each other", this::acquainted);
		for (int i = masters; i < this.nodes.size(); i++) {
			this.nodes.get(i).execute("CLUSTER", "REPLICATE", this.nodes.get(i % masters).id());
		}
		awaitOk();
	}

	private boolean acquainted() {
		List<RedisNode> live = liveNodes();
		Set<String> ids = ClusterHealth.ids(live);
		return live.stream().allMatch((node) -> ClusterView.of(node).trusts(ids));
	}

	/**
	 * Returns all nodes, dead ones too, but not those that were forgotten.
	 * @return the nodes, at the start the masters first
	 */
	public List<RedisNode> nodes() {
		return List.copyOf(this.nodes);
	}

	/**
	 * Returns the nodes that answer.
	 * @return those that neither ended nor are paused
	 */
	public List<RedisNode> liveNodes() {
		return this.nodes.stream().filter(RedisNode::isLive).toList();
	}

	/**
	 * Returns the nodes that answer, each with the slots on whose owner it agrees with
	 * most of the others: not those of a master that has slept and does not know yet that
	 * it was replaced.
	 * @return the nodes and the slots for which their word counts
	 */
	public Map<RedisNode, BitSet> agreedSlots() {
		return ClusterHealth.agreedSlots(liveNodes());
	}

	/**
	 * Returns the masters that own slots and answer.
	 * @return the masters
	 */
	public List<RedisNode> masters() {
		ClusterView view = view();
		return liveNodes().stream().filter((node) -> !slots(view, node).isEmpty()).toList();
	}

	/**
	 * Returns the addresses of all nodes as URIs with credentials.
	 * @return {@code redis:} URIs, or {@code rediss:} with TLS
	 */
	public List<String> uris() {
		return this.nodes.stream().map(RedisNode::uri).toList();
	}

	/**
	 * Returns the addresses of all nodes.
	 * @return host and port of each
	 */
	public List<String> seedNodes() {
		return this.nodes.stream().map(RedisNode::address).toList();
	}

	/**
	 * Returns the certificate of all nodes, to be trusted by clients.
	 * @return a PEM file
	 */
	public Path certificate() {
		return this.security.requiredCertificate().certificate();
	}

	/**
	 * Returns the slot of a channel or key.
	 * @param channel the name
	 * @return the slot
	 */
	public int slotOf(String channel) {
		return ((Long) liveNode().execute("CLUSTER", "KEYSLOT", channel)).intValue();
	}

	/**
	 * Returns the master that owns a channel's slot.
	 * @param channel the name
	 * @return the master
	 */
	public RedisNode masterOf(String channel) {
		return masterOf(slotOf(channel));
	}

	/**
	 * Returns the master that owns a slot, in the eyes of a node that answers.
	 * @param slot the slot
	 * @return the master, which may have died
	 */
	public RedisNode masterOf(int slot) {
		ClusterView.Entry owner = view().ownerOf(slot);
		if (owner == null) {
			throw new IllegalStateException("Nobody owns slot " + slot);
		}
		return byId(owner.id());
	}

	/**
	 * Returns the slots of a master.
	 * @param master the master
	 * @return its slots, ascending
	 */
	public List<Integer> slotsOf(RedisNode master) {
		return slots(view(), master).stream().boxed().toList();
	}

	/**
	 * Returns a live replica of a master.
	 * @param master the master
	 * @return one of its replicas
	 */
	public RedisNode replicaOf(RedisNode master) {
		List<RedisNode> replicas = replicasOf(master);
		return replicas.stream()
			.filter(RedisNode::isLive)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("No replica of " + master + " is alive"));
	}

	private List<RedisNode> replicasOf(RedisNode master) {
		ClusterView view = view();
		return this.nodes.stream().filter((node) -> {
			ClusterView.Entry entry = view.find(node.id());
			return entry != null && entry.master().equals(master.id());
		}).toList();
	}

	private RedisNode liveNode() {
		return this.nodes.stream()
			.filter(RedisNode::isLive)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("No node is alive"));
	}

	private ClusterView view() {
		return ClusterView.of(liveNode());
	}

	private static BitSet slots(ClusterView view, RedisNode node) {
		ClusterView.Entry entry = view.find(node.id());
		return (entry != null) ? entry.slots() : new BitSet();
	}

	private RedisNode byId(String id) {
		return this.nodes.stream()
			.filter((node) -> node.id().equals(id))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("Node " + id + " is not one of this fixture"));
	}

	/**
	 * Sends a command to one node.
	 * @param node the node
	 * @param command the command and its arguments
	 * @return the reply, see {@link RedisNode#execute}
	 */
	public @Nullable Object execute(RedisNode node, String... command) {
		return node.execute(command);
	}

	/**
	 * Sends a command to all live nodes.
	 * @param command the command and its arguments
	 */
	public void onAll(String... command) {
		liveNodes().forEach((node) -> node.execute(command));
	}

	/**
	 * Ends a process with SIGKILL.
	 * @param node the node
	 */
	public void kill(RedisNode node) {
		node.kill();
	}

	/**
	 * Starts a node again on its port, with its place in the cluster, and waits until it
	 * answers. A running one is killed before.
	 * @param node the node
	 */
	public void restart(RedisNode node) {
		node.start();
	}

	/**
	 * Kills all processes, starts them again, and waits until they answer, not until the
	 * cluster is in order: see {@link #awaitOk()}.
	 */
	public void restartAll() {
		this.nodes.forEach(RedisNode::kill);
		this.nodes.forEach(RedisNode::launch);
		this.nodes.forEach(RedisNode::awaitReady);
	}

	/**
	 * Stops a process with SIGSTOP: connections stay open, nothing answers.
	 * @param node the node
	 */
	public void pause(RedisNode node) {
		node.pause();
	}

	/**
	 * Lets a process continue after {@link #pause}.
	 * @param node the node
	 */
	public void resume(RedisNode node) {
		node.resume();
	}

	/**
	 * Lets a replica take the place of its live master ({@code CLUSTER FAILOVER}) and
	 * waits until all agree.
	 * @param replica the replica
	 */
	public void failover(RedisNode replica) {
		replica.execute("CLUSTER", "FAILOVER");
		await(replica + " to become a master", () -> replica.info("replication", "role").equals("master"));
		awaitOk();
	}

	/**
	 * Moves a slot to another master while both work, with its keys.
	 * @param slot the slot
	 * @param target the new master
	 */
	public void moveSlot(int slot, RedisNode target) {
		moveSlots(List.of(slot), target);
	}

	/**
	 * Moves slots to another master while all work, with their keys.
	 * @param slots the slots
	 * @param target the new master
	 */
	public void moveSlots(Collection<Integer> slots, RedisNode target) {
		ClusterView view = view();
		for (RedisNode source : this.nodes) {
			BitSet owned = slots(view, source);
			List<Integer> moved = slots.stream().filter(owned::get).toList();
			if (source != target && !moved.isEmpty()) {
				List<RedisNode> others = new ArrayList<>(masters());
				others.removeAll(List.of(source, target));
				new SlotMigration(source, target, others, this.security).move(moved);
			}
		}
	}

	/**
	 * Adds a master without slots and waits until all know it.
	 * @return the new master
	 */
	public RedisNode addMaster() {
		RedisNode added = this.factory.start();
		List<RedisNode> known = liveNodes();
		this.nodes.add(added);
		this.factory.meet(added, known);
		await("all nodes to know " + added, this::acquainted);
		awaitOk();
		return added;
	}

	/**
	 * Takes a master and its replicas out of the cluster: its slots go to the other
	 * masters in turn, all others forget it, and it ends.
	 * @param master the master
	 */
	public void forget(RedisNode master) {
		List<RedisNode> targets = new ArrayList<>(masters());
		targets.remove(master);
		List<RedisNode> leaving = new ArrayList<>(replicasOf(master));
		leaving.add(master);
		List<Integer> slots = slotsOf(master);
		for (int i = 0; i < targets.size(); i++) {
			int from = slots.size() * i / targets.size();
			int to = slots.size() * (i + 1) / targets.size();
			moveSlots(slots.subList(from, to), targets.get(i));
		}
		awaitOk();
		leaving.forEach(this::remove);
		awaitOk();
	}

	private void remove(RedisNode node) {
		this.nodes.remove(node);
		liveNodes().forEach((other) -> other.execute("CLUSTER", "FORGET", node.id()));
		node.execute("CLUSTER", "RESET");
		node.stop();
		node.close();
	}

	/**
	 * Waits until all live nodes say that all is well and agree on masters, replicas and
	 * slots, and replicas are in sync.
	 */
	public void awaitOk() {
		await("the cluster to be in order", () -> ClusterHealth.isOk(liveNodes()));
	}

	/**
	 * Waits at most a minute.
	 */
	private void await(String what, BooleanSupplier condition) {
		long deadline = System.nanoTime() + TIMEOUT.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > deadline) {
				throw new IllegalStateException(
						"Waited in vain for " + what + ":\n" + ClusterHealth.report(liveNodes()));
			}
			LockSupport.parkNanos(POLL_NANOS);
		}
	}

	/**
	 * Returns the number of subscribers of a sharded channel.
	 * @param channel the channel
	 * @return the sum over all live nodes
	 */
	public long shardSubscribers(String channel) {
		return shardSubscribers(List.of(channel)).getOrDefault(channel, 0L);
	}

	/**
	 * Returns the numbers of subscribers of sharded channels.
	 * @param channels the channels
	 * @return the sum over all live nodes by channel
	 */
	public Map<String, Long> shardSubscribers(Collection<String> channels) {
		return PubSubCounts.sum(liveNodes(), "SHARDNUMSUB", channels);
	}

	/**
	 * Returns the numbers of subscribers of channels, patterns not counted.
	 * @param channels the channels
	 * @return the sum over all live nodes by channel
	 */
	public Map<String, Long> subscribers(Collection<String> channels) {
		return PubSubCounts.sum(liveNodes(), "NUMSUB", channels);
	}

	/**
	 * Returns the sharded channels that somebody subscribes to.
	 * @return the union over all live nodes
	 */
	public Set<String> shardChannels() {
		return PubSubCounts.union(liveNodes(), "SHARDCHANNELS");
	}

	/**
	 * Returns the channels that somebody subscribes to.
	 * @return the union over all live nodes
	 */
	public Set<String> channels() {
		return PubSubCounts.union(liveNodes(), "CHANNELS");
	}

	/**
	 * Returns the number of patterns that somebody subscribes to.
	 * @return the sum over all live nodes; Redis counts a pattern once on each
	 */
	public long patterns() {
		return liveNodes().stream().mapToLong((node) -> (Long) node.execute("PUBSUB", "NUMPAT")).sum();
	}

	/**
	 * Ends all processes.
	 */
	@Override
	public void close() {
		this.nodes.forEach(RedisNode::close);
		this.security.delete();
	}

}
