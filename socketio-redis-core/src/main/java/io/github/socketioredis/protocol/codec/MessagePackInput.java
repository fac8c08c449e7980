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

import java.io.IOException;
import java.math.BigInteger;

import io.github.socketioredis.protocol.MalformedMessageException;
import org.msgpack.core.ExtensionTypeHeader;
import org.msgpack.core.MessageFormat;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ValueType;

/**
 * Reads MessagePack from an array, value by value, and believes no length that it claims.
 */
final class MessagePackInput {

	private final byte[] bytes;

	private final int offset;

	private final int length;

	private final MessageUnpacker unpacker;

	private boolean binarySkipped;

	MessagePackInput(Slice slice) {
		this.bytes = slice.bytes();
		this.offset = slice.offset();
		this.length = slice.length();
		this.unpacker = MessagePackLibrary.unpacker(this.bytes, this.offset, this.length);
	}

	/**
	 * Returns where in the array the next value begins.
	 * @return an index of the array
	 */
	int position() {
		return this.offset + (int) this.unpacker.getTotalReadBytes();
	}

	private int remaining() {
		return this.length - (int) this.unpacker.getTotalReadBytes();
	}

	boolean isAtEnd() {
		return remaining() == 0;
	}

	Slice from(int start) {
		return new Slice(this.bytes, start, position() - start);
	}

	ValueType type() throws IOException {
		return this.unpacker.getNextFormat().getValueType();
	}

	int arrayHeader() throws IOException, MalformedMessageException {
		return plausible(this.unpacker.unpackArrayHeader(), 1);
	}

	int mapHeader() throws IOException, MalformedMessageException {
		return plausible(this.unpacker.unpackMapHeader(), 2);
	}

	private int plausible(int count, int valuesPerItem) throws MalformedMessageException {
		if ((long) count * valuesPerItem > remaining()) {
			throw new MalformedMessageException(
					"Container of " + count + " items claimed where " + remaining() + " bytes are left");
		}
		return count;
	}

	void nil() throws IOException {
		this.unpacker.unpackNil();
	}

	boolean bool() throws IOException {
		return this.unpacker.unpackBoolean();
	}

	boolean isUnsignedLong() throws IOException {
		return this.unpacker.getNextFormat() == MessageFormat.UINT64;
	}

	long integer() throws IOException {
		return this.unpacker.unpackLong();
	}

	BigInteger bigInteger() throws IOException {
		return this.unpacker.unpackBigInteger();
	}

	double float64() throws IOException {
		return this.unpacker.unpackDouble();
	}

	Slice string() throws IOException, MalformedMessageException {
		return payload(this.unpacker.unpackRawStringHeader());
	}

	Slice binary() throws IOException, MalformedMessageException {
		return payload(this.unpacker.unpackBinaryHeader());
	}

	MessagePackExtension extension() throws IOException, MalformedMessageException {
		boolean fixed = switch (this.unpacker.getNextFormat()) {
			case EXT8, EXT16, EXT32 -> false;
			default -> true;
		};
		ExtensionTypeHeader header = this.unpacker.unpackExtensionTypeHeader();
		return MessagePackExtension.of(fixed, header.getType(), payload(header.getLength()));
	}

	private Slice payload(int claimed) throws IOException, MalformedMessageException {
		if (claimed > remaining()) {
			throw new MalformedMessageException(
					claimed + " bytes of text or binary claimed where " + remaining() + " bytes are left");
		}
		Slice payload = new Slice(this.bytes, position(), claimed);
		this.unpacker.readPayloadAsReference(claimed);
		return payload;
	}

	/**
	 * Reads a scalar value as text.
	 * @param what names the value in the message of an exception
	 * @return the text
	 * @throws MalformedMessageException if the value is neither text, raw bytes nor a
	 * number
	 */
	String text(String what) throws IOException, MalformedMessageException {
		ValueType type = type();
		return switch (type) {
			case STRING -> text(string());
			case BINARY -> text(binary());
			case INTEGER -> bigInteger().toString();
			case FLOAT -> JsValues.numberToText(float64());
			default -> throw unexpected(what, "a string", type);
		};
	}

	private static String text(Slice utf8) {
		return Utf8.decode(utf8.bytes(), utf8.offset(), utf8.length());
	}

	/**
	 * Reads the key of a map as JavaScript does, which turns scalars into text.
	 * @return the key
	 * @throws MalformedMessageException if the key is an array, a map or an extension
	 */
	String key() throws IOException, MalformedMessageException {
		switch (type()) {
			case NIL -> {
				nil();
				return "null";
			}
			case BOOLEAN -> {
				return Boolean.toString(bool());
			}
			default -> {
				return text("The key of a map");
			}
		}
	}

	static MalformedMessageException unexpected(String what, String expected, ValueType type) {
		return new MalformedMessageException(what + " must be " + expected + ", not of MessagePack type " + type);
	}

	/**
	 * Skips a value and validates it.
	 * @param depth how deeply it is nested
	 * @throws MalformedMessageException if it is nested too deeply, or longer than what
	 * is left
	 */
	void skip(int depth) throws IOException, MalformedMessageException {
		switch (type()) {
			case ARRAY -> {
				int count = arrayHeader();
				checkDepth(depth + 1);
				for (int i = 0; i < count; i++) {
					skip(depth + 1);
				}
			}
			case MAP -> {
				int count = mapHeader();
				checkDepth(depth + 1);
				for (int i = 0; i < count; i++) {
					skipKey();
					skip(depth + 1);
				}
			}
			case BINARY -> {
				binary();
				this.binarySkipped = true;
			}
			case STRING -> string();
			case EXTENSION -> this.binarySkipped |= extension().isBinary();
			default -> this.unpacker.skipValue();
		}
	}

	private void skipKey() throws IOException, MalformedMessageException {
		if (type() == ValueType.STRING) {
			string();
		}
		else {
			key();
		}
	}

	static void checkDepth(int depth) throws MalformedMessageException {
		if (depth > CodecLimits.MAX_MESSAGE_DEPTH) {
			throw new MalformedMessageException("Nested more than " + CodecLimits.MAX_MESSAGE_DEPTH + " levels deep");
		}
	}

	/**
	 * Returns whether a skipped value was or contained binary, and forgets it.
	 * @return whether there was binary
	 */
	boolean takeBinarySkipped() {
		boolean skipped = this.binarySkipped;
		this.binarySkipped = false;
		return skipped;
	}

}
