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

package io.github.socketioredis.netty.engine;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/**
 * How sockets get the ids that clients and other servers know them by.
 *
 * @since 0.1.0
 */
public enum SocketIdMode {

	/**
	 * Random ids of 20 characters, one for each namespace, as Node has them. They say
	 * nothing about the Engine.IO session, whose id stays between server and client.
	 */
	PUBLIC {

		@Override
		String create(UUID sessionId) {
			byte[] bytes = new byte[15];
			RANDOM.nextBytes(bytes);
			return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
		}

	},

	/**
	 * The Engine.IO session id, the same in all namespaces, as netty-socketio has it.
	 * Whoever learns such an id can take part in the session.
	 */
	SESSION {

		@Override
		String create(UUID sessionId) {
			return sessionId.toString();
		}

	};

	private static final SecureRandom RANDOM = new SecureRandom();

	abstract String create(UUID sessionId);

}
