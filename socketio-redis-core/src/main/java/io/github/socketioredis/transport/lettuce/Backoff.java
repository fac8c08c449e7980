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

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Delays that double from attempt to attempt, each shortened at random by up to half so
 * that many clients do not come back at the same moment.
 */
final class Backoff {

	private static final int MAX_DOUBLINGS = 20;

	private final long minNanos;

	private final long maxNanos;

	Backoff(Duration min, Duration max) {
		this.minNanos = min.toNanos();
		this.maxNanos = max.toNanos();
	}

	/**
	 * Returns the delay after failed attempts.
	 * @param failures how many attempts have failed in a row, at least one
	 * @return nanoseconds
	 */
	long delayNanos(int failures) {
		int doublings = Math.min(failures - 1, MAX_DOUBLINGS);
		long delay = Math.min(this.minNanos << doublings, this.maxNanos);
		return delay - ThreadLocalRandom.current().nextLong(delay / 2 + 1);
	}

}
