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

package io.github.socketioredis.sample.chat;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody who is connected to this server. Immutable.
 *
 * @param id the id that others see, which is not the socket's
 * @param name the name the member chose
 * @param rooms the rooms the member is in
 * @since 0.1.0
 */
public record Member(UUID id, String name, Set<String> rooms) {

	private static final int MOST_ROOMS = 10;

	static Member unnamed() {
		return new Member(UUID.randomUUID(), ChatRules.memberName(null), Set.of());
	}

	Member named(String newName) {
		return new Member(this.id, newName, this.rooms);
	}

	Member joined(String room) {
		Set<String> more = new LinkedHashSet<>(this.rooms);
		if (more.add(room) && more.size() > MOST_ROOMS) {
			throw new Refusal("A member can be in " + MOST_ROOMS + " rooms at most: leave one first");
		}
		return new Member(this.id, this.name, more);
	}

	Member left(String room) {
		requireIn(room);
		Set<String> fewer = new LinkedHashSet<>(this.rooms);
		fewer.remove(room);
		return new Member(this.id, this.name, fewer);
	}

	Member requireIn(String room) {
		if (!this.rooms.contains(room)) {
			throw new Refusal("Join the room " + room + " first");
		}
		return this;
	}

}
