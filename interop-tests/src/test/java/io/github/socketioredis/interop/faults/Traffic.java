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

package io.github.socketioredis.interop.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What every server sends: some messages at once to one room after the other, numbered by
 * room.
 *
 * @param rooms the rooms
 * @param interval the time from one room to the next
 * @param burst the number of messages at once
 * @param epoch the time from which times are counted, in milliseconds
 */
record Traffic(List<String> rooms, Duration interval, int burst, long epoch) {

	private static final Duration INTERVAL = Duration.ofMillis(20);

	private static final int BURST = 2;

	/**
	 * The number of rooms in which servers under test have clients.
	 */
	static final int ROOMS = 500;

	/**
	 * The number of rooms in which only a Node server has clients, so that the channels
	 * of the others tell how many Java servers subscribe to them.
	 */
	static final int NODE_ROOMS = 50;

	static Traffic create(boolean nodeRooms) {
		List<String> rooms = new ArrayList<>();
		for (int i = 0; i < ROOMS; i++) {
			rooms.add("r" + i);
		}
		for (int i = 0; nodeRooms && i < NODE_ROOMS; i++) {
			rooms.add("n" + i);
		}
		return new Traffic(List.copyOf(rooms), INTERVAL, BURST, System.currentTimeMillis());
	}

	/**
	 * Returns how long it takes until each room has got messages of each server.
	 */
	Duration cycle() {
		return this.interval.multipliedBy(this.rooms.size());
	}

	List<String> testedRooms() {
		return this.rooms.subList(0, ROOMS);
	}

	List<String> nodeRooms() {
		return this.rooms.subList(ROOMS, this.rooms.size());
	}

	long now() {
		return System.currentTimeMillis() - this.epoch;
	}

}
