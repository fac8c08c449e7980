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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.socketioredis.transport.Topic;
import io.github.socketioredis.transport.lettuce.Placement.Wire;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.jspecify.annotations.Nullable;

/**
 * Makes what one node has subscribed equal to what is wanted of it, through one
 * connection.
 * <p>
 * Lettuce completes a command with the first acknowledgement of its kind. So a command
 * with several topics has to be the only one under way, or an error could be taken for
 * that of another one; commands with one topic each may follow each other at once. The
 * latter is how sharded channels of a cluster are subscribed, which must not share a
 * command unless they share a slot.
 */
final class SubscriberNode
		implements ConnectionKeeper.Owner<StatefulRedisPubSubConnection<String, byte[]>>, PubSubEvents.Receiver {

	private static final int CHUNK_DIVISOR = 8;

	private static final int MAX_SINGLES = 256;

	private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

	private final NodeAddress address;

	private final SubscriptionManager manager;

	private final boolean cluster;

	private final ScheduledExecutorService executor;

	private final TransportTimings timings;

	private final Backoff backoff;

	private final ConnectionKeeper<StatefulRedisPubSubConnection<String, byte[]>> keeper;

	private final Set<Placement> unsettled = new LinkedHashSet<>();

	private final Queue<Delayed> delayed = new PriorityQueue<>(Comparator.comparingLong(Delayed::retryAt));

	private final Deque<SubscribeOperation> operations = new ArrayDeque<>();

	private final AtomicBoolean reconcileScheduled = new AtomicBoolean();

	private final AtomicBoolean looking = new AtomicBoolean();

	private @Nullable StatefulRedisPubSubConnection<String, byte[]> connection;

	private volatile @Nullable PubSubEvents events;

	private volatile ConnectionProbe probe;

	private long lastProgress;

	private int failures;

	private long resumeAt;

	private boolean paused;

	private long wakeAt;

	private boolean wakeScheduled;

	private int placements;

	SubscriberNode(NodeAddress address, boolean cluster,
			Connector<StatefulRedisPubSubConnection<String, byte[]>> connector, SubscriptionManager manager,
			ScheduledExecutorService executor, TransportTimings timings) {
		this.address = address;
		this.cluster = cluster;
		this.manager = manager;
		this.executor = executor;
		this.timings = timings;
		this.backoff = new Backoff(timings.minBackoff(), timings.maxBackoff());
		this.keeper = new ConnectionKeeper<>(connector, executor, timings, this);
		this.probe = new ConnectionProbe(timings);
	}

	NodeAddress address() {
		return this.address;
	}

	/**
	 * Counts what is placed here, wanted or left behind.
	 * @param change how many more
	 */
	void placed(int change) {
		this.placements += change;
	}

	boolean isUsed() {
		return this.placements > 0;
	}

	boolean isConnected() {
		return this.connection != null;
	}

	/**
	 * Looks at a topic again; called with the lock held.
	 * @param placement the topic
	 */
	void unsettled(Placement placement) {
		this.unsettled.add(placement);
	}

	/**
	 * Connects if that has not been asked before, and sends what has to be sent.
	 */
	void reconcileSoon() {
		this.keeper.open();
		if (this.reconcileScheduled.compareAndSet(false, true)) {
			try {
				this.executor.execute(this::reconcile);
			}
			catch (RejectedExecutionException ex) {
				this.reconcileScheduled.set(false);
			}
		}
	}

	private void reconcile() {
		this.reconcileScheduled.set(false);
		StatefulRedisPubSubConnection<String, byte[]> current = this.connection;
		List<SubscribeOperation> next = new ArrayList<>();
		List<String[]> names = new ArrayList<>();
		synchronized (this.manager.lock()) {
			if (current != null && !isPaused()) {
				wakeDelayed();
				for (SubscribeOperation operation = nextOperation(); operation != null; operation = nextOperation()) {
					this.lastProgress = System.nanoTime();
					this.operations.add(operation);
					next.add(operation);
					names.add(operation.names());
				}
			}
			this.manager.noteGap();
		}
		if (current != null && !next.isEmpty()) {
			send(current, next, names);
		}
	}

	private void send(StatefulRedisPubSubConnection<String, byte[]> current, List<SubscribeOperation> next,
			List<String[]> names) {
		current.setAutoFlushCommands(false);
		for (int i = 0; i < next.size(); i++) {
			SubscribeOperation operation = next.get(i);
			int size = names.get(i).length;
			operation.send(current.async(), names.get(i)).whenComplete((ignored, failure) -> {
				if (failure != null) {
					failed(operation, size, Failures.describe(failure));
				}
			});
		}
		current.flushCommands();
		current.setAutoFlushCommands(true);
	}

	private boolean isPaused() {
		if (this.paused && System.nanoTime() - this.resumeAt < 0) {
			wake(this.resumeAt);
			return true;
		}
		this.paused = false;
		return false;
	}

	private void wakeDelayed() {
		long now = System.nanoTime();
		for (Delayed next = this.delayed.peek(); next != null; next = this.delayed.peek()) {
			if (next.retryAt() - now > 0) {
				wake(next.retryAt());
				return;
			}
			this.delayed.remove();
			this.unsettled.add(next.placement());
		}
	}

	private void wake(long at) {
		if (this.wakeScheduled && this.wakeAt - at <= 0) {
			return;
		}
		this.wakeScheduled = true;
		this.wakeAt = at;
		this.executor.schedule(() -> {
			this.wakeScheduled = false;
			reconcileSoon();
		}, Math.max(0, at - System.nanoTime()), TimeUnit.NANOSECONDS);
	}

	private @Nullable SubscribeOperation nextOperation() {
		if (!this.operations.isEmpty() && (!this.cluster || this.operations.size() >= MAX_SINGLES
				|| this.operations.peekFirst().kind() != Topic.Kind.SHARDED_CHANNEL)) {
			return null;
		}
		boolean singlesOnly = !this.operations.isEmpty();
		SubscribeOperation result = null;
		for (Iterator<Placement> iterator = this.unsettled.iterator(); iterator.hasNext();) {
			Placement placement = iterator.next();
			if (placement.isSettled()) {
				iterator.remove();
				this.manager.settled(placement.entry());
				continue;
			}
			boolean single = this.cluster && placement.topic().kind() == Topic.Kind.SHARDED_CHANNEL;
			if (placement.isUnderWay() || (singlesOnly && !single)) {
				continue;
			}
			if (result == null) {
				result = new SubscribeOperation(placement.topic().kind(), placement.isWanted(),
						single ? 1 : SubscribeOperation.MAX_TOPICS);
			}
			if (result.offer(placement)) {
				iterator.remove();
				placement.entry().wire(placement, placement.isWanted() ? Wire.SUBSCRIBING : Wire.UNSUBSCRIBING);
			}
			if (result.isFull()) {
				break;
			}
		}
		return result;
	}

	@Override
	public void message(PubSubEvents source, Topic.Kind kind, String name, String channel, byte[] message) {
		if (source == this.events) {
			this.probe.heard();
			this.manager.deliver(this, kind, name, channel, message);
		}
	}

	@Override
	public void acknowledged(PubSubEvents source, Topic.Kind kind, String name, boolean subscribed) {
		List<CompletableFuture<Void>> confirmed = List.of();
		boolean lost = false;
		synchronized (this.manager.lock()) {
			Placement placement = (source == this.events) ? this.manager.find(this, kind, name) : null;
			if (placement == null) {
				return;
			}
			this.probe.heard();
			TopicEntry entry = placement.entry();
			if (isAnswer(placement, subscribed)) {
				this.lastProgress = System.nanoTime();
				this.failures = 0;
				placement.resetFailures();
				confirmed = entry.wire(placement, subscribed ? Wire.SUBSCRIBED : Wire.NONE);
			}
			else if (!subscribed && placement.wire() == Wire.SUBSCRIBED) {
				lost = placement.isWanted();
				entry.wire(placement, Wire.NONE);
			}
			if (lost && this.cluster && kind == Topic.Kind.SHARDED_CHANNEL) {
				this.delayed.add(new Delayed(placement, System.nanoTime() + LOOK_NANOS));
			}
			else {
				this.unsettled.add(placement);
			}
			this.manager.noteGap();
		}
		if (lost) {
			this.manager.lost("Redis has ended the subscription to '" + name + "'");
			look();
		}
		this.manager.confirm(confirmed);
		reconcileSoon();
	}

	/*
	 * A node that has ended a sharded subscription knows where the slot is now, and may
	 * be the only one. It must be asked before it is subscribed to again: one that is no
	 * master any more would accept.
	 */
	private void look() {
		if (!this.cluster || !this.looking.compareAndSet(false, true)) {
			return;
		}
		try {
			this.executor.execute(this::ask);
		}
		catch (RejectedExecutionException ex) {
			this.looking.set(false);
		}
	}

	private void ask() {
		StatefulRedisPubSubConnection<String, byte[]> current = this.connection;
		this.looking.set(false);
		if (current != null) {
			current.async().clusterNodes().thenAcceptAsync((view) -> this.manager.learn(view, this), this.executor);
		}
	}

	/**
	 * Tries again at once what has been put off.
	 */
	void hurry() {
		synchronized (this.manager.lock()) {
			this.delayed.forEach((next) -> this.unsettled.add(next.placement()));
			this.delayed.clear();
		}
		reconcileSoon();
	}

	private boolean isAnswer(Placement placement, boolean subscribed) {
		Topic topic = placement.topic();
		for (Iterator<SubscribeOperation> iterator = this.operations.iterator(); iterator.hasNext();) {
			SubscribeOperation operation = iterator.next();
			if (operation.acknowledge(topic.kind(), topic.name(), subscribed) != null) {
				if (operation.isDone()) {
					iterator.remove();
				}
				return true;
			}
		}
		return false;
	}

	private void failed(SubscribeOperation failed, int size, String error) {
		List<CompletableFuture<Void>> confirmed = new ArrayList<>();
		String cause;
		synchronized (this.manager.lock()) {
			if (!this.operations.remove(failed)) {
				return;
			}
			cause = error + " (" + failed.description() + ")";
			boolean gone = !failed.subscribes() && RedisError.isMoved(error);
			for (Placement placement : failed.remaining()) {
				confirmed.addAll(
						placement.entry().wire(placement, (failed.subscribes() || gone) ? Wire.NONE : Wire.SUBSCRIBED));
				placement
					.failed(RedisError.isDenied(error) ? Math.max(1, size / CHUNK_DIVISOR) : placement.chunkLimit());
				retryLater(placement, error);
			}
			if (!RedisError.isMoved(error) && !RedisError.isDenied(error)) {
				this.paused = true;
				this.resumeAt = System.nanoTime() + this.backoff.delayNanos(++this.failures);
			}
		}
		this.manager.confirm(confirmed);
		this.manager.failed(this, failed, error, cause);
		reconcileSoon();
	}

	private void retryLater(Placement placement, String error) {
		if (RedisError.isMoved(error) && placement.failures() == 1) {
			this.unsettled.add(placement);
			return;
		}
		if (placement.isWanted()) {
			placement.entry().missed(true);
		}
		this.delayed.add(new Delayed(placement, System.nanoTime() + this.backoff.delayNanos(placement.failures())));
	}

	@Override
	public void connected(StatefulRedisPubSubConnection<String, byte[]> made) {
		PubSubEvents current = new PubSubEvents(this);
		made.addListener(current);
		synchronized (this.manager.lock()) {
			this.connection = made;
			this.events = current;
			this.probe = new ConnectionProbe(this.timings);
		}
		reconcileSoon();
	}

	@Override
	public void reconnected() {
		this.manager.reconnected();
	}

	@Override
	public void disconnected(String reason, boolean silent) {
		forgetConnection();
		this.manager.disconnected(this, reason);
	}

	private void forgetConnection() {
		synchronized (this.manager.lock()) {
			this.connection = null;
			this.events = null;
			this.operations.clear();
			this.delayed.clear();
			this.unsettled.clear();
			this.failures = 0;
			this.paused = false;
			for (Placement placement : this.manager.placements(this)) {
				placement.entry().wire(placement, Wire.NONE);
				placement.resetFailures();
				if (placement.isWanted()) {
					placement.entry().missed(true);
					this.unsettled.add(placement);
				}
				else {
					this.manager.settled(placement.entry());
				}
			}
		}
	}

	/**
	 * Looks whether the connection is alive; called at intervals.
	 */
	void tick() {
		StatefulRedisPubSubConnection<String, byte[]> current = this.connection;
		if (current == null) {
			return;
		}
		boolean waiting;
		long waitingNanos;
		synchronized (this.manager.lock()) {
			waiting = !this.operations.isEmpty();
			waitingNanos = System.nanoTime() - this.lastProgress;
		}
		if (waiting && waitingNanos > this.timings.responseTimeout().toNanos()) {
			this.keeper.replace(current, "no confirmation of a subscription within " + this.timings.responseTimeout());
		}
		else if (this.probe.isDead()) {
			this.keeper.replace(current, "no answer to a PING within " + this.timings.responseTimeout());
		}
		else if (!waiting && this.probe.isDue()) {
			this.probe.ask(current);
		}
		reconcileSoon();
	}

	/**
	 * Closes the connection for good, with whatever is subscribed on it.
	 * @return completes when the connection is closed
	 */
	CompletableFuture<Void> close() {
		forgetConnection();
		return this.keeper.close();
	}

	/**
	 * A topic that is tried again later.
	 *
	 * @param placement the topic
	 * @param retryAt when
	 */
	private record Delayed(Placement placement, long retryAt) {
	}

}
