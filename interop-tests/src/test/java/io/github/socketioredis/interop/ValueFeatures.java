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

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rows about what arrives.
 */
final class ValueFeatures {

	private static final byte[] LONG_BINARY = Values.bytes(IntStream.range(0, 100_000).toArray());

	private ValueFeatures() {
	}

	static List<Feature> all() {
		return Stream.of(plain(), text(), dates(), numbers(), binary()).<Feature>flatMap(List::stream).toList();
	}

	private static List<ValueFeature> plain() {
		return List.of(ValueFeature.same("no arguments"),
				ValueFeature.same("null, booleans, empty values", null, true, false, "", Values.list(), Values.map()),
				ValueFeature.same("nested arrays and objects",
						Values.map("a", Values.list(1, Values.list(2, Values.map("b", null))), "", "empty key"),
						Values.list(Values.list(Values.list(Values.list())))),
				ValueFeature.same("twenty arguments", IntStream.range(0, 20).boxed().toArray()),
				ValueFeature.changed("undefined",
						Values.list(Values.UNDEFINED, Values.map("gone", Values.UNDEFINED, "kept", 1),
								Values.list(Values.UNDEFINED)),
						Values.list(null, Values.map("kept", 1), Values.list((Object) null))),
				ValueFeature.same("object that looks like a placeholder", Values.map("_placeholder", true, "num", 0)));
	}

	private static List<ValueFeature> text() {
		return List.of(
				ValueFeature.same("unicode", "é", "日本語", "😀", "👩‍👩‍👧", "\u2028\u2029", "\u001e", "\u0000", "\uFEFF",
						"\"\\/\b\f\n\r\t", Values.map("ключ😀", "значение")),
				ValueFeature.same("strings that look like packets", "4", "42[\"a\"]", "bAQID", "6", "\u001e4\u001e"),
				ValueFeature.same("long strings", "x".repeat(31), "x".repeat(32), "é".repeat(127), "x".repeat(256),
						"x".repeat(40_000), "😀".repeat(20_000)),
				ValueFeature.same("unicode event name", 1).event("sự kiện 😀 \"'#/*\u2028"));
	}

	private static List<ValueFeature> dates() {
		return List.of(ValueFeature.changed("dates",
				Values.list(Instant.ofEpochMilli(1_700_000_000_123L),
						Values.map("at", Instant.ofEpochMilli(-1), "until",
								Values.list(Instant.ofEpochMilli(32_503_680_000_001L))),
						Instant.ofEpochMilli(4_294_967_296_001L)),
				Values.list("2023-11-14T22:13:20.123Z",
						Values.map("at", "1969-12-31T23:59:59.999Z", "until", Values.list("3000-01-01T00:00:00.001Z")),
						"2106-02-07T06:28:16.001Z")));
	}

	/**
	 * No numbers beyond 2^53 from JavaScript in MessagePack: its encoder sends a wrong
	 * value for them, and refuses BigInt.
	 */
	private static List<ValueFeature> numbers() {
		return List.of(
				ValueFeature.same("integers of every width", 0, -1, 127, 128, 255, 256, 65_535, 65_536, 2_147_483_647,
						2_147_483_648L, 4_294_967_295L, 4_294_967_296L, 9_007_199_254_740_991L, -32, -33, -128, -129,
						-32_768, -32_769, -2_147_483_648, -2_147_483_649L, -9_007_199_254_740_991L),
				ValueFeature.same("fractions", 1.5, -0.25, 0.1, 5e-324, 1.1754943508222875e-38, 1e15 + 0.5,
						Values.map("pi", Math.PI)),
				ValueFeature.changed("NaN and infinity",
						Values.list(Double.NaN, Double.POSITIVE_INFINITY,
								Values.map("least", Double.NEGATIVE_INFINITY)),
						Values.list(null, null, Values.map("least", null))),
				ValueFeature.same("numbers beyond 2^53", 1e300, -1.7976931348623157e308, 3.4028234663852886e38)
					.only((direction, mode) -> !direction.fromJavaScript() || mode.json()),
				ValueFeature.changed("integers beyond 2^53",
						Values.list(9_007_199_254_740_993L, -9_007_199_254_740_993L, Long.MAX_VALUE, Long.MIN_VALUE),
						Values.list(9_007_199_254_740_992L, -9_007_199_254_740_992L,
								new BigInteger("9223372036854776000"), new BigInteger("-9223372036854776000")))
					.only((direction, mode) -> !direction.fromJavaScript()));
	}

	private static List<ValueFeature> binary() {
		byte[] bytes = Values.bytes(1, 2, 3);
		byte[] zeros = Values.bytes(0, 0);
		byte[] empty = Values.bytes();
		byte[] four = Values.bytes('4', 255, 128);
		return List.of(binary("binary", bytes), binary("binary beside other values", "file", bytes, 1, null),
				binary("several binaries, nested", bytes, Values.map("file", four, "list", Values.list(zeros, "text")),
						bytes),
				binary("binary that begins with 0x00", zeros), binary("empty binary", empty, Values.map("e", empty)),
				binary("long binary", LONG_BINARY), beside(bytes));
	}

	/**
	 * Values that MessagePack and JSON write differently, in a message that binary makes
	 * MessagePack.
	 */
	private static ValueFeature beside(byte[] bytes) {
		Instant at = Instant.ofEpochMilli(1_700_000_000_123L);
		Object undefined = Values.map("gone", Values.UNDEFINED, "kept", 1);
		List<Object> arriving = Values.list(bytes, "2023-11-14T22:13:20.123Z", null, null, Values.map("kept", 1));
		return ValueFeature
			.changed("dates and the like beside binary",
					Values.list(bytes, at, Double.NaN, Values.UNDEFINED, undefined), arriving)
			.arrivingAsJson(Values.stringified(arriving));
	}

	private static ValueFeature binary(String name, Object... args) {
		return ValueFeature.same(name, args).arrivingAsJson(Values.stringified(Values.list(args)));
	}

}
