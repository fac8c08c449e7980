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

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

import io.github.socketioredis.Registration;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.Topic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does within one JVM what Redis does for a cluster. Servers and emitters whose
 * transports are of the same instance form a cluster; those of another instance are as
 * far away as another Redis.
 * <p>
 * Channels, sharded channels and patterns mean what they mean in Redis, and so do the
 * numbers of subscribers: a transport counts once for each topic, however many
 * subscriptions it has. Every subscriber gets the messages in the order in which they
 * were published, on threads of its transport. A subscription is in force when the method
 * that makes it returns. Nothing is stored, and nothing leaves the JVM.
 * <p>
 * Thread-safe. It holds no resources itself; its transports have to be closed.
 *
 * @since 0.1.0
 */
public final class InMemoryPubSub {

	private static final Logger logger = LoggerFactory.getLogger(InMemoryPubSub.class);

	private final Object lock = new Object();

	private final Map<Topic, Set<InMemorySubscription>> subscribers = new HashMap<>();

	private final Map<Topic, GlobPattern> patterns = new LinkedHashMap<>();

	private final List<PublishObserver> observers = new CopyOnWriteArrayList<>();

	/**
	 * Creates an instance without subscribers.
	 */
	public InMemoryPubSub() {
	}

	/**
	 * Makes a transport that calls its listeners on daemon threads of its own.
	 * @return a new transport, which has to be closed
	 */
	public PubSubTransport transport() {
		return transport(null);
	}

	/**
	 * Makes a transport.
	 * @param executor runs the listeners; used, not owned. {@code null} for daemon
	 * threads of the transport's own
	 * @return a new transport, which has to be closed
	 */
	public PubSubTransport transport(@Nullable Executor executor) {
		return new InMemoryTransport(this, executor);
	}

	/**
	 * Shows all that is published to an observer. While there is one, a message without
	 * any subscriber counts as having reached one, so that code under test sees the same
	 * with an observer in the place of a server.
	 * @param observer sees the messages of all transports
	 * @return removes the observer
	 */
	public Registration observe(PublishObserver observer) {
		this.observers.add(observer);
		return () -> this.observers.remove(observer);
	}

	/**
	 * Returns what is subscribed to, as PUBSUB CHANNELS, SHARDCHANNELS and NUMPAT tell it
	 * of a Redis.
	 * @return the topics that have a subscriber at this moment
	 */
	public Set<Topic> topics() {
		synchronized (this.lock) {
			return Set.copyOf(this.subscribers.keySet());
		}
	}

	long publish(Topic topic, byte[] message) {
		for (PublishObserver observer : this.observers) {
			observe(observer, topic, message.clone());
		}
		List<InMemoryQueue> idle = new ArrayList<>();
		long reached;
		synchronized (this.lock) {
			reached = deliver(topic, topic.name(), message, idle);
			if (topic.kind() == Topic.Kind.CHANNEL) {
				for (Map.Entry<Topic, GlobPattern> entry : this.patterns.entrySet()) {
					if (entry.getValue().matches(topic.name())) {
						reached += deliver(entry.getKey(), topic.name(), message, idle);
					}
				}
			}
		}
		idle.forEach(InMemoryQueue::schedule);
		return (reached == 0 && !this.observers.isEmpty()) ? 1 : reached;
	}

	private static void observe(PublishObserver observer, Topic topic, byte[] message) {
		try {
			observer.published(topic, message);
		}
		catch (RuntimeException ex) {
			logger.error("An observer failed with a message to '{}'", topic.name(), ex);
		}
	}

	private long deliver(Topic topic, String channel, byte[] message, List<InMemoryQueue> idle) {
		Set<InMemoryTransport> reached = new HashSet<>();
		for (InMemorySubscription subscription : this.subscribers.getOrDefault(topic, Set.of())) {
			if (reached.add(subscription.transport())) {
				subscription.transport().counters().received.increment();
			}
			if (subscription.queue().offer(channel, message.clone())) {
				idle.add(subscription.queue());
			}
		}
		return reached.size();
	}

	long countSubscribers(Topic topic) {
		synchronized (this.lock) {
			return this.subscribers.getOrDefault(topic, Set.of())
				.stream()
				.map(InMemorySubscription::transport)
				.distinct()
				.count();
		}
	}

	/**
	 * Adds topics to a subscription.
	 * @param subscription the subscription
	 * @param topics the topics
	 * @return {@code false} if it is closed
	 */
	boolean add(InMemorySubscription subscription, Collection<Topic> topics) {
		synchronized (this.lock) {
			if (subscription.isClosed()) {
				return false;
			}
			for (Topic topic : topics) {
				subscription.topics().add(topic);
				this.subscribers.computeIfAbsent(topic, (key) -> new LinkedHashSet<>()).add(subscription);
				if (topic.kind() == Topic.Kind.PATTERN) {
					this.patterns.computeIfAbsent(topic, (key) -> GlobPattern.of(key.name()));
				}
			}
			return true;
		}
	}

	void remove(InMemorySubscription subscription, Topic topic) {
		synchronized (this.lock) {
			if (subscription.topics().remove(topic)) {
				forget(subscription, topic);
			}
		}
	}

	private void forget(InMemorySubscription subscription, Topic topic) {
		this.subscribers.computeIfPresent(topic, (key, all) -> {
			all.remove(subscription);
			return all.isEmpty() ? null : all;
		});
		if (!this.subscribers.containsKey(topic)) {
			this.patterns.remove(topic);
		}
	}

	void close(InMemorySubscription subscription) {
		synchronized (this.lock) {
			subscription.markClosed();
			subscription.topics().forEach((topic) -> forget(subscription, topic));
			subscription.topics().clear();
		}
	}

	int count(InMemorySubscription subscription) {
		synchronized (this.lock) {
			return subscription.topics().size();
		}
	}

	int count(InMemoryTransport transport) {
		synchronized (this.lock) {
			return (int) this.subscribers.values()
				.stream()
				.filter((all) -> all.stream().anyMatch((subscription) -> subscription.transport() == transport))
				.count();
		}
	}

}
