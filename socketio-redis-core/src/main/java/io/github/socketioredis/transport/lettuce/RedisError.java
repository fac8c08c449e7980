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

package io.github.socketioredis.transport.lettuce;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What the errors of Redis mean for who wants to publish or to subscribe.
 */
final class RedisError {

	private static final Set<String> TEMPORARY = Set.of("CLUSTERDOWN", "TRYAGAIN", "LOADING", "MASTERDOWN", "BUSY",
			"READONLY");

	private static final String MOVED = "MOVED";

	private RedisError() {
	}

	/**
	 * Returns whether the same command may succeed a little later.
	 * @param error the error
	 * @return whether trying again makes sense
	 */
	static boolean isTemporary(String error) {
		return TEMPORARY.contains(code(error));
	}

	static boolean isMoved(String error) {
		return code(error).equals(MOVED);
	}

	/**
	 * Returns whether the user lacks the permission for this channel.
	 * @param error the error
	 * @return whether other channels may be permitted
	 */
	static boolean isDenied(String error) {
		return code(error).equals("NOPERM");
	}

	static boolean isUnknownCommand(String error) {
		return error.startsWith("ERR unknown command");
	}

	/**
	 * Returns the node that owns a slot as a MOVED error says it.
	 * @param error the error
	 * @param asked who answered
	 * @return the owner, or {@code null} if the error says none
	 */
	static @Nullable NodeAddress movedTo(String error, NodeAddress asked) {
		String[] words = error.split(" ");
		return (isMoved(error) && words.length > 2) ? NodeAddress.parse(words[2], asked) : null;
	}

	private static String code(String error) {
		int end = error.indexOf(' ');
		return (end < 0) ? error : error.substring(0, end);
	}

}
