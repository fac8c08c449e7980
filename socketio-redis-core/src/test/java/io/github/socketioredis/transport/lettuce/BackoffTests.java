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
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Backoff}.
 */
class BackoffTests {

	private final Backoff backoff = new Backoff(Duration.ofMillis(10), Duration.ofMillis(70));

	@Test
	void doublesUpToTheMaximum() {
		for (int i = 0; i < 100; i++) {
			assertThat(millis(1)).isBetween(5.0, 10.0);
			assertThat(millis(2)).isBetween(10.0, 20.0);
			assertThat(millis(3)).isBetween(20.0, 40.0);
			assertThat(millis(4)).isBetween(35.0, 70.0);
			assertThat(millis(Integer.MAX_VALUE)).isBetween(35.0, 70.0);
		}
	}

	@Test
	void isNotTheSameForEverybody() {
		assertThat(IntStream.range(0, 100).mapToObj((i) -> millis(4)).distinct().count()).isGreaterThan(50);
	}

	private double millis(int failures) {
		return this.backoff.delayNanos(failures) / 1e6;
	}

}
