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

package io.github.socketioredis.interop;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import io.github.socketioredis.ClusterTimeoutException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When a question ends that is not fully answered. Begins when it is made.
 */
final class Deadline {

	/**
	 * What timers of the operating system may be early.
	 */
	private static final Duration EARLY = Duration.ofMillis(20);

	private final Duration timeout;

	private final long begin = System.nanoTime();

	Deadline(Duration timeout) {
		this.timeout = timeout;
	}

	/**
	 * Waits for the outcome of a question that is not fully answered: not before the
	 * deadline, and soon after it.
	 */
	Outcome missed(CompletableFuture<Outcome> question) throws Exception {
		Outcome outcome = question.get(this.timeout.plus(ClusterOfThree.TIMEOUT).toMillis(), TimeUnit.MILLISECONDS);
		assertThat(outcome.error()).as("error, although only these came: " + outcome.values()).isNotNull();
		verifyElapsed();
		return outcome;
	}

	/**
	 * Waits for a question to fail that is not fully answered.
	 */
	ClusterTimeoutException missedBy(CompletableFuture<?> question) throws Exception {
		Throwable failure = question.handle((answer, ex) -> (ex instanceof CompletionException) ? ex.getCause() : ex)
			.get(this.timeout.plus(ClusterOfThree.TIMEOUT).toMillis(), TimeUnit.MILLISECONDS);
		assertThat(failure).isInstanceOf(ClusterTimeoutException.class);
		verifyElapsed();
		return (ClusterTimeoutException) failure;
	}

	private void verifyElapsed() {
		assertThat(elapsed()).as("time until the error").isGreaterThanOrEqualTo(this.timeout.minus(EARLY));
	}

	Duration elapsed() {
		return Duration.ofNanos(System.nanoTime() - this.begin);
	}

}
