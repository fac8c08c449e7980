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

package io.github.socketioredis.support;

import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Lets one occurrence in ten seconds be logged and counts the others. Thread-safe.
 *
 * @since 0.1.0
 */
public final class RateLimitedLog {

	private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(10);

	private final long threshold;

	private final LongSupplier clock;

	private long occurrences;

	private long countedSince;

	private long loggedAt;

	/**
	 * Creates a log for which each occurrence is worth telling.
	 */
	public RateLimitedLog() {
		this(1);
	}

	/**
	 * Creates a log for which only many occurrences are worth telling.
	 * @param threshold how many of them in ten seconds
	 */
	public RateLimitedLog(long threshold) {
		this(threshold, System::nanoTime);
	}

	RateLimitedLog(long threshold, LongSupplier clock) {
		this.threshold = threshold;
		this.clock = clock;
		this.countedSince = clock.getAsLong();
		this.loggedAt = this.countedSince - INTERVAL_NANOS;
	}

	/**
	 * Counts an occurrence.
	 * @param log called if it is to be logged, with the number of occurrences since the
	 * last time, this one included
	 * @return whether it was logged
	 */
	public boolean log(LongConsumer log) {
		long count = count(this.clock.getAsLong());
		if (count > 0) {
			log.accept(count);
		}
		return count > 0;
	}

	private synchronized long count(long now) {
		if (this.occurrences < this.threshold && now - this.countedSince > INTERVAL_NANOS) {
			this.occurrences = 0;
			this.countedSince = now;
		}
		this.occurrences++;
		if (this.occurrences < this.threshold || now - this.loggedAt < INTERVAL_NANOS) {
			return 0;
		}
		long count = this.occurrences;
		this.occurrences = 0;
		this.countedSince = now;
		this.loggedAt = now;
		return count;
	}

}
