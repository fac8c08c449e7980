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

import java.util.List;
import java.util.Set;

/**
 * The clients that every server has.
 */
enum Role {

	/**
	 * In both rooms; by websocket.
	 */
	AB("/", "a", "b"),

	/**
	 * In one room; by polling.
	 */
	A("/", "a"),

	/**
	 * In the other room; by polling first, then by websocket.
	 */
	B("/", "b"),

	/**
	 * In no room; by polling.
	 */
	LONER("/"),

	/**
	 * In the other namespace, in a room of the same name, on the connection of
	 * {@link #AB}.
	 */
	CHAT_A("/chat", "a"),

	/**
	 * In the other namespace and in no room, on the connection of {@link #A}.
	 */
	CHAT_LONER("/chat");

	private final String namespace;

	private final List<String> rooms;

	Role(String namespace, String... rooms) {
		this.namespace = namespace;
		this.rooms = List.of(rooms);
	}

	String namespace() {
		return this.namespace;
	}

	List<String> rooms() {
		return this.rooms;
	}

	static Set<Role> inMain() {
		return Set.of(AB, A, B, LONER);
	}

	/**
	 * The one in no room, of a namespace.
	 */
	static Role loner(String namespace) {
		return namespace.equals("/") ? LONER : CHAT_LONER;
	}

}
