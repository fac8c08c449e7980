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

package io.github.socketioredis.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * The ways in which Redis answers, but not as the server needs it. What Redis says holds
 * no password.
 */
enum RedisRefusal {

	WRONG_PASSWORD("WRONGPASS", "refuses the username or the password of the Socket.IO server",
			"Correct " + Text.CREDENTIALS + "."),

	NO_PASSWORD("NOAUTH", "asks for a password, but the Socket.IO server has none", "Set " + Text.CREDENTIALS + "."),

	DENIED("NOPERM", "does not allow the user of the Socket.IO server what it has to do",
			"Allow the user to subscribe and to publish to the channels with the prefix 'socketio.redis.classic.key' or "
					+ "'socketio.redis.sharded.channel-prefix', such as with 'ACL SETUSER name &socket.io* +@pubsub "
					+ "+@connection'; or set 'socketio.redis.username' and 'socketio.redis.password' to those of "
					+ "another user.");

	private final String sign;

	private final String description;

	private final String action;

	RedisRefusal(String sign, String description, String action) {
		this.sign = sign;
		this.description = description;
		this.action = action;
	}

	/**
	 * Returns the refusal that an error tells of.
	 * @param error what was said
	 * @return the refusal, or {@code null} if it is something else
	 */
	static @Nullable RedisRefusal of(String error) {
		for (RedisRefusal refusal : values()) {
			if (error.contains(refusal.sign)) {
				return refusal;
			}
		}
		return null;
	}

	String description() {
		return this.description;
	}

	String action() {
		return this.action;
	}

	private static final class Text {

		static final String CREDENTIALS = "'socketio.redis.username' and 'socketio.redis.password', those in "
				+ "'socketio.redis.url', or of Sentinels themselves 'socketio.redis.sentinel.username' and "
				+ "'socketio.redis.sentinel.password'; if no connection is set in 'socketio.redis.*', those in "
				+ "'spring.data.redis.*' or in the connection details of the application";

	}

}
