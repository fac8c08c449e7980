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

package io.github.socketioredis.transport.memory;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

import io.github.socketioredis.PublishException;
import io.github.socketioredis.transport.MessageListener;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.Subscription;
import io.github.socketioredis.transport.SubscriptionState;
import io.github.socketioredis.transport.Topic;
import io.github.socketioredis.transport.TransportStatistics;
import org.jspecify.annotations.Nullable;

/**
 * What a connection is to a Redis: a party of an {@link InMemoryPubSub} that is counted
 * once for each topic.
 */
final class InMemoryTransport implements PubSubTransport {

	private static final long MAX_BYTES = 64L * 1024 * 1024;

	private final InMemoryPubSub pubSub;

	private final @Nullable ExecutorService ownExecutor;

	private final Executor executor;

	private final long maxBytes;

	private final InMemoryCounters counters = new InMemoryCounters();

	private final Set<InMemorySubscription> subscriptions = ConcurrentHashMap.newKeySet();

	private final Instant since = Instant.now();

	private volatile boolean closed;

	InMemoryTransport(InMemoryPubSub pubSub, @Nullable Executor executor) {
		this(pubSub, executor, MAX_BYTES);
	}

	InMemoryTransport(InMemoryPubSub pubSub, @Nullable Executor executor, long maxBytes) {
		this.pubSub = pubSub;
		this.ownExecutor = (executor != null) ? null : InMemoryThreads.create();
		this.executor = (executor != null) ? executor : this.ownExecutor;
		this.maxBytes = maxBytes;
	}

	InMemoryCounters counters() {
		return this.counters;
	}

	@Override
	public CompletableFuture<Long> publish(Topic topic, byte[] message) {
		if (closedFor(topic)) {
			this.counters.publishClosed.increment();
			return CompletableFuture.failedFuture(
					new PublishException("A message to '" + topic.name() + "' was not sent: the transport is closed"));
		}
		long reached = this.pubSub.publish(topic, message);
		this.counters.published.increment();
		return CompletableFuture.completedFuture(reached);
	}

	@Override
	public CompletableFuture<Long> countSubscribers(Topic topic) {
		if (closedFor(topic)) {
			return CompletableFuture.failedFuture(new PublishException(
					"The subscribers of '" + topic.name() + "' are not known: the transport is closed"));
		}
		return CompletableFuture.completedFuture(this.pubSub.countSubscribers(topic));
	}

	private boolean closedFor(Topic topic) {
		if (topic.kind() == Topic.Kind.PATTERN) {
			throw new IllegalArgumentException("'topic' must be a channel, but is the pattern '" + topic.name() + "'");
		}
		return this.closed;
	}

	@Override
	public Subscription subscribe(Collection<Topic> topics, MessageListener listener) {
		topics.forEach(InMemoryTransport::checkName);
		InMemorySubscription subscription = new InMemorySubscription(this.pubSub, this,
				new InMemoryQueue(listener, this.executor, this.maxBytes, this.counters));
		this.subscriptions.add(subscription);
		if (this.closed) {
			subscription.close();
			throw new IllegalStateException("The transport is closed, so nothing can be subscribed to");
		}
		this.pubSub.add(subscription, topics);
		return subscription;
	}

	static void checkName(Topic topic) {
		if (!StandardCharsets.UTF_8.newEncoder().canEncode(topic.name())) {
			throw new IllegalArgumentException(
					"'topic' must have a name that UTF-8 can encode, but has '" + topic.name() + "'");
		}
	}

	void closed(InMemorySubscription subscription) {
		this.subscriptions.remove(subscription);
	}

	@Override
	public SubscriptionState state() {
		int wanted = this.pubSub.count(this);
		return new SubscriptionState(wanted, wanted, this.since, null);
	}

	@Override
	public TransportStatistics statistics() {
		return this.counters.statistics();
	}

	@Override
	public void close() {
		this.closed = true;
		List.copyOf(this.subscriptions).forEach(InMemorySubscription::close);
		if (this.ownExecutor != null) {
			this.ownExecutor.shutdown();
		}
	}

}
