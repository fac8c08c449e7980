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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.socketioredis.MessageParser.BuiltIn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message as one of the npm packages published it.
 *
 * @param mode how the packages were set up
 * @param name the name of the case
 * @param call the JavaScript that caused it
 * @param from who published it
 * @param channel the channel
 * @param payload the bytes
 */
record CapturedMessage(String mode, String name, String call, String from, String channel, byte[] payload) {

	private static final Pattern UID = Pattern
		.compile("(?:^\\[\"|^\\x93\\xa6|\"uid\":\"|uid[\\xa6\\xb0])([0-9a-f]{16}|[\\w-]{6})");

	private static final Pattern REQUEST_ID = Pattern
		.compile("requestId(?:\":\"|[\\xa6\\xb0])([0-9a-f]{16}|[\\w-]{6})");

	private static final Pattern SOCKET_ID = Pattern.compile("(?<![\\w-])([\\w-]{20})(?![\\w-])");

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	static List<CapturedMessage> classic() {
		return all().stream().filter((message) -> !message.isSharded()).toList();
	}

	static List<CapturedMessage> sharded() {
		return all().stream().filter(CapturedMessage::isSharded).toList();
	}

	private static List<CapturedMessage> all() {
		InputStream stream = CapturedMessage.class.getResourceAsStream("/wire/captured-messages.jsonl");
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			return reader.lines().map(MAPPER::readTree).map(CapturedMessage::of).toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static CapturedMessage of(JsonNode line) {
		return new CapturedMessage(line.get("mode").asString(), line.get("case").asString(),
				line.get("call").asString(), line.get("from").asString(), line.get("channel").asString(),
				Base64.getDecoder().decode(line.get("payload").asString()));
	}

	boolean isRequest() {
		return this.channel.contains("-request#");
	}

	boolean isResponse() {
		return this.channel.contains("-response#");
	}

	boolean isClientCount() {
		return isResponse() && new String(this.payload, StandardCharsets.ISO_8859_1).startsWith("{\"type\":8,");
	}

	boolean isSharded() {
		return this.mode.startsWith("sharded");
	}

	/**
	 * Returns whether the message is JSON text, unless there is binary in it.
	 */
	boolean isJson() {
		return isOfJsonParser() || isSharded();
	}

	boolean isOfJsonParser() {
		return this.mode.equals("classic-json-parser");
	}

	BuiltIn parser() {
		return isOfJsonParser() ? BuiltIn.JSON : BuiltIn.MESSAGEPACK;
	}

	String uid() {
		return find(UID);
	}

	String requestId() {
		return find(REQUEST_ID);
	}

	/**
	 * Finds the id of the only socket that the message speaks of.
	 */
	String socketId() {
		return find(SOCKET_ID);
	}

	private String find(Pattern pattern) {
		Matcher matcher = pattern.matcher(new String(this.payload, StandardCharsets.ISO_8859_1));
		if (!matcher.find()) {
			throw new IllegalStateException(pattern + " not found in " + this);
		}
		return matcher.group(1);
	}

	JsonNode json() {
		return MAPPER.readTree(this.payload);
	}

	@Override
	public String toString() {
		return this.mode + " " + this.name + " from " + this.from + ": " + this.call;
	}

}
