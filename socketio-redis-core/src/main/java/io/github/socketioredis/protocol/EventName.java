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

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Rules for the names of events.
 *
 * @since 0.1.0
 */
public final class EventName {

	private static final Set<String> RESERVED = Set.of("connect", "connect_error", "disconnect", "disconnecting",
			"newListener", "removeListener");

	private static final Set<String> RESERVED_BETWEEN_SERVERS = Set.of("connect", "connection", "new_namespace");

	private EventName() {
	}

	/**
	 * Checks that an application may send an event of this name.
	 * @param event the name
	 * @return the name
	 * @throws IllegalArgumentException if the name is null, empty or reserved
	 */
	public static String check(@Nullable String event) {
		return check(event, RESERVED);
	}

	/**
	 * Checks that a server may send an event of this name to the other servers.
	 * @param event the name
	 * @return the name
	 * @throws IllegalArgumentException if the name is null, empty or reserved
	 */
	public static String checkBetweenServers(@Nullable String event) {
		return check(event, RESERVED_BETWEEN_SERVERS);
	}

	private static String check(@Nullable String event, Set<String> reserved) {
		if (event == null || event.isEmpty()) {
			throw new IllegalArgumentException("'event' must not be null or empty");
		}
		if (reserved.contains(event)) {
			throw new IllegalArgumentException("\"" + event + "\" is a reserved event name");
		}
		return event;
	}

}
