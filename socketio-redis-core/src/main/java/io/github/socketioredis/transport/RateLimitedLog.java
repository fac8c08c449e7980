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

package io.github.socketioredis.transport;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * Lets one occurrence in ten seconds be logged and counts the others. Thread-safe.
 *
 * @since 0.1.0
 */
public final class RateLimitedLog {

	private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(10);

	private final AtomicLong next = new AtomicLong(System.nanoTime());

	private final AtomicLong occurrences = new AtomicLong();

	/**
	 * Counts an occurrence.
	 * @param log called if it is to be logged, with the number of occurrences since the
	 * last time, this one included
	 * @return whether it was logged
	 */
	public boolean log(LongConsumer log) {
		this.occurrences.incrementAndGet();
		long now = System.nanoTime();
		long due = this.next.get();
		if (now - due >= 0 && this.next.compareAndSet(due, now + INTERVAL_NANOS)) {
			log.accept(this.occurrences.getAndSet(0));
			return true;
		}
		return false;
	}

}
