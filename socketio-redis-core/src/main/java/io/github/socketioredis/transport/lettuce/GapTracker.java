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

import java.time.Instant;

import io.github.socketioredis.transport.SubscriptionState;
import org.jspecify.annotations.Nullable;

/**
 * How many topics are wanted and confirmed, and since when the numbers have been equal or
 * not. Guarded by the lock of the {@link SubscriptionManager}.
 */
final class GapTracker {

	private int desired;

	private int confirmed;

	private int missed;

	private Instant since = Instant.now();

	void add(int desired, int confirmed) {
		boolean before = hasGap();
		this.desired += desired;
		this.confirmed += confirmed;
		if (before != hasGap()) {
			this.since = Instant.now();
		}
	}

	void missed(int change) {
		this.missed += change;
	}

	boolean isEmpty() {
		return this.desired == 0;
	}

	boolean hasGap() {
		return this.confirmed < this.desired;
	}

	/**
	 * Returns whether a topic is missing that was there or should have been. One that was
	 * just added and waits for its first confirmation is not missed.
	 * @return whether messages are missed
	 */
	boolean isMissing() {
		return this.missed > 0;
	}

	SubscriptionState state(@Nullable String lastError) {
		return new SubscriptionState(this.desired, this.confirmed, this.missed, this.since, lastError);
	}

}
