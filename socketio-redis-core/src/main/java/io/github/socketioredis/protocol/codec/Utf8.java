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

package io.github.socketioredis.protocol.codec;

import java.nio.charset.StandardCharsets;

/**
 * UTF-8 that never fails: what can't be encoded or decoded becomes U+FFFD, as in
 * JavaScript.
 */
final class Utf8 {

	private static final char REPLACEMENT = '\uFFFD';

	private Utf8() {
	}

	static byte[] encode(String text) {
		return wellFormed(text).getBytes(StandardCharsets.UTF_8);
	}

	static String decode(byte[] bytes, int offset, int length) {
		return new String(bytes, offset, length, StandardCharsets.UTF_8);
	}

	/**
	 * Returns the text with each surrogate that has no partner replaced.
	 * @param text the text
	 * @return the text itself, if nothing has to be replaced
	 */
	static String wellFormed(String text) {
		int length = text.length();
		for (int i = 0; i < length; i++) {
			if (Character.isSurrogate(text.charAt(i))) {
				return replaceLoneSurrogates(text, i);
			}
		}
		return text;
	}

	private static String replaceLoneSurrogates(String text, int from) {
		StringBuilder result = new StringBuilder(text.length()).append(text, 0, from);
		int i = from;
		while (i < text.length()) {
			int codePoint = text.codePointAt(i);
			boolean lone = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
			result.appendCodePoint(lone ? REPLACEMENT : codePoint);
			i += Character.charCount(codePoint);
		}
		return result.toString();
	}

	static boolean isAscii(byte[] bytes, int offset, int length) {
		int any = 0;
		for (int i = offset; i < offset + length; i++) {
			any |= bytes[i];
		}
		return any >= 0;
	}

	/**
	 * Returns valid UTF-8.
	 * @param bytes what should be UTF-8
	 * @return the bytes themselves, if they are valid
	 */
	static byte[] repaired(byte[] bytes) {
		if (isAscii(bytes, 0, bytes.length)) {
			return bytes;
		}
		String text = decode(bytes, 0, bytes.length);
		return (text.indexOf(REPLACEMENT) < 0) ? bytes : text.getBytes(StandardCharsets.UTF_8);
	}

}
