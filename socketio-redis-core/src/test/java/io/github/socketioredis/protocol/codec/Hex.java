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
import java.util.HexFormat;

import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.MalformedMessageException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bytes as tests write them.
 */
final class Hex {

	static final JsonMapper MAPPER = JsonMapper.builder().build();

	static final EventDataCodec EVENTS = new EventDataCodec(MAPPER);

	private Hex() {
	}

	static byte[] bytes(String hex) {
		return HexFormat.of().parseHex(hex.replace(" ", ""));
	}

	static String of(byte[] bytes) {
		return HexFormat.of().formatHex(bytes);
	}

	/**
	 * Makes an event named e from MessagePack.
	 * @param arguments the arguments, fewer than 15
	 * @param count how many there are
	 */
	static EventData event(String arguments, int count) throws MalformedMessageException {
		byte[] bytes = bytes(Integer.toHexString(0x90 + count + 1) + "a165" + arguments);
		return EVENTS.fromMessagePack(bytes, 0, bytes.length);
	}

	static EventData json(String json) throws MalformedMessageException {
		byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
		return EVENTS.fromJson(bytes, 0, bytes.length);
	}

	static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

}
