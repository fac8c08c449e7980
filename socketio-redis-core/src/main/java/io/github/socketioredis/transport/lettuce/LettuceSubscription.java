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

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.transport.Subscription;
import io.github.socketioredis.transport.SubscriptionState;
import io.github.socketioredis.transport.Topic;

/**
 * A subscription; what it wants is kept by the {@link SubscriptionManager}.
 */
final class LettuceSubscription implements Subscription {

	private final SubscriptionManager manager;

	private final DeliveryQueue queue;

	/**
	 * Completed by the first confirmation; guarded by the manager's lock, like the rest.
	 */
	private final Map<Topic, CompletableFuture<Void>> topics = new HashMap<>();

	private final GapTracker gap = new GapTracker();

	private boolean closed;

	LettuceSubscription(SubscriptionManager manager, DeliveryQueue queue) {
		this.manager = manager;
		this.queue = queue;
	}

	Map<Topic, CompletableFuture<Void>> topics() {
		return this.topics;
	}

	GapTracker gap() {
		return this.gap;
	}

	boolean isClosed() {
		return this.closed;
	}

	void markClosed() {
		this.closed = true;
	}

	void offer(String channel, byte[] message) {
		this.queue.offer(channel, message);
	}

	@Override
	public CompletableFuture<Void> add(Topic topic) {
		LettuceTransport.checkName(topic);
		return this.manager.add(this, List.of(topic)).get(0).copy();
	}

	@Override
	public void remove(Topic topic) {
		this.manager.remove(this, List.of(topic));
	}

	@Override
	public CompletableFuture<Void> confirmed() {
		Collection<CompletableFuture<Void>> futures = this.manager.confirmations(this);
		return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
	}

	@Override
	public SubscriptionState state() {
		return this.manager.state(this);
	}

	@Override
	public void close() {
		this.queue.close();
		this.manager.close(this);
	}

}
