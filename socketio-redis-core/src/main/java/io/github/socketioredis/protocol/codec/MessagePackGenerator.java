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
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Writes what Jackson generates as MessagePack.
 * <ul>
 * <li>Integers take the shortest form; those with more than 64 bits become floats. An
 * integer beyond 2^53 is sent with all its digits, of which JavaScript keeps the first 53
 * bits; a string is the way to send it there unchanged.</li>
 * <li>All fractions become 64-bit floats; a {@code float} becomes the one that prints
 * alike.</li>
 * <li>Binary becomes bin.</li>
 * <li>Types that Jackson writes as binary only where it costs no Base64, as
 * {@link java.util.UUID}, stay text, as they are in JSON.</li>
 * </ul>
 */
final class MessagePackGenerator extends BinaryGenerator {

	private final MessagePackOutput out;

	private boolean binary;

	MessagePackGenerator(MessagePackOutput out, ObjectWriteContext objectContext, int maxDepth) {
		super(objectContext, maxDepth);
		this.out = out;
	}

	/**
	 * Returns whether any binary has been written.
	 * @return whether any binary has been written
	 */
	boolean hasBinary() {
		return this.binary;
	}

	@Override
	public JsonGenerator writeStartArray(@Nullable Object forValue, int size) {
		enterArray(forValue);
		this.out.beginArray(Math.max(size, MessagePackOutput.UNKNOWN));
		return this;
	}

	@Override
	public JsonGenerator writeEndArray() {
		leaveArray();
		this.out.end();
		return this;
	}

	@Override
	public JsonGenerator writeStartObject(@Nullable Object forValue, int size) {
		enterObject(forValue);
		this.out.beginMap(Math.max(size, MessagePackOutput.UNKNOWN));
		return this;
	}

	@Override
	public JsonGenerator writeEndObject() {
		leaveObject();
		this.out.end();
		return this;
	}

	@Override
	public JsonGenerator writeName(String name) {
		expectName(name);
		this.out.text(name);
		return this;
	}

	@Override
	public JsonGenerator writeName(SerializableString name) {
		expectName(name.getValue());
		byte[] utf8 = name.asUnquotedUTF8();
		this.out.text(utf8, 0, utf8.length);
		return this;
	}

	@Override
	public JsonGenerator writeString(@Nullable String value) {
		if (value == null) {
			return writeNull();
		}
		expectValue();
		this.out.text(value);
		return this;
	}

	@Override
	public JsonGenerator writeString(SerializableString value) {
		expectValue();
		byte[] utf8 = value.asUnquotedUTF8();
		this.out.text(utf8, 0, utf8.length);
		return this;
	}

	@Override
	public JsonGenerator writeUTF8String(byte[] text, int offset, int length) {
		expectValue();
		this.out.text(text, offset, length);
		return this;
	}

	@Override
	public JsonGenerator writeBinary(Base64Variant variant, byte[] data, int offset, int length) {
		expectValue();
		this.binary = true;
		this.out.binary(data, offset, length);
		return this;
	}

	@Override
	public int writeBinary(Base64Variant variant, InputStream data, int length) {
		try {
			byte[] bytes = (length < 0) ? data.readAllBytes() : data.readNBytes(length);
			writeBinary(variant, bytes, 0, bytes.length);
			return bytes.length;
		}
		catch (IOException ex) {
			throw JacksonIOException.construct(ex, this);
		}
	}

	@Override
	public JsonGenerator writeNumber(long value) {
		expectValue();
		this.out.integer(value);
		return this;
	}

	@Override
	public JsonGenerator writeNumber(@Nullable BigInteger value) {
		if (value == null) {
			return writeNull();
		}
		expectValue();
		this.out.integer(value);
		return this;
	}

	@Override
	public JsonGenerator writeNumber(double value) {
		expectValue();
		this.out.float64(value);
		return this;
	}

	@Override
	public JsonGenerator writeNumber(float value) {
		return writeNumber((value == (int) value) ? (double) value : Double.parseDouble(Float.toString(value)));
	}

	@Override
	public JsonGenerator writeNumber(@Nullable BigDecimal value) {
		return (value != null) ? writeNumber(value.doubleValue()) : writeNull();
	}

	@Override
	public JsonGenerator writeBoolean(boolean value) {
		expectValue();
		this.out.bool(value);
		return this;
	}

	@Override
	public JsonGenerator writeNull() {
		expectValue();
		this.out.nil();
		return this;
	}

}
