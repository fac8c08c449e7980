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

import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/**
 * A value of one of MessagePack's extension types, understood as Node's decoder does.
 *
 * @param kind what it means
 * @param date a date as JavaScript writes it to JSON; {@code null} if it is none or an
 * invalid one
 * @param type the extension type
 * @param payload its bytes
 */
record MessagePackExtension(Kind kind, @Nullable String date, int type, Slice payload) {

	private static final int TIMESTAMP = -1;

	/**
	 * What an extension value means.
	 */
	enum Kind {

		/**
		 * Type 0 in one fixed byte: {@code undefined}, null in an array and absent from
		 * an object.
		 */
		UNDEFINED,

		/**
		 * Type -1 with 4, 8 or 12 bytes, or type 0 in eight fixed bytes: a date.
		 */
		DATE,

		/**
		 * Type 0 of variable length: binary.
		 */
		BINARY,

		/**
		 * Anything else: an array of the type and the bytes as binary.
		 */
		OTHER

	}

	/**
	 * Interprets an extension value.
	 * @param fixed whether the length is implied by the format
	 * @param type the extension type
	 * @param payload its bytes
	 * @return what it means
	 */
	static MessagePackExtension of(boolean fixed, int type, Slice payload) {
		int length = payload.length();
		if (type == TIMESTAMP && (length == 4 || length == 8 || length == 12)) {
			return date(timestampMillis(payload), type, payload);
		}
		if (type == 0 && !fixed) {
			return new MessagePackExtension(Kind.BINARY, null, type, payload);
		}
		if (type == 0 && length == 1) {
			return new MessagePackExtension(Kind.UNDEFINED, null, type, payload);
		}
		if (type == 0 && length == 8) {
			return date(buffer(payload).getLong(), type, payload);
		}
		return new MessagePackExtension(Kind.OTHER, null, type, payload);
	}

	private static MessagePackExtension date(double millis, int type, Slice payload) {
		return new MessagePackExtension(Kind.DATE, JsValues.dateToJson(millis), type, payload);
	}

	/**
	 * Computes as JavaScript does, in floating point.
	 */
	private static double timestampMillis(Slice payload) {
		ByteBuffer buffer = buffer(payload);
		if (payload.length() == 4) {
			return Integer.toUnsignedLong(buffer.getInt()) * 1e3;
		}
		if (payload.length() == 8) {
			long value = buffer.getLong();
			return (value & 0x3_FFFF_FFFFL) * 1e3 + (value >>> 34) / 1e6;
		}
		long nanos = Integer.toUnsignedLong(buffer.getInt());
		return buffer.getLong() * 1e3 + nanos / 1e6;
	}

	private static ByteBuffer buffer(Slice payload) {
		return ByteBuffer.wrap(payload.bytes(), payload.offset(), payload.length());
	}

	/**
	 * Returns whether a client gets binary for this value.
	 * @return whether a client gets binary for this value
	 */
	boolean isBinary() {
		return this.kind == Kind.BINARY || this.kind == Kind.OTHER;
	}

}
