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

package io.github.socketioredis.autoconfigure.actuate;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Texts that anybody who sees Actuator may read. What Redis answers can repeat the
 * command, and with it credentials or names of channels, always in quotes; addresses can
 * hold passwords; names of rooms may be as long as a client likes.
 */
final class SafeText {

	private static final int MAX_ERROR = 300;

	private static final int MAX_NAME = 100;

	private static final Pattern QUOTED = Pattern.compile("['\"`].*['\"`]", Pattern.DOTALL);

	private static final Pattern CREDENTIALS = Pattern.compile("//\\S*@");

	private SafeText() {
	}

	/**
	 * Leaves out of an error what may be secret.
	 * @param error the error
	 * @return the rest; {@code null} if there is no error
	 */
	static @Nullable String error(@Nullable String error) {
		if (error == null) {
			return null;
		}
		String safe = QUOTED.matcher(error).replaceAll("'..'");
		return shorten(CREDENTIALS.matcher(safe).replaceAll("//"), MAX_ERROR);
	}

	static String name(String name) {
		return shorten(name, MAX_NAME);
	}

	private static String shorten(String text, int max) {
		return (text.length() <= max) ? text : text.substring(0, max) + "..";
	}

}
