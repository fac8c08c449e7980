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

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.github.socketioredis.RemoteSocket;
import org.jspecify.annotations.Nullable;

/**
 * What members may send. Everything that comes from outside passes through here.
 *
 * @since 0.1.0
 */
public final class ChatRules {

	static final int LONGEST_TEXT = 2000;

	private static final Pattern ROOM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,23}");

	private static final Pattern MEMBER_ID = Pattern.compile("[\\w-]{1,64}");

	private static final String ROOM_PREFIX = "room:";

	private static final Pattern BLANKS = Pattern.compile("[\\p{C}\\s]+");

	private static final int LONGEST_NAME = 24;

	private static final int LONGEST_FILE_NAME = 60;

	private ChatRules() {
	}

	/**
	 * Returns the Socket.IO room of a chat room. It differs from the rooms that are named
	 * after sockets.
	 * @param room the name of a chat room
	 * @return the name of the Socket.IO room
	 */
	public static String socketRoom(String room) {
		return ROOM_PREFIX + room;
	}

	static List<String> roomsOf(RemoteSocket socket) {
		return socket.rooms()
			.stream()
			.filter((room) -> room.startsWith(ROOM_PREFIX))
			.map((room) -> room.substring(ROOM_PREFIX.length()))
			.sorted()
			.toList();
	}

	static String roomOf(RemoteSocket socket, @Nullable String value) {
		String room = roomName(value);
		if (!socket.rooms().contains(socketRoom(room))) {
			throw new Refusal("Join the room " + room + " first");
		}
		return room;
	}

	/**
	 * Returns the id of a member: the id of a socket, and never the name of a room.
	 * @param value the id as it came in
	 * @return the id
	 * @throws Refusal if that is no id
	 */
	public static String memberId(@Nullable String value) {
		if (value == null || !MEMBER_ID.matcher(value).matches()) {
			throw new Refusal("A member's id has letters, digits, hyphens and underscores");
		}
		return value;
	}

	/**
	 * Returns a chat room's name in its one spelling.
	 * @param value the name as it came in
	 * @return lower case letters, digits, hyphens and underscores
	 * @throws Refusal if that is no name
	 */
	public static String roomName(@Nullable String value) {
		String room = (value != null) ? value.strip().toLowerCase(Locale.ROOT) : "";
		room = room.startsWith("#") ? room.substring(1) : room;
		if (!ROOM.matcher(room).matches()) {
			throw new Refusal("A room's name has 1 to 24 letters, digits, hyphens or underscores");
		}
		return room;
	}

	/**
	 * Returns a text without blanks around it.
	 * @param value the text as it came in
	 * @param longest how many characters it may have
	 * @return the text
	 * @throws Refusal if it is empty or too long
	 */
	public static String text(@Nullable String value, int longest) {
		String text = (value != null) ? value.strip() : "";
		if (text.isEmpty() || text.length() > longest) {
			throw new Refusal("A message has 1 to " + longest + " characters");
		}
		return text;
	}

	static String memberName(@Nullable String value) {
		return oneLine(value, LONGEST_NAME, "Guest");
	}

	static String fileName(@Nullable String value) {
		return oneLine(value, LONGEST_FILE_NAME, "picture");
	}

	private static String oneLine(@Nullable String value, int longest, String otherwise) {
		String text = (value != null) ? BLANKS.matcher(value).replaceAll(" ").strip() : "";
		if (text.codePointCount(0, text.length()) > longest) {
			text = text.substring(0, text.offsetByCodePoints(0, longest)).strip();
		}
		return text.isEmpty() ? otherwise : text;
	}

}
