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
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.socketioredis.transport.SubscriptionState;
import io.github.socketioredis.transport.Topic;
import io.github.socketioredis.transport.lettuce.TopicEntry.Wire;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.jspecify.annotations.Nullable;

/**
 * Makes what Redis has subscribed equal to what is wanted. The wanted topics are kept
 * here and nowhere else; whatever happens to a connection, they are subscribed again on
 * the next one, and only an acknowledgement from Redis counts as a subscription.
 * <p>
 * One command is under way at a time. Lettuce completes a command with the first
 * acknowledgement of its kind, so that with two of them an error could be taken for the
 * wrong one's. Since the next command is made from the wishes of that moment, the last
 * wish for a topic wins.
 */
final class SubscriptionManager
		implements ConnectionKeeper.Owner<StatefulRedisPubSubConnection<String, byte[]>>, PubSubEvents.Receiver {

	private static final int CHUNK_DIVISOR = 8;

	private final Object lock = new Object();

	private final ScheduledExecutorService executor;

	private final Executor callbackExecutor;

	private final TransportTimings timings;

	private final Backoff backoff;

	private final TransportCounters counters;

	private final OutageLog outage;

	private final ConnectionKeeper<StatefulRedisPubSubConnection<String, byte[]>> keeper;

	private final TopicTable table = new TopicTable();

	private final Set<TopicEntry> unsettled = new LinkedHashSet<>();

	private final GapTracker gap = new GapTracker();

	private final AtomicBoolean reconcileScheduled = new AtomicBoolean();

	private @Nullable StatefulRedisPubSubConnection<String, byte[]> connection;

	private volatile @Nullable PubSubEvents events;

	private volatile ConnectionProbe probe;

	private @Nullable SubscribeOperation operation;

	private long lastProgress;

	private @Nullable String lastError;

	private boolean closed;

	SubscriptionManager(Connector<StatefulRedisPubSubConnection<String, byte[]>> connector, TransportTimings timings,
			ScheduledExecutorService executor, Executor callbackExecutor, TransportCounters counters,
			OutageLog outage) {
		this.executor = executor;
		this.callbackExecutor = callbackExecutor;
		this.timings = timings;
		this.backoff = new Backoff(timings.minBackoff(), timings.maxBackoff());
		this.counters = counters;
		this.outage = outage;
		this.keeper = new ConnectionKeeper<>(connector, executor, timings, this);
		this.probe = new ConnectionProbe(timings);
	}

	List<CompletableFuture<Void>> add(LettuceSubscription subscription, Collection<Topic> topics) {
		List<CompletableFuture<Void>> result = new ArrayList<>(topics.size());
		synchronized (this.lock) {
			for (Topic topic : topics) {
				result.add(add(subscription, topic));
			}
		}
		if (!topics.isEmpty()) {
			this.keeper.open();
			scheduleReconcile();
		}
		return result;
	}

	private CompletableFuture<Void> add(LettuceSubscription subscription, Topic topic) {
		if (subscription.isClosed() || this.closed) {
			return CompletableFuture.failedFuture(
					new IllegalStateException("The subscription is closed, so '" + topic.name() + "' can't be added"));
		}
		CompletableFuture<Void> existing = subscription.topics().get(topic);
		if (existing != null) {
			return existing;
		}
		TopicEntry entry = this.table.findOrAdd(topic);
		int confirmed = entry.isConfirmed() ? 1 : 0;
		if (!entry.isWanted()) {
			this.gap.add(1, confirmed);
		}
		entry.add(subscription);
		subscription.gap().add(1, confirmed);
		this.unsettled.add(entry);
		CompletableFuture<Void> future = entry.isConfirmed() ? CompletableFuture.completedFuture(null)
				: new CompletableFuture<>();
		subscription.topics().put(topic, future);
		return future;
	}

	void remove(LettuceSubscription subscription, Collection<Topic> topics) {
		List<CompletableFuture<Void>> removed = new ArrayList<>();
		synchronized (this.lock) {
			for (Topic topic : topics) {
				CompletableFuture<Void> future = subscription.topics().remove(topic);
				if (future != null) {
					removed.add(future);
					remove(subscription, this.table.findOrAdd(topic));
				}
			}
		}
		for (CompletableFuture<Void> future : removed) {
			Completions.fail(future, new IllegalStateException("The topic was removed before Redis confirmed it"),
					this.callbackExecutor);
		}
		scheduleReconcile();
	}

	private void remove(LettuceSubscription subscription, TopicEntry entry) {
		int confirmed = entry.isConfirmed() ? -1 : 0;
		entry.remove(subscription);
		subscription.gap().add(-1, confirmed);
		if (!entry.isWanted()) {
			this.gap.add(-1, confirmed);
		}
		this.unsettled.add(entry);
	}

	void close(LettuceSubscription subscription) {
		List<Topic> topics;
		synchronized (this.lock) {
			subscription.markClosed();
			topics = List.copyOf(subscription.topics().keySet());
		}
		remove(subscription, topics);
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

	private void scheduleReconcile() {
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
		SubscribeOperation next;
		String[] names;
		synchronized (this.lock) {
			next = (current != null && this.operation == null) ? nextOperation() : null;
			noteGapEnd();
			if (next == null || current == null) {
				return;
			}
			this.operation = next;
			this.lastProgress = System.nanoTime();
			names = next.names();
		}
		next.send(current.async(), names).whenComplete((ignored, failure) -> {
			if (failure != null) {
				failed(next, names.length, Failures.describe(failure));
			}
		});
	}

	private @Nullable SubscribeOperation nextOperation() {
		long now = System.nanoTime();
		long wait = Long.MAX_VALUE;
		SubscribeOperation result = null;
		for (Iterator<TopicEntry> iterator = this.unsettled.iterator(); iterator.hasNext();) {
			TopicEntry entry = iterator.next();
			if (entry.isSettled()) {
				iterator.remove();
				this.table.removeIfUnused(entry);
				continue;
			}
			if (entry.retryAt() - now > 0) {
				wait = Math.min(wait, entry.retryAt() - now);
				continue;
			}
			if (result == null) {
				result = new SubscribeOperation(entry.topic().kind(), entry.isWanted());
			}
			if (result.offer(entry)) {
				iterator.remove();
				entry.wire(entry.isWanted() ? Wire.SUBSCRIBING : Wire.UNSUBSCRIBING, this.gap);
			}
			if (result.size() == SubscribeOperation.MAX_TOPICS) {
				break;
			}
		}
		if (result == null && wait != Long.MAX_VALUE) {
			this.executor.schedule(this::scheduleReconcile, wait, TimeUnit.NANOSECONDS);
		}
		return result;
	}

	private void noteGapEnd() {
		if (!this.gap.hasGap() && this.connection != null) {
			this.lastError = null;
			this.outage.end(OutageLog.Part.SUBSCRIBING);
		}
	}

	@Override
	public void message(PubSubEvents source, Topic.Kind kind, String name, String channel, byte[] message) {
		if (source == this.events) {
			this.probe.heard();
			this.counters.received.increment();
			this.table.deliver(kind, name, channel, message);
		}
	}

	@Override
	public void acknowledged(PubSubEvents source, Topic.Kind kind, String name, boolean subscribed) {
		List<CompletableFuture<Void>> confirmed = List.of();
		boolean lost = false;
		synchronized (this.lock) {
			TopicEntry entry = this.table.find(kind, name);
			if (source != this.events || entry == null) {
				return;
			}
			this.probe.heard();
			SubscribeOperation current = this.operation;
			if (current != null && current.acknowledge(kind, name, subscribed) == entry) {
				this.lastProgress = System.nanoTime();
				entry.resetFailures();
				confirmed = entry.wire(subscribed ? Wire.SUBSCRIBED : Wire.NONE, this.gap);
				this.operation = current.isDone() ? null : current;
			}
			else if (!subscribed && entry.isConfirmed()) {
				entry.wire(Wire.NONE, this.gap);
				lost = entry.isWanted();
			}
			this.unsettled.add(entry);
			noteGapEnd();
		}
		if (lost) {
			this.outage.begin(OutageLog.Part.SUBSCRIBING, "Redis has ended the subscription to '" + name + "'");
		}
		confirmed.forEach((future) -> Completions.complete(future, null, this.callbackExecutor));
		scheduleReconcile();
	}

	private void failed(SubscribeOperation failed, int size, String error) {
		List<CompletableFuture<Void>> confirmed = new ArrayList<>();
		String cause;
		synchronized (this.lock) {
			if (this.operation != failed) {
				return;
			}
			this.operation = null;
			cause = error + " (" + failed.description() + ")";
			this.lastError = cause;
			boolean denied = error.startsWith("NOPERM");
			int failures = failed.remaining().stream().mapToInt(TopicEntry::failures).max().orElse(0);
			long retryAt = System.nanoTime() + this.backoff.delayNanos(failures + 1);
			for (TopicEntry entry : failed.remaining()) {
				confirmed.addAll(entry.wire(failed.subscribes() ? Wire.NONE : Wire.SUBSCRIBED, this.gap));
				entry.failed(retryAt, denied ? Math.max(1, size / CHUNK_DIVISOR) : entry.chunkLimit());
				this.unsettled.add(entry);
			}
		}
		confirmed.forEach((future) -> Completions.complete(future, null, this.callbackExecutor));
		this.outage.begin(OutageLog.Part.SUBSCRIBING, cause);
		scheduleReconcile();
	}

	@Override
	public void connected(StatefulRedisPubSubConnection<String, byte[]> made) {
		PubSubEvents current = new PubSubEvents(this);
		made.addListener(current);
		synchronized (this.lock) {
			this.connection = made;
			this.events = current;
			this.probe = new ConnectionProbe(this.timings);
		}
		scheduleReconcile();
	}

	@Override
	public void disconnected(String reason, boolean silent) {
		synchronized (this.lock) {
			this.connection = null;
			this.events = null;
			this.operation = null;
			this.lastError = reason;
			for (TopicEntry entry : this.table.all()) {
				entry.wire(Wire.NONE, this.gap);
				entry.resetFailures();
				this.unsettled.add(entry);
				this.table.removeIfUnused(entry);
			}
			this.unsettled.removeIf(TopicEntry::isUnused);
		}
		this.outage.begin(OutageLog.Part.SUBSCRIBING, reason);
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
		synchronized (this.lock) {
			waiting = this.operation != null;
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
		scheduleReconcile();
	}

	/**
	 * Ends all subscriptions and closes the connection.
	 * @return completes when the connection is closed
	 */
	CompletableFuture<Void> close() {
		Set<LettuceSubscription> subscriptions = new LinkedHashSet<>();
		synchronized (this.lock) {
			this.closed = true;
			this.connection = null;
			this.events = null;
			this.table.all().forEach((entry) -> subscriptions.addAll(entry.subscriptions()));
		}
		subscriptions.forEach(LettuceSubscription::close);
		return this.keeper.close();
	}

}
