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

import io.github.socketioredis.interop.Direction.Kind;

/**
 * Who asks, and of what kind the two other servers are.
 */
enum Composition {

	JAVA_ASKS("Java asks Node + Java", Kind.JAVA, Kind.NODE, Kind.JAVA),

	NODE_ASKS("Node asks Java + Node", Kind.NODE, Kind.JAVA, Kind.NODE),

	ALL_NODE("Node asks Node + Node", Kind.NODE, Kind.NODE, Kind.NODE);

	private final String title;

	private final List<Kind> kinds;

	Composition(String title, Kind... kinds) {
		this.title = title;
		this.kinds = List.of(kinds);
	}

	/**
	 * Returns the kinds of the servers, the asker first.
	 */
	List<Kind> kinds() {
		return this.kinds;
	}

	/**
	 * Whether the composition is tried in a mode. Clusters of Node alone show what to
	 * expect, for which the modes with all features are enough.
	 */
	boolean isTriedIn(Mode mode) {
		return this.kinds.contains(Kind.JAVA) || mode.scope() == Mode.Scope.ALL;
	}

	boolean javaAsks() {
		return this.kinds.get(0) == Kind.JAVA;
	}

	@Override
	public String toString() {
		return this.title;
	}

}
