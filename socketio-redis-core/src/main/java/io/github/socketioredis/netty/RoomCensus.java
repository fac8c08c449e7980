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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Counts rooms and keeps the largest ones. Looks at each room once and holds no more of
 * them than asked for.
 */
final class RoomCensus {

	private static final Comparator<RoomSummary> LARGEST_FIRST = Comparator.comparingInt(RoomSummary::sockets)
		.reversed()
		.thenComparing(RoomSummary::name);

	private final int limit;

	private final PriorityQueue<RoomSummary> largest = new PriorityQueue<>(LARGEST_FIRST.reversed());

	private int count;

	RoomCensus(int limit) {
		this.limit = limit;
	}

	void add(String name, int sockets) {
		this.count++;
		RoomSummary smallest = (this.largest.size() < this.limit) ? null : this.largest.peek();
		if (this.limit == 0 || (smallest != null && sockets < smallest.sockets())) {
			return;
		}
		this.largest.add(new RoomSummary(name, sockets));
		if (this.largest.size() > this.limit) {
			this.largest.remove();
		}
	}

	int count() {
		return this.count;
	}

	List<RoomSummary> largest() {
		List<RoomSummary> result = new ArrayList<>(this.largest);
		result.sort(LARGEST_FIRST);
		return result;
	}

}
