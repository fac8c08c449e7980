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

package io.github.socketioredis.netty;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RoomCensus}.
 */
class RoomCensusTests {

	@Test
	void keepsTheLargestInOrder() {
		RoomCensus census = new RoomCensus(3);
		census.add("one", 1);
		census.add("b", 2);
		census.add("five", 5);
		census.add("c", 2);
		census.add("a", 2);
		census.add("none", 0);
		assertThat(census.count()).isEqualTo(6);
		assertThat(census.largest()).containsExactly(new RoomSummary("five", 5), new RoomSummary("a", 2),
				new RoomSummary("b", 2));
	}

	@Test
	void agreesWithSortingAll() {
		RoomCensus census = new RoomCensus(20);
		IntStream.range(0, 100_000).forEach((i) -> census.add("room" + i, (i * 7919) % 100_003));
		List<Integer> expected = IntStream.range(0, 100_000)
			.map((i) -> (i * 7919) % 100_003)
			.boxed()
			.sorted((a, b) -> b - a)
			.limit(20)
			.toList();
		assertThat(census.count()).isEqualTo(100_000);
		assertThat(census.largest()).extracting(RoomSummary::sockets).isEqualTo(expected);
	}

	@Test
	void keepsNoneIfNoneAreWanted() {
		RoomCensus census = new RoomCensus(0);
		census.add("a", 1);
		assertThat(census.count()).isOne();
		assertThat(census.largest()).isEmpty();
	}

}
