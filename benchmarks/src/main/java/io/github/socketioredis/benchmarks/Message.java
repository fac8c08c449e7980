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

package io.github.socketioredis.benchmarks;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The object that every emitter sends: 300 bytes of MessagePack. The one in
 * {@code node/emitter-worker.js} has to give the same bytes.
 *
 * @param id an integer
 * @param room a string
 * @param user an object
 * @param text a longer string
 * @param tags an array
 * @param sentAt an integer of 64 bits
 * @param score a fraction
 * @param edited a boolean
 * @param replyTo null
 * @since 0.1.0
 */
record Message(int id, String room, User user, String text, List<String> tags, long sentAt, double score,
		boolean edited, @Nullable Integer replyTo) {

	static final String EVENT = "message";

	static final String ROOM = "lobby";

	static final Message INSTANCE = new Message(123456, ROOM, new User("u-1029", "Ada Lovelace"),
			"The quick brown fox jumps over the lazy dog. ".repeat(4).substring(0, 168),
			List.of("chat", "text", "public"), 1700000000123L, 0.75, false, null);

	record User(String id, String name) {
	}

}
