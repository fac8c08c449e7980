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

package io.github.socketioredis.protocol.codec;

/**
 * Limits on what is read and written, tested before anything is allocated. The size of a
 * received message is bounded by the array that holds it: containers, strings and binary
 * that claim to be longer than what is left of it are refused.
 */
final class CodecLimits {

	/**
	 * How deeply arrays and objects may be nested in a received message, counted from its
	 * outermost one. Covers the envelope and {@link #MAX_VALUE_DEPTH}.
	 */
	static final int MAX_MESSAGE_DEPTH = 512;

	/**
	 * How deeply arrays and objects may be nested in an event that is sent, counted from
	 * the array that holds name and arguments.
	 */
	static final int MAX_VALUE_DEPTH = 500;

	private CodecLimits() {
	}

}
