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

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * What the members of a room get.
 */
sealed interface ChatMessage {

	/**
	 * Where a message comes from.
	 *
	 * @param id the id of the message
	 * @param room the room
	 * @param memberId the id of the member
	 * @param name the name of the member
	 * @param server the server that the member is connected to
	 * @param at when the server got it
	 */
	record Origin(UUID id, String room, UUID memberId, String name, String server, Instant at) {
	}

	/**
	 * A text.
	 *
	 * @param origin where it comes from
	 * @param text the text
	 */
	record Text(@JsonUnwrapped Origin origin, String text) implements ChatMessage {
	}

	/**
	 * A picture.
	 *
	 * @param origin where it comes from
	 * @param fileName the name of the picture's file
	 * @param type the media type
	 * @param data the picture, which travels as binary
	 */
	record Picture(@JsonUnwrapped Origin origin, String fileName, String type, byte[] data) implements ChatMessage {
	}

}
