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

package io.github.socketioredis.cluster;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Makes the names by which adapters know each other.
 */
final class Uid {

	private static final SecureRandom RANDOM = new SecureRandom();

	private Uid() {
	}

	/**
	 * Returns a new uid as the classic adapter has it: 6 characters of
	 * {@code [A-Za-z0-9_-]}.
	 * @return a new uid
	 */
	static String classic() {
		byte[] bytes = new byte[5];
		RANDOM.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).substring(0, 6);
	}

	/**
	 * Returns a new uid as the sharded adapter has it: 16 hexadecimal digits.
	 * @return a new uid
	 */
	static String sharded() {
		byte[] bytes = new byte[8];
		RANDOM.nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

}
