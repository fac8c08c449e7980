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

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.socketioredis.Registration;
import io.github.socketioredis.transport.GapListener;
import io.github.socketioredis.transport.MessageListener;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.PublishState;
import io.github.socketioredis.transport.Subscription;
import io.github.socketioredis.transport.SubscriptionState;
import io.github.socketioredis.transport.Topic;
import io.github.socketioredis.transport.TransportStatistics;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.jspecify.annotations.Nullable;

/**
 * A transport on connections of its own, to each node one that publishes and one that
 * subscribes, opened when they are first needed. One thread does what has to be done in
 * order: writing what has queued, subscribing, reconnecting, looking at the clock.
 */
final class LettuceTransport implements PubSubTransport, Topology.Listener {

	private static final long CLOSE_SECONDS = 2;

	private final ScheduledThreadPoolExecutor scheduler;

	private final @Nullable ExecutorService ownDeliveryExecutor;

	private final Executor deliveryExecutor;

	private final LettuceTransportOptions options;

	private final TransportTimings timings;

	private final TransportCounters counters = new TransportCounters();

	private final OutageLog outage = new OutageLog();

	private final Topology topology;

	private final BatchingPublisher publisher;

	private final SubscriptionManager subscriptions;

	private final AtomicBoolean ticking = new AtomicBoolean();

	private final AtomicBoolean closed = new AtomicBoolean();

	private volatile @Nullable Thread schedulerThread;

	LettuceTransport(Connector<? extends StatefulConnection<byte[], byte[]>> publishConnector,
			Connector<StatefulRedisPubSubConnection<String, byte[]>> subscribeConnector,
			@Nullable Executor deliveryExecutor, LettuceTransportOptions options, TransportTimings timings) {
		this((executor, ignoredTimings, listener) -> new SingleServer(publishConnector, subscribeConnector),
				deliveryExecutor, options, timings);
	}

	LettuceTransport(TopologyFactory topologyFactory, @Nullable Executor deliveryExecutor,
			LettuceTransportOptions options, TransportTimings timings) {
		this.options = options;
		this.timings = timings;
		this.scheduler = TransportThreads.scheduler((thread) -> this.schedulerThread = thread);
		this.ownDeliveryExecutor = (deliveryExecutor != null) ? null : TransportThreads.delivery();
		this.deliveryExecutor = (deliveryExecutor != null) ? deliveryExecutor : this.ownDeliveryExecutor;
		this.topology = topologyFactory.create(this.scheduler, timings, this);
		this.publisher = new BatchingPublisher(this.topology, options, timings, this.scheduler, this.deliveryExecutor,
				this.counters, this.outage);
		this.subscriptions = new SubscriptionManager(this.topology, timings, this.scheduler, this.deliveryExecutor,
				this.counters, this.outage);
	}

	@Override
	public CompletableFuture<Long> publish(Topic topic, byte[] message) {
		return this.publisher.publish(noPattern(topic), message);
	}

	@Override
	public CompletableFuture<Long> countSubscribers(Topic topic) {
		return this.publisher.count(noPattern(topic));
	}

	private static Topic noPattern(Topic topic) {
		if (topic.kind() == Topic.Kind.PATTERN) {
			throw new IllegalArgumentException("'topic' must be a channel, but is the pattern '" + topic.name() + "'");
		}
		return topic;
	}

	@Override
	public Subscription subscribe(Collection<Topic> topics, MessageListener listener) {
		if (this.closed.get()) {
			throw new IllegalStateException("The transport is closed, so nothing can be subscribed to");
		}
		topics.forEach(LettuceTransport::checkName);
		DeliveryQueue queue = new DeliveryQueue(listener, this.deliveryExecutor, this.options.deliveryMaxBytes(),
				this.counters, this.options.timer());
		LettuceSubscription subscription = new LettuceSubscription(this.subscriptions, queue);
		this.subscriptions.add(subscription, topics);
		startTicking();
		return subscription;
	}

	static void checkName(Topic topic) {
		if (!StandardCharsets.UTF_8.newEncoder().canEncode(topic.name())) {
			throw new IllegalArgumentException(
					"'topic' must have a name that UTF-8 can encode, but has '" + topic.name() + "'");
		}
	}

	private void startTicking() {
		if (this.ticking.compareAndSet(false, true)) {
			long interval = this.timings.tickInterval().toNanos();
			try {
				this.scheduler.scheduleWithFixedDelay(this.subscriptions::tick, interval, interval,
						TimeUnit.NANOSECONDS);
			}
			catch (RejectedExecutionException ex) {
				this.ticking.set(false);
			}
		}
	}

	@Override
	public void topologyChanged(BitSet moved) {
		this.publisher.topologyChanged(moved);
		this.subscriptions.topologyChanged();
	}

	@Override
	public void topologyUnknown(String reason) {
		this.publisher.topologyUnknown(reason);
		this.subscriptions.topologyUnknown(reason);
	}

	@Override
	public void topologyKnown() {
		this.publisher.topologyKnown();
		this.subscriptions.topologyKnown();
	}

	@Override
	public Registration onGap(GapListener listener) {
		return this.subscriptions.onGap(listener);
	}

	@Override
	public SubscriptionState state() {
		return this.subscriptions.state();
	}

	@Override
	public PublishState publishState() {
		return this.outage.publishState();
	}

	@Override
	public TransportStatistics statistics() {
		return this.counters.statistics();
	}

	long pendingBytes() {
		return this.publisher.pendingBytes();
	}

	long inFlightBytes() {
		return this.publisher.inFlightBytes();
	}

	@Override
	public void close() {
		if (!this.closed.compareAndSet(false, true)) {
			return;
		}
		CountDownLatch done = new CountDownLatch(1);
		this.scheduler.execute(() -> shutDown(done));
		if (Thread.currentThread() != this.schedulerThread) {
			await(done);
		}
	}

	private void shutDown(CountDownLatch done) {
		CompletableFuture<Void> published = this.publisher.close();
		CompletableFuture<Void> subscribed = this.subscriptions.close();
		CompletableFuture<Void> watched = this.topology.close();
		if (this.ownDeliveryExecutor != null) {
			this.ownDeliveryExecutor.shutdown();
		}
		CompletableFuture.allOf(published, subscribed, watched).whenComplete((ignored, failure) -> done.countDown());
		this.scheduler.shutdownNow();
	}

	private static void await(CountDownLatch done) {
		try {
			done.await(CLOSE_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
