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

package io.github.socketioredis.autoconfigure;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.socketioredis.Registration;
import io.github.socketioredis.transport.GapListener;
import io.github.socketioredis.transport.MessageListener;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.Subscription;
import io.github.socketioredis.transport.SubscriptionState;
import io.github.socketioredis.transport.Topic;
import io.github.socketioredis.transport.TransportStatistics;

/**
 * A transport without a Redis, whose gaps a test makes.
 */
final class RecordingTransport implements PubSubTransport {

	static final TransportStatistics STATISTICS = new TransportStatistics(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);

	final List<GapListener> gapListeners = new CopyOnWriteArrayList<>();

	boolean closed;

	static SubscriptionState state(int desired, int confirmed) {
		return new SubscriptionState(desired, confirmed, Instant.EPOCH, (confirmed < desired) ? "lost" : null);
	}

	@Override
	public CompletableFuture<Long> publish(Topic topic, byte[] message) {
		return CompletableFuture.completedFuture(0L);
	}

	@Override
	public Subscription subscribe(Collection<Topic> topics, MessageListener listener) {
		throw new UnsupportedOperationException();
	}

	@Override
	public CompletableFuture<Long> countSubscribers(Topic topic) {
		return CompletableFuture.completedFuture(0L);
	}

	@Override
	public SubscriptionState state() {
		return state(4, 4);
	}

	@Override
	public TransportStatistics statistics() {
		return STATISTICS;
	}

	@Override
	public Registration onGap(GapListener listener) {
		this.gapListeners.add(listener);
		return () -> this.gapListeners.remove(listener);
	}

	@Override
	public void close() {
		this.closed = true;
	}

}
