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

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;

import io.github.socketioredis.Registration;
import io.github.socketioredis.UnsupportedRedisException;
import io.github.socketioredis.transport.GapListener;
import io.github.socketioredis.transport.SubscriptionState;
import io.github.socketioredis.transport.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Makes what Redis has subscribed equal to what is wanted. The wanted topics are kept
 * here and nowhere else; whatever happens to connections and nodes, they are subscribed
 * again where they belong, and only an acknowledgement from Redis counts as a
 * subscription. Each topic is placed at the {@linkplain SubscriberNode node} that is
 * responsible for it. Since a command is made from the wishes of its moment, the last
 * wish for a topic wins.
 */
final class SubscriptionManager {

	private final Object lock = new Object();

	private final Topology topology;

	private final ScheduledExecutorService executor;

	private final Executor callbackExecutor;

	private final TransportTimings timings;

	private final TransportCounters counters;

	private final OutageLog outage;

	private final TopicTable table = new TopicTable();

	private final Map<NodeAddress, SubscriberNode> nodes = new HashMap<>();

	private final GapTracker gap = new GapTracker();

	private final GapNotifier notifier;

	private @Nullable String lastError;

	private boolean unknownTopology;

	private boolean closed;

	SubscriptionManager(Topology topology, TransportTimings timings, ScheduledExecutorService executor,
			Executor callbackExecutor, TransportCounters counters, OutageLog outage) {
		this.topology = topology;
		this.executor = executor;
		this.callbackExecutor = callbackExecutor;
		this.timings = timings;
		this.counters = counters;
		this.outage = outage;
		this.notifier = new GapNotifier(callbackExecutor);
	}

	Object lock() {
		return this.lock;
	}

	List<CompletableFuture<Void>> add(LettuceSubscription subscription, Collection<Topic> topics) {
		List<CompletableFuture<Void>> result = new ArrayList<>(topics.size());
		Set<SubscriberNode> concerned = new LinkedHashSet<>();
		synchronized (this.lock) {
			for (Topic topic : topics) {
				result.add(add(subscription, topic, concerned));
			}
		}
		if (!topics.isEmpty()) {
			this.topology.open();
			concerned.forEach(SubscriberNode::reconcileSoon);
		}
		return result;
	}

	private CompletableFuture<Void> add(LettuceSubscription subscription, Topic topic, Set<SubscriberNode> concerned) {
		if (subscription.isClosed() || this.closed) {
			return CompletableFuture.failedFuture(
					new IllegalStateException("The subscription is closed, so '" + topic.name() + "' can't be added"));
		}
		CompletableFuture<Void> existing = subscription.topics().get(topic);
		if (existing != null) {
			return existing;
		}
		TopicEntry entry = this.table.findOrAdd(topic, this::newEntry);
		entry.add(subscription);
		CompletableFuture<Void> future = entry.isConfirmed() ? CompletableFuture.completedFuture(null)
				: new CompletableFuture<>();
		subscription.topics().put(topic, future);
		concern(entry, concerned);
		return future;
	}

	private TopicEntry newEntry(Topic topic) {
		int slot = (topic.kind() == Topic.Kind.SHARDED_CHANNEL) ? this.topology.slot(topic.name()) : Topology.ANY_SLOT;
		return new TopicEntry(topic, slot, this.gap);
	}

	void remove(LettuceSubscription subscription, Collection<Topic> topics) {
		List<CompletableFuture<Void>> removed = new ArrayList<>();
		Set<SubscriberNode> concerned = new LinkedHashSet<>();
		synchronized (this.lock) {
			for (Topic topic : topics) {
				CompletableFuture<Void> future = subscription.topics().remove(topic);
				TopicEntry entry = this.table.find(topic.kind(), topic.name());
				if (future != null && entry != null) {
					removed.add(future);
					entry.remove(subscription);
					concern(entry, concerned);
				}
			}
		}
		for (CompletableFuture<Void> future : removed) {
			Completions.fail(future, new IllegalStateException("The topic was removed before Redis confirmed it"),
					this.callbackExecutor);
		}
		concerned.forEach(SubscriberNode::reconcileSoon);
	}

	void close(LettuceSubscription subscription) {
		List<Topic> topics;
		synchronized (this.lock) {
			subscription.markClosed();
			topics = List.copyOf(subscription.topics().keySet());
		}
		remove(subscription, topics);
	}

	/*
	 * Places a topic where it belongs, and collects whoever has something to do for it.
	 */
	private void concern(TopicEntry entry, Set<SubscriberNode> concerned) {
		Placement current = entry.placement();
		NodeAddress owner = entry.isWanted() ? this.topology.owner(entry.slot()) : null;
		NodeAddress there = (current != null) ? current.node().address() : null;
		if (entry.isWanted() && (owner == null || !owner.equals(there))) {
			Placement left = entry.place((owner != null) ? place(entry, node(owner)) : null);
			confirm(entry.countIfSubscribed());
			if (left != null) {
				left.node().unsettled(left);
				concerned.add(left.node());
			}
			current = entry.placement();
		}
		if (current != null) {
			current.node().unsettled(current);
			concerned.add(current.node());
		}
		else {
			settled(entry);
		}
	}

	private Placement place(TopicEntry entry, SubscriberNode node) {
		Placement reclaimed = entry.reclaim(node);
		return (reclaimed != null) ? reclaimed : new Placement(entry, node);
	}

	private SubscriberNode node(NodeAddress address) {
		return this.nodes.computeIfAbsent(address, (key) -> new SubscriberNode(key, this.topology.isCluster(),
				this.topology.subscriber(key), this, this.executor, this.timings));
	}

	/**
	 * Nothing has to be done any more for a topic; called with the lock held.
	 * @param entry the topic
	 */
	void settled(TopicEntry entry) {
		if (entry.isUnused()) {
			entry.place(null);
			this.table.remove(entry);
		}
	}

	@Nullable Placement find(SubscriberNode node, Topic.Kind kind, String name) {
		TopicEntry entry = this.table.find(kind, name);
		return (entry != null) ? entry.at(node) : null;
	}

	List<Placement> placements(SubscriberNode node) {
		List<Placement> result = new ArrayList<>();
		for (TopicEntry entry : this.table.all()) {
			Placement placement = entry.at(node);
			if (placement != null) {
				result.add(placement);
			}
		}
		return result;
	}

	void deliver(SubscriberNode source, Topic.Kind kind, String name, String channel, byte[] message) {
		this.counters.received.increment();
		this.table.deliver(source, kind, name, channel, message);
	}

	void confirm(List<CompletableFuture<Void>> confirmed) {
		confirmed.forEach((future) -> Completions.complete(future, null, this.callbackExecutor));
	}

	/**
	 * Looks whether a gap has begun or ended; called with the lock held.
	 */
	void noteGap() {
		boolean missing = this.gap.isMissing();
		if (this.gap.isEmpty()) {
			this.outage.forget(OutageLog.Part.SUBSCRIBING);
		}
		this.notifier.update(missing, this.gap.state(this.lastError));
		if (!missing && !this.unknownTopology
				&& this.nodes.values().stream().allMatch((node) -> node.isConnected() || !node.isUsed())) {
			this.lastError = null;
			this.outage.end(OutageLog.Part.SUBSCRIBING);
		}
	}

	void lost(String cause) {
		synchronized (this.lock) {
			this.lastError = cause;
			noteGap();
		}
		this.outage.begin(OutageLog.Part.SUBSCRIBING, cause);
		execute(this.topology::refresh);
	}

	/**
	 * A node has said how it sees the cluster, because it has ended subscriptions.
	 * @param view what it said
	 * @param node the node
	 */
	void learn(String view, SubscriberNode node) {
		this.topology.learn(view, node.address());
		node.hurry();
	}

	/**
	 * A command has failed; called without the lock.
	 * @param node where
	 * @param operation the command
	 * @param error what Redis said
	 * @param cause the error and what it concerns
	 */
	void failed(SubscriberNode node, SubscribeOperation operation, String error, String cause) {
		if (operation.kind() == Topic.Kind.SHARDED_CHANNEL && RedisError.isMoved(error)) {
			moved(node, operation, error);
			return;
		}
		if (operation.kind() == Topic.Kind.SHARDED_CHANNEL && RedisError.isUnknownCommand(error)) {
			refuse(operation, error);
		}
		lost(cause);
	}

	private void moved(SubscriberNode node, SubscribeOperation operation, String error) {
		NodeAddress owner = RedisError.movedTo(error, node.address());
		execute(() -> {
			for (Placement placement : operation.remaining()) {
				if (owner != null) {
					this.topology.moved(placement.entry().slot(), owner);
				}
			}
			this.topology.refresh();
		});
	}

	private void execute(Runnable task) {
		try {
			this.executor.execute(task);
		}
		catch (RejectedExecutionException ex) {
			// closed
		}
	}

	private void refuse(SubscribeOperation operation, String error) {
		List<CompletableFuture<Void>> futures = new ArrayList<>();
		synchronized (this.lock) {
			operation.remaining().forEach((placement) -> futures.addAll(placement.entry().futures()));
		}
		UnsupportedRedisException failure = new UnsupportedRedisException(
				"Sharded Pub/Sub needs Redis 7.0 or later, or Valkey, but the server answered: " + error);
		futures.forEach((future) -> Completions.fail(future, failure, this.callbackExecutor));
	}

	void reconnected() {
		this.counters.reconnects.increment();
	}

	void disconnected(SubscriberNode node, String reason) {
		boolean used;
		synchronized (this.lock) {
			used = node.isUsed() && !this.closed;
			if (used) {
				this.lastError = reason;
			}
			noteGap();
		}
		if (used) {
			this.outage.begin(OutageLog.Part.SUBSCRIBING, reason);
			this.topology.unreachable(node.address());
		}
	}

	/**
	 * Places all topics anew, on the transport's thread.
	 */
	void topologyChanged() {
		Set<SubscriberNode> concerned = new LinkedHashSet<>();
		synchronized (this.lock) {
			for (TopicEntry entry : this.table.all()) {
				Placement placement = entry.placement();
				NodeAddress there = (placement != null) ? placement.node().address() : null;
				NodeAddress owner = this.topology.owner(entry.slot());
				if (entry.isWanted() && (owner == null || !owner.equals(there))) {
					concern(entry, concerned);
				}
			}
			noteGap();
		}
		concerned.forEach(SubscriberNode::reconcileSoon);
		closeUnusedNodes();
	}

	void topologyUnknown(String reason) {
		boolean concerned;
		synchronized (this.lock) {
			this.unknownTopology = true;
			concerned = !this.table.isEmpty();
			if (concerned) {
				this.lastError = reason;
				this.table.all()
					.stream()
					.filter((entry) -> entry.isWanted() && !entry.isConfirmed())
					.forEach((entry) -> entry.missed(true));
				noteGap();
			}
		}
		if (concerned) {
			this.outage.begin(OutageLog.Part.SUBSCRIBING, reason);
		}
	}

	void topologyKnown() {
		synchronized (this.lock) {
			this.unknownTopology = false;
			noteGap();
		}
	}

	/*
	 * In a cluster, a node that has failed or was removed may hold on to a connection on
	 * which nothing arrives any more.
	 */
	private void closeUnusedNodes() {
		List<SubscriberNode> unused = new ArrayList<>();
		synchronized (this.lock) {
			if (this.topology.isCluster()) {
				this.nodes.values().removeIf((node) -> {
					boolean close = !node.isUsed() || !this.topology.isMember(node.address());
					if (close) {
						unused.add(node);
					}
					return close;
				});
			}
		}
		unused.forEach(SubscriberNode::close);
		synchronized (this.lock) {
			noteGap();
		}
	}

	/**
	 * Looks whether the connections are alive; called at intervals.
	 */
	void tick() {
		List<SubscriberNode> current;
		synchronized (this.lock) {
			current = List.copyOf(this.nodes.values());
		}
		current.forEach(SubscriberNode::tick);
		closeUnusedNodes();
	}

	Registration onGap(GapListener listener) {
		synchronized (this.lock) {
			return this.notifier.add(listener, this.gap.state(this.lastError));
		}
	}

	Collection<CompletableFuture<Void>> confirmations(LettuceSubscription subscription) {
		synchronized (this.lock) {
			return List.copyOf(subscription.topics().values());
		}
	}

	SubscriptionState state(LettuceSubscription subscription) {
		synchronized (this.lock) {
			return subscription.gap().state(subscription.gap().hasGap() ? this.lastError : null);
		}
	}

	SubscriptionState state() {
		String cause = this.outage.cause();
		synchronized (this.lock) {
			return this.gap.state((this.lastError != null) ? this.lastError : cause);
		}
	}

	/**
	 * Ends all subscriptions and closes the connections.
	 * @return completes when the connections are closed
	 */
	CompletableFuture<Void> close() {
		Set<LettuceSubscription> subscriptions = new LinkedHashSet<>();
		List<SubscriberNode> current;
		synchronized (this.lock) {
			this.closed = true;
			this.table.all().forEach((entry) -> subscriptions.addAll(entry.subscriptions()));
			current = List.copyOf(this.nodes.values());
		}
		CompletableFuture<Void> result = CompletableFuture
			.allOf(current.stream().map(SubscriberNode::close).toArray(CompletableFuture[]::new));
		subscriptions.forEach(LettuceSubscription::close);
		return result;
	}

}
