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

/**
 * Who calls, and whose clients have to get it.
 */
enum Direction {

	NODE_TO_NODE("Node -> Node", Kind.NODE, Kind.NODE),

	JS_EMITTER_TO_NODE("JS emitter -> Node", Kind.JS_EMITTER, Kind.NODE),

	NODE_TO_JAVA("Node -> Java", Kind.NODE, Kind.JAVA),

	JAVA_TO_NODE("Java -> Node", Kind.JAVA, Kind.NODE),

	JAVA_TO_JAVA("Java -> Java", Kind.JAVA, Kind.JAVA),

	JS_EMITTER_TO_JAVA("JS emitter -> Java", Kind.JS_EMITTER, Kind.JAVA),

	JAVA_EMITTER_TO_NODE("Java emitter -> Node", Kind.JAVA_EMITTER, Kind.NODE),

	JAVA_EMITTER_TO_JAVA("Java emitter -> Java", Kind.JAVA_EMITTER, Kind.JAVA);

	private final String title;

	private final Kind sender;

	private final Kind receiver;

	Direction(String title, Kind sender, Kind receiver) {
		this.title = title;
		this.sender = sender;
		this.receiver = receiver;
	}

	Kind sender() {
		return this.sender;
	}

	Kind receiver() {
		return this.receiver;
	}

	/**
	 * Whether there is such a direction in a mode: no npm package is an emitter for
	 * sharded clusters.
	 */
	boolean existsIn(Mode mode) {
		return this.sender != Kind.JS_EMITTER || !mode.isSharded();
	}

	boolean fromServer() {
		return this.sender == Kind.NODE || this.sender == Kind.JAVA;
	}

	boolean fromJava() {
		return this.sender == Kind.JAVA || this.sender == Kind.JAVA_EMITTER;
	}

	/**
	 * Whether the caller can say what only JavaScript's types can.
	 */
	boolean fromJavaScript() {
		return this.sender == Kind.NODE || this.sender == Kind.JS_EMITTER;
	}

	@Override
	public String toString() {
		return this.title;
	}

	/**
	 * The kinds of peers.
	 */
	enum Kind {

		NODE, JAVA, JS_EMITTER, JAVA_EMITTER

	}

}
