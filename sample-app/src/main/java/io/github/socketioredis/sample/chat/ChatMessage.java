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
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.socketioredis.RemoteSocket;
import org.jspecify.annotations.Nullable;

/**
 * What members get from another member.
 */
sealed interface ChatMessage {

	/**
	 * Where a message comes from.
	 *
	 * @param id the id of the message
	 * @param memberId the id of the member
	 * @param name the name of the member
	 * @param server the server that the member is connected to
	 * @param at when the server got it
	 */
	record Origin(UUID id, String memberId, @Nullable String name, @Nullable String server, Instant at) {

		static Origin of(RemoteSocket sender) {
			SocketData data = SocketData.of(sender);
			return new Origin(UUID.randomUUID(), sender.id(), data.name(), data.server(),
					Instant.now().truncatedTo(ChronoUnit.MILLIS));
		}

	}

	/**
	 * A text for a room.
	 *
	 * @param origin where it comes from
	 * @param room the room
	 * @param text the text
	 */
	record Text(@JsonUnwrapped Origin origin, String room, String text) implements ChatMessage {
	}

	/**
	 * A text for one member.
	 *
	 * @param origin where it comes from
	 * @param to the id of the member
	 * @param text the text
	 */
	record Private(@JsonUnwrapped Origin origin, String to, String text) implements ChatMessage {
	}

	/**
	 * A picture for a room.
	 *
	 * @param origin where it comes from
	 * @param room the room
	 * @param fileName the name of the picture's file
	 * @param type the media type
	 * @param data the picture, which travels as binary
	 */
	record Picture(@JsonUnwrapped Origin origin, String room, String fileName, String type,
			byte[] data) implements ChatMessage {
	}

}
