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

package io.github.socketioredis.interop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Arguments of events, written once for both languages: strings, numbers, booleans, null,
 * {@code byte[]}, {@link Instant}, {@link #UNDEFINED}, lists and maps.
 */
final class Values {

	/**
	 * JavaScript's {@code undefined}; in Java null, and no property at all in a map.
	 */
	static final Object UNDEFINED = new Object() {
		@Override
		public String toString() {
			return "undefined";
		}
	};

	static final JsonMapper MAPPER = JsonMapper.builder().build();

	private Values() {
	}

	/**
	 * Returns the JSON that the Node side turns into the same value.
	 */
	static JsonNode tagged(Object value) {
		return MAPPER.readTree(MAPPER.writeValueAsString(tag(value)));
	}

	private static Object tag(Object value) {
		if (value == UNDEFINED) {
			return Map.of("$undefined", true);
		}
		if (value instanceof byte[] bytes) {
			return Map.of("$bin", Base64.getEncoder().encodeToString(bytes));
		}
		if (value instanceof Instant instant) {
			return Map.of("$date", instant.toEpochMilli());
		}
		if (value instanceof Double number && !Double.isFinite(number)) {
			return Map.of("$number", number.toString());
		}
		if (value instanceof List<?> list) {
			return list.stream().map(Values::tag).toList();
		}
		if (value instanceof Map<?, ?> map) {
			Map<Object, Object> tagged = new LinkedHashMap<>();
			map.forEach((key, each) -> tagged.put(key, tag(each)));
			return tagged;
		}
		return value;
	}

	/**
	 * Returns a value that a Java program got, binary as {@code byte[]}.
	 */
	static Object plain(JsonNode value) {
		return MAPPER.treeToValue(value, Object.class);
	}

	/**
	 * Returns what a Java program passes for the value.
	 */
	static Object java(Object value) {
		if (value == UNDEFINED) {
			return null;
		}
		if (value instanceof List<?> list) {
			List<Object> converted = new ArrayList<>();
			list.forEach((each) -> converted.add(java(each)));
			return converted;
		}
		if (value instanceof Map<?, ?> map) {
			Map<Object, Object> converted = new LinkedHashMap<>();
			map.forEach((key, each) -> {
				if (each != UNDEFINED) {
					converted.put(key, java(each));
				}
			});
			return converted;
		}
		return value;
	}

	static Object[] java(List<Object> values) {
		return values.stream().map(Values::java).toArray();
	}

	/**
	 * Returns what {@code JSON.parse(JSON.stringify(..))} makes of the values' binary.
	 */
	static List<Object> stringified(List<?> values) {
		List<Object> converted = new ArrayList<>();
		values.forEach((each) -> converted.add(stringified(each)));
		return converted;
	}

	private static Object stringified(Object value) {
		if (value instanceof byte[] bytes) {
			List<Integer> data = IntStream.range(0, bytes.length).mapToObj((i) -> bytes[i] & 0xff).toList();
			return map("type", "Buffer", "data", data);
		}
		if (value instanceof List<?> list) {
			return stringified(list);
		}
		if (value instanceof Map<?, ?> map) {
			Map<Object, Object> converted = new LinkedHashMap<>();
			map.forEach((key, each) -> converted.put(key, stringified(each)));
			return converted;
		}
		return value;
	}

	/**
	 * Returns a list, which may hold null.
	 */
	static List<Object> list(Object... values) {
		List<Object> list = new ArrayList<>();
		for (Object value : values) {
			list.add(value);
		}
		return list;
	}

	/**
	 * Returns a map in the order of the arguments, whose values may be null.
	 */
	static Map<String, Object> map(Object... keysAndValues) {
		Map<String, Object> map = new LinkedHashMap<>();
		for (int i = 0; i < keysAndValues.length; i += 2) {
			map.put((String) keysAndValues[i], keysAndValues[i + 1]);
		}
		return map;
	}

	static byte[] bytes(int... values) {
		byte[] bytes = new byte[values.length];
		for (int i = 0; i < values.length; i++) {
			bytes[i] = (byte) values[i];
		}
		return bytes;
	}

}
