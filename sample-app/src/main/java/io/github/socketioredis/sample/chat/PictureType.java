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

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Tells the media type of a picture from its first bytes; what a client claims is not
 * asked.
 */
final class PictureType {

	private static final int LARGEST = 2 * 1024 * 1024;

	private static final int HEAD = 12;

	private PictureType() {
	}

	static String of(byte @Nullable [] data) {
		if (data == null || data.length > LARGEST) {
			throw new Refusal("A picture is binary and 2 MB at most");
		}
		String head = new String(data, 0, Math.min(HEAD, data.length), StandardCharsets.ISO_8859_1);
		if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
			return "image/png";
		}
		if (head.startsWith("\u00ff\u00d8\u00ff")) {
			return "image/jpeg";
		}
		if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
			return "image/gif";
		}
		if (head.startsWith("RIFF") && head.endsWith("WEBP")) {
			return "image/webp";
		}
		throw new Refusal("A picture is a PNG, JPEG, GIF or WebP file");
	}

}
