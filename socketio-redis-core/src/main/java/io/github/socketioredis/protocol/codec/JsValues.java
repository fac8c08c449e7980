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

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

/**
 * Texts as JavaScript makes them.
 */
final class JsValues {

	/**
	 * The largest distance from 1970 that a {@code Date} can have, in milliseconds.
	 */
	private static final double MAX_DATE = 8.64e15;

	/**
	 * The largest integer up to which all integers are exact, {@code 2^53 - 1}.
	 */
	static final double MAX_SAFE_INTEGER = 0x1p53 - 1;

	/**
	 * Fractions from this one on are written without an exponent by Java, too.
	 */
	private static final double PLAIN_FROM = 1e-3;

	private static final double PLAIN_BELOW = 1e7;

	private static final double EXPONENT_FROM = 1e21;

	private static final double EXPONENT_BELOW = 1e-6;

	private JsValues() {
	}

	/**
	 * Returns what {@code Date.prototype.toJSON} returns.
	 * @param millis milliseconds since 1970; fractions are cut off
	 * @return ISO-8601 with milliseconds and Z; {@code null} for an invalid date
	 */
	static @Nullable String dateToJson(double millis) {
		if (!(Math.abs(millis) <= MAX_DATE)) {
			return null;
		}
		LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli((long) millis), ZoneOffset.UTC);
		StringBuilder text = new StringBuilder(27);
		appendYear(text, time.getYear());
		append(text.append('-'), time.getMonthValue(), 2);
		append(text.append('-'), time.getDayOfMonth(), 2);
		append(text.append('T'), time.getHour(), 2);
		append(text.append(':'), time.getMinute(), 2);
		append(text.append(':'), time.getSecond(), 2);
		append(text.append('.'), time.getNano() / 1_000_000, 3);
		return text.append('Z').toString();
	}

	private static void appendYear(StringBuilder text, int year) {
		if (year >= 0 && year <= 9999) {
			append(text, year, 4);
		}
		else {
			append(text.append((year < 0) ? '-' : '+'), Math.abs(year), 6);
		}
	}

	private static void append(StringBuilder text, int number, int digits) {
		String decimal = Integer.toString(number);
		text.append("0".repeat(digits - decimal.length())).append(decimal);
	}

	/**
	 * Returns whether a number is an integer that {@code long} holds exactly.
	 * @param number a number
	 * @return whether the number is a safe integer
	 */
	static boolean isSafeInteger(double number) {
		return Math.abs(number) <= MAX_SAFE_INTEGER && number == (long) number;
	}

	/**
	 * Returns what {@code String(number)} returns.
	 * @param number a number
	 * @return its decimal text
	 */
	static String numberToText(double number) {
		if (isSafeInteger(number)) {
			return Long.toString((long) number);
		}
		if (Double.isNaN(number) || Double.isInfinite(number)) {
			return Double.toString(number);
		}
		double size = Math.abs(number);
		if (size >= PLAIN_FROM && size < PLAIN_BELOW) {
			return Double.toString(number);
		}
		if (size >= EXPONENT_BELOW && size < EXPONENT_FROM) {
			return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
		}
		String text = Double.toString(number).replace(".0E", "E").replace('E', 'e');
		return (size >= 1) ? text.replace("e", "e+") : text;
	}

}
