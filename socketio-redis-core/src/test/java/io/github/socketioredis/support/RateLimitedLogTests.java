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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RateLimitedLog}.
 */
class RateLimitedLogTests {

	private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

	private final List<Long> logged = new ArrayList<>();

	private void pass(long seconds) {
		this.now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
	}

	private boolean[] log(RateLimitedLog log, int times) {
		boolean[] results = new boolean[times];
		for (int i = 0; i < times; i++) {
			results[i] = log.log(this.logged::add);
		}
		return results;
	}

	@Test
	void firstOccurrenceIsLoggedAndOthersAreCounted() {
		RateLimitedLog log = new RateLimitedLog(1, this.now::get);
		assertThat(log(log, 3)).containsExactly(true, false, false);
		pass(9);
		assertThat(log(log, 1)).containsExactly(false);
		pass(1);
		assertThat(log(log, 2)).containsExactly(true, false);
		assertThat(this.logged).containsExactly(1L, 4L);
	}

	@Test
	void onlyManyOccurrencesAreLogged() {
		RateLimitedLog log = new RateLimitedLog(3, this.now::get);
		assertThat(log(log, 4)).containsExactly(false, false, true, false);
		assertThat(this.logged).containsExactly(3L);
	}

	@Test
	void occurrencesThatAreFarApartAreNotMany() {
		RateLimitedLog log = new RateLimitedLog(3, this.now::get);
		for (int i = 0; i < 5; i++) {
			log(log, 2);
			pass(11);
		}
		assertThat(this.logged).isEmpty();
	}

	@Test
	void floodIsLoggedAgainAfterTheInterval() {
		RateLimitedLog log = new RateLimitedLog(3, this.now::get);
		log(log, 5);
		pass(10);
		log(log, 1);
		assertThat(this.logged).containsExactly(3L, 3L);
	}

	@Test
	void ongoingFloodIsCountedInFull() {
		RateLimitedLog log = new RateLimitedLog(3, this.now::get);
		log(log, 3);
		pass(5);
		log(log, 1000);
		pass(6);
		log(log, 1);
		assertThat(this.logged).containsExactly(3L, 1001L);
	}

	@Test
	void realClock() {
		assertThat(log(new RateLimitedLog(), 2)).containsExactly(true, false);
		assertThat(log(new RateLimitedLog(2), 3)).containsExactly(false, true, false);
	}

}
