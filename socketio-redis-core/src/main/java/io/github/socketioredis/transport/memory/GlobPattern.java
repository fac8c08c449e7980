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

package io.github.socketioredis.transport.memory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A pattern as PSUBSCRIBE understands it: {@code *}, {@code ?}, classes such as
 * {@code [a-z]} and {@code [^ab]}, and a backslash before what is meant literally. As in
 * Redis it is matched byte by byte. Immutable.
 */
final class GlobPattern {

	private static final int BYTES = 256;

	/**
	 * The bytes that match at each place; {@code null} stands for any number of bytes.
	 */
	private final List<@Nullable BitSet> places;

	private GlobPattern(List<@Nullable BitSet> places) {
		this.places = places;
	}

	static GlobPattern of(String pattern) {
		return new GlobPattern(new Parser(pattern.getBytes(StandardCharsets.UTF_8)).parse());
	}

	boolean matches(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		int place = 0;
		int position = 0;
		int star = -1;
		int resume = 0;
		while (position < bytes.length) {
			if (place < this.places.size() && this.places.get(place) == null) {
				star = place++;
				resume = position;
			}
			else if (place < this.places.size() && accepts(place, bytes[position])) {
				place++;
				position++;
			}
			else if (star >= 0) {
				place = star + 1;
				position = ++resume;
			}
			else {
				return false;
			}
		}
		while (place < this.places.size() && this.places.get(place) == null) {
			place++;
		}
		return place == this.places.size();
	}

	private boolean accepts(int place, byte value) {
		BitSet accepted = this.places.get(place);
		return accepted != null && accepted.get(value & 0xff);
	}

	/**
	 * Reads a pattern. Nothing is an error: a class without its end goes on to the end of
	 * the pattern, and a last backslash means itself.
	 */
	private static final class Parser {

		private final byte[] pattern;

		private int next;

		Parser(byte[] pattern) {
			this.pattern = pattern;
		}

		List<@Nullable BitSet> parse() {
			List<@Nullable BitSet> places = new ArrayList<>();
			while (this.next < this.pattern.length) {
				byte value = this.pattern[this.next++];
				switch (value) {
					case '*' -> places.add(null);
					case '?' -> places.add(range(0, BYTES - 1));
					case '[' -> places.add(characterClass());
					case '\\' -> places.add(single((this.next < this.pattern.length) ? take() : value));
					default -> places.add(single(value));
				}
			}
			return places;
		}

		private BitSet characterClass() {
			boolean negated = this.next < this.pattern.length && this.pattern[this.next] == '^';
			if (negated) {
				this.next++;
			}
			BitSet accepted = new BitSet(BYTES);
			while (this.next < this.pattern.length && this.pattern[this.next] != ']') {
				accepted.or(member());
			}
			this.next++;
			if (negated) {
				accepted.flip(0, BYTES);
			}
			return accepted;
		}

		private BitSet member() {
			byte first = take();
			if (first == '\\' && this.next < this.pattern.length) {
				return single(take());
			}
			if (this.next + 1 < this.pattern.length && this.pattern[this.next] == '-') {
				this.next++;
				byte last = take();
				return range(Math.min(first, last), Math.max(first, last));
			}
			return single(first);
		}

		private byte take() {
			return this.pattern[this.next++];
		}

		private static BitSet single(byte value) {
			return range(value, value);
		}

		private static BitSet range(int first, int last) {
			BitSet accepted = new BitSet(BYTES);
			for (int value = first; value <= last; value++) {
				accepted.set(value & 0xff);
			}
			return accepted;
		}

	}

}
