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
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.transport.Topic;

/**
 * A topic, who wants it and what the current connection knows of it. Guarded by the lock
 * of the {@link SubscriptionManager}, except that the subscriptions may be read without.
 */
final class TopicEntry {

	/**
	 * What the current connection knows.
	 */
	enum Wire {

		NONE, SUBSCRIBING, SUBSCRIBED, UNSUBSCRIBING

	}

	private final Topic topic;

	private volatile List<LettuceSubscription> subscriptions = List.of();

	private Wire wire = Wire.NONE;

	private int failures;

	private long retryAt = System.nanoTime();

	private int chunkLimit = SubscribeOperation.MAX_TOPICS;

	TopicEntry(Topic topic) {
		this.topic = topic;
	}

	Topic topic() {
		return this.topic;
	}

	List<LettuceSubscription> subscriptions() {
		return this.subscriptions;
	}

	void add(LettuceSubscription subscription) {
		List<LettuceSubscription> changed = new ArrayList<>(this.subscriptions);
		changed.add(subscription);
		this.subscriptions = List.copyOf(changed);
	}

	void remove(LettuceSubscription subscription) {
		List<LettuceSubscription> changed = new ArrayList<>(this.subscriptions);
		changed.remove(subscription);
		this.subscriptions = List.copyOf(changed);
	}

	boolean isWanted() {
		return !this.subscriptions.isEmpty();
	}

	boolean isConfirmed() {
		return this.wire == Wire.SUBSCRIBED;
	}

	/**
	 * Returns whether the connection is as wished.
	 * @return whether nothing has to be sent
	 */
	boolean isSettled() {
		return this.wire == (isWanted() ? Wire.SUBSCRIBED : Wire.NONE);
	}

	boolean isUnused() {
		return !isWanted() && this.wire == Wire.NONE;
	}

	/**
	 * Notes what the connection knows, here and in the numbers of those concerned.
	 * @param wire what it knows
	 * @param total the numbers of all topics
	 * @return what waits for a confirmation that this is
	 */
	List<CompletableFuture<Void>> wire(Wire wire, GapTracker total) {
		int change = (wire == Wire.SUBSCRIBED ? 1 : 0) - (isConfirmed() ? 1 : 0);
		this.wire = wire;
		List<CompletableFuture<Void>> confirmed = new ArrayList<>();
		if (change == 0 || !isWanted()) {
			return confirmed;
		}
		total.add(0, change);
		for (LettuceSubscription subscription : this.subscriptions) {
			subscription.gap().add(0, change);
			CompletableFuture<Void> future = subscription.topics().get(this.topic);
			if (change > 0 && future != null) {
				confirmed.add(future);
			}
		}
		return confirmed;
	}

	long retryAt() {
		return this.retryAt;
	}

	int chunkLimit() {
		return this.chunkLimit;
	}

	int failures() {
		return this.failures;
	}

	void failed(long retryAt, int chunkLimit) {
		this.failures++;
		this.retryAt = retryAt;
		this.chunkLimit = chunkLimit;
	}

	void resetFailures() {
		this.failures = 0;
		this.retryAt = System.nanoTime();
		this.chunkLimit = SubscribeOperation.MAX_TOPICS;
	}

}
