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

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.transport.Subscription;
import io.github.socketioredis.transport.SubscriptionState;
import io.github.socketioredis.transport.Topic;

/**
 * A subscription, in force from the moment it is made. What it wants is kept by the
 * {@link InMemoryPubSub}, whose lock guards its topics.
 */
final class InMemorySubscription implements Subscription {

	private final InMemoryPubSub pubSub;

	private final InMemoryTransport transport;

	private final InMemoryQueue queue;

	private final Set<Topic> topics = new HashSet<>();

	private final Instant since = Instant.now();

	private boolean closed;

	InMemorySubscription(InMemoryPubSub pubSub, InMemoryTransport transport, InMemoryQueue queue) {
		this.pubSub = pubSub;
		this.transport = transport;
		this.queue = queue;
	}

	InMemoryTransport transport() {
		return this.transport;
	}

	InMemoryQueue queue() {
		return this.queue;
	}

	Set<Topic> topics() {
		return this.topics;
	}

	boolean isClosed() {
		return this.closed;
	}

	void markClosed() {
		this.closed = true;
	}

	@Override
	public CompletableFuture<Void> add(Topic topic) {
		InMemoryTransport.checkName(topic);
		if (this.pubSub.add(this, List.of(topic))) {
			return CompletableFuture.completedFuture(null);
		}
		return CompletableFuture.failedFuture(
				new IllegalStateException("The subscription is closed, so '" + topic.name() + "' can't be added"));
	}

	@Override
	public void remove(Topic topic) {
		this.pubSub.remove(this, topic);
	}

	@Override
	public CompletableFuture<Void> confirmed() {
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public SubscriptionState state() {
		int wanted = this.pubSub.count(this);
		return new SubscriptionState(wanted, wanted, this.since, null);
	}

	@Override
	public void close() {
		this.queue.close();
		this.pubSub.close(this);
		this.transport.closed(this);
	}

}
