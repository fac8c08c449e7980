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

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;

import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.jspecify.annotations.Nullable;

/**
 * A Redis Cluster. Asks one node after the other, at intervals and whenever something
 * looks odd, what the cluster looks like, since nothing announces it: after a failover, a
 * node that is no master any more goes on to take messages and subscriptions.
 */
final class ClusterTopology implements Topology {

	/**
	 * How long the word of a node that said MOVED stands against views that do not know
	 * it yet.
	 */
	private static final long MOVED_NANOS = TimeUnit.SECONDS.toNanos(2);

	private static final long MIN_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

	/**
	 * For how long and how often is asked after something looked odd: not all nodes learn
	 * of a change at the same time.
	 */
	private static final long ALERT_NANOS = TimeUnit.SECONDS.toNanos(5);

	/**
	 * After how long without a move the next one is made at once again.
	 */
	private static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(10);

	private static final long ALERT_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

	private final ClusterClients clients;

	private final ScheduledExecutorService executor;

	private final TransportTimings timings;

	private final Listener listener;

	private final Backoff backoff;

	private final AtomicBoolean opened = new AtomicBoolean();

	private final AtomicReferenceArray<@Nullable NodeAddress> owners = new AtomicReferenceArray<>(SlotHash.SLOT_COUNT);

	private final Map<Integer, Long> overridden = new HashMap<>();

	private volatile Set<NodeAddress> nodes = Set.of();

	private Set<NodeAddress> masters = Set.of();

	private volatile @Nullable NodeAddress home;

	private final Set<NodeAddress> members = new HashSet<>();

	private @Nullable ClusterWatch watch;

	private final List<NodeAddress> candidates = new ArrayList<>();

	private boolean asking;

	private boolean discovering;

	private boolean unknown;

	private boolean refreshWanted;

	private long askedAt = System.nanoTime() - MIN_INTERVAL_NANOS;

	private long alertUntil = System.nanoTime();

	private long notBefore = System.nanoTime();

	private int moves;

	private long movedAt = System.nanoTime();

	private long round;

	private boolean closed;

	ClusterTopology(ClusterClients clients, ScheduledExecutorService executor, TransportTimings timings,
			Listener listener) {
		this.clients = clients;
		this.executor = executor;
		this.timings = timings;
		this.listener = listener;
		this.backoff = new Backoff(timings.minBackoff(), timings.maxBackoff());
	}

	@Override
	public void open() {
		if (!this.opened.get() && this.opened.compareAndSet(false, true)) {
			try {
				this.executor.execute(this::ask);
			}
			catch (RejectedExecutionException ex) {
				this.opened.set(false);
			}
		}
	}

	@Override
	public boolean isCluster() {
		return true;
	}

	@Override
	public int slot(String channel) {
		return SlotHash.getSlot(channel);
	}

	@Override
	public @Nullable NodeAddress owner(int slot) {
		return (slot == ANY_SLOT) ? this.home : this.owners.get(slot);
	}

	@Override
	public Collection<NodeAddress> nodes() {
		return this.nodes;
	}

	@Override
	public boolean isMember(NodeAddress node) {
		return this.members.contains(node);
	}

	@Override
	public void moved(int slot, NodeAddress owner) {
		this.overridden.put(slot, System.nanoTime());
		NodeAddress former = this.owners.getAndSet(slot, owner);
		if (!owner.equals(former)) {
			BitSet moved = new BitSet();
			moved.set(slot, former != null);
			this.members.add(owner);
			this.listener.topologyChanged(moved);
		}
		refresh();
	}

	@Override
	public void unreachable(NodeAddress node) {
		if (node.equals(this.home) && mayMove()) {
			chooseHome(node);
			this.listener.topologyChanged(new BitSet());
		}
		refresh();
	}

	/*
	 * The first move is made at once. If the next nodes can't be reached either, the
	 * topics stay with one for a while, so that attempts to connect have their delays.
	 */
	private boolean mayMove() {
		long now = System.nanoTime();
		if (now - this.movedAt > SETTLED_NANOS) {
			this.moves = 0;
		}
		if (this.moves > 0 && now - this.movedAt < this.backoff.delayNanos(this.moves)) {
			return false;
		}
		this.moves++;
		this.movedAt = now;
		return true;
	}

	@Override
	public void learn(String view, NodeAddress node) {
		ClusterView learnt = ClusterView.parse(view, node);
		if (!this.closed && learnt.isCredible()) {
			use(learnt);
		}
		refresh();
	}

	@Override
	public void refresh() {
		long now = System.nanoTime();
		this.alertUntil = now + ALERT_NANOS;
		if (this.asking) {
			this.refreshWanted = true;
			return;
		}
		long wait = Math.max(MIN_INTERVAL_NANOS - (now - this.askedAt), this.notBefore - now);
		schedule(Math.max(0, wait));
	}

	private void schedule(long nanos) {
		long current = ++this.round;
		this.executor.schedule(() -> {
			if (current == this.round) {
				ask();
			}
		}, nanos, TimeUnit.NANOSECONDS);
	}

	private void ask() {
		if (this.closed || this.asking) {
			return;
		}
		this.asking = true;
		this.refreshWanted = false;
		this.askedAt = System.nanoTime();
		long current = ++this.round;
		this.discovering = this.watch == null && this.candidates.isEmpty();
		Duration limit = this.discovering ? this.timings.connectTimeout() : this.timings.topologyTimeout();
		question().whenComplete((view, failure) -> execute(() -> answered(current, view, failure)));
		this.executor.schedule(
				() -> answered(current, null, new IllegalStateException("no answer to CLUSTER NODES within " + limit)),
				limit.toNanos(), TimeUnit.NANOSECONDS);
	}

	/*
	 * When none of the known nodes has answered, they are looked for from the beginning.
	 */
	private CompletableFuture<ClusterView> question() {
		if (this.discovering) {
			return this.clients.discover();
		}
		ClusterWatch current = this.watch;
		if (current == null) {
			current = new ClusterWatch(this.clients, this.candidates.remove(this.candidates.size() - 1));
			this.watch = current;
		}
		return current.ask();
	}

	private void answered(long current, @Nullable ClusterView view, @Nullable Throwable failure) {
		if (this.closed || current != this.round) {
			return;
		}
		this.asking = false;
		if (view != null && view.isCredible()) {
			use(view);
			schedule(this.refreshWanted ? MIN_INTERVAL_NANOS : interval());
			return;
		}
		dropWatch();
		if (this.discovering) {
			this.candidates.addAll(this.nodes);
			this.unknown = true;
			this.listener.topologyUnknown((view != null)
					? "no node of the Redis Cluster sees the majority of its masters" : Failures.describe(failure));
			long delay = this.timings.maxBackoff().toNanos();
			this.notBefore = System.nanoTime() + delay;
			schedule(delay);
		}
		else {
			schedule(0);
		}
	}

	private long interval() {
		long interval = this.timings.topologyInterval().toNanos();
		return (System.nanoTime() - this.alertUntil < 0) ? Math.min(ALERT_INTERVAL_NANOS, interval) : interval;
	}

	private void use(ClusterView view) {
		boolean changed = !view.nodes().equals(this.nodes);
		this.notBefore = System.nanoTime();
		if (this.unknown) {
			this.unknown = false;
			this.listener.topologyKnown();
		}
		BitSet moved = new BitSet();
		long now = System.nanoTime();
		this.overridden.values().removeIf((since) -> now - since > MOVED_NANOS);
		for (int slot = 0; slot < SlotHash.SLOT_COUNT; slot++) {
			NodeAddress owner = view.owner(slot);
			if (this.overridden.containsKey(slot)) {
				continue;
			}
			NodeAddress former = this.owners.getAndSet(slot, owner);
			if (!Objects.equals(owner, former)) {
				moved.set(slot, former != null);
				changed = true;
			}
		}
		this.nodes = Set.copyOf(view.nodes());
		this.masters = Set.copyOf(view.masters());
		this.members.clear();
		this.members.addAll(this.nodes);
		for (int slot = 0; slot < SlotHash.SLOT_COUNT; slot++) {
			NodeAddress owner = this.owners.get(slot);
			if (owner != null) {
				this.members.add(owner);
			}
		}
		this.candidates.clear();
		this.candidates.addAll(this.nodes);
		Collections.shuffle(this.candidates);
		NodeAddress current = this.home;
		if (current == null || !this.masters.contains(current)) {
			chooseHome(current);
			changed = true;
		}
		if (changed) {
			this.listener.topologyChanged(moved);
		}
	}

	/*
	 * A master: of a Redis Cluster, the npm adapter on the package redis counts the
	 * subscribers at masters only.
	 */
	private void chooseHome(@Nullable NodeAddress except) {
		NodeAddress[] choice = this.masters.stream().filter((node) -> !node.equals(except)).toArray(NodeAddress[]::new);
		if (choice.length > 0) {
			this.home = choice[ThreadLocalRandom.current().nextInt(choice.length)];
		}
	}

	private void dropWatch() {
		if (this.watch != null) {
			this.watch.close();
			this.watch = null;
		}
	}

	private void execute(Runnable task) {
		try {
			this.executor.execute(task);
		}
		catch (RejectedExecutionException ex) {
			// closed
		}
	}

	@Override
	public Connector<? extends StatefulConnection<byte[], byte[]>> publisher(NodeAddress node) {
		return this.clients.publisher(node);
	}

	@Override
	public Connector<StatefulRedisPubSubConnection<String, byte[]>> subscriber(NodeAddress node) {
		return this.clients.subscriber(node);
	}

	@Override
	public CompletableFuture<Void> close() {
		this.closed = true;
		dropWatch();
		return this.clients.close();
	}

}
