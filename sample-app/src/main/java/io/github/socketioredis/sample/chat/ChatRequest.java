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

import org.jspecify.annotations.Nullable;

/**
 * What a page asks for; each event uses the fields that it needs.
 *
 * @since 0.1.0
 */
public sealed interface ChatRequest {

	/**
	 * A wish for a name.
	 *
	 * @param name the name
	 */
	record Profile(@Nullable String name) implements ChatRequest {
	}

	/**
	 * A room to join or to leave.
	 *
	 * @param room the room
	 */
	record Room(@Nullable String room) implements ChatRequest {
	}

	/**
	 * A text for a room.
	 *
	 * @param room the room
	 * @param text the text
	 */
	record Text(@Nullable String room, @Nullable String text) implements ChatRequest {
	}

	/**
	 * A text for one member.
	 *
	 * @param to the id of the member
	 * @param text the text
	 */
	record Private(@Nullable String to, @Nullable String text) implements ChatRequest {
	}

	/**
	 * A question to everybody else.
	 *
	 * @param question the question
	 */
	record Poll(@Nullable String question) implements ChatRequest {
	}

	/**
	 * A picture for a room.
	 *
	 * @param room the room
	 * @param fileName the name of the picture's file
	 * @param data the picture, which arrives as a binary attachment
	 */
	record Picture(@Nullable String room, @Nullable String fileName, byte @Nullable [] data) implements ChatRequest {
	}

}
