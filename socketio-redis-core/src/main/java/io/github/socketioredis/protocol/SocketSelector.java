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

package io.github.socketioredis.protocol;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which sockets of a namespace are meant: those in any of the rooms (all, if there are
 * none) that are in none of the excepted rooms. The order of rooms is kept, since it
 * shows on the wire.
 *
 * @param rooms the rooms
 * @param except the excepted rooms
 * @since 0.1.0
 */
public record SocketSelector(Set<String> rooms, Set<String> except) {

	private static final SocketSelector ALL = new SocketSelector(Set.of(), Set.of());

	public SocketSelector {
		rooms = copy(rooms);
		except = copy(except);
	}

	/**
	 * Returns the selector of all sockets.
	 * @return the selector of all sockets
	 */
	public static SocketSelector all() {
		return ALL;
	}

	/**
	 * Returns a selector with more rooms.
	 * @param more the rooms to add
	 * @return a new selector
	 */
	public SocketSelector withRooms(Collection<String> more) {
		return new SocketSelector(union(this.rooms, more), this.except);
	}

	/**
	 * Returns a selector with more excepted rooms.
	 * @param more the rooms to except
	 * @return a new selector
	 */
	public SocketSelector withExcept(Collection<String> more) {
		return new SocketSelector(this.rooms, union(this.except, more));
	}

	private static Set<String> union(Set<String> some, Collection<String> more) {
		Set<String> union = new LinkedHashSet<>(some);
		union.addAll(more);
		return union;
	}

	private static Set<String> copy(Set<String> set) {
		return switch (set.size()) {
			case 0 -> Set.of();
			case 1 -> Set.of(set.iterator().next());
			default -> Collections.unmodifiableSet(new LinkedHashSet<>(set));
		};
	}

}
