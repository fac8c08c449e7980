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

import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.MalformedMessageException;
import org.jspecify.annotations.Nullable;
import org.msgpack.value.ValueType;
import tools.jackson.databind.JsonNode;

/**
 * Reads messages in MessagePack.
 */
final class MessagePackReader implements WireReader {

	private static final int MAX_ENVELOPE_DEPTH = 8;

	private final MessagePackInput input;

	private final int[] remaining = new int[MAX_ENVELOPE_DEPTH];

	private int depth;

	MessagePackReader(Slice slice) {
		this.input = new MessagePackInput(slice);
	}

	@Override
	public void beginArray(String what) throws IOException, MalformedMessageException {
		expect(ValueType.ARRAY, what, "an array");
		this.remaining[this.depth++] = this.input.arrayHeader();
	}

	@Override
	public boolean nextElement() {
		if (this.remaining[this.depth - 1]-- > 0) {
			return true;
		}
		this.depth--;
		return false;
	}

	@Override
	public void beginObject(String what) throws IOException, MalformedMessageException {
		expect(ValueType.MAP, what, "an object");
		this.remaining[this.depth++] = this.input.mapHeader();
	}

	@Override
	public @Nullable String nextName() throws IOException, MalformedMessageException {
		return nextElement() ? this.input.key() : null;
	}

	private void expect(ValueType expected, String what, String description)
			throws IOException, MalformedMessageException {
		ValueType type = this.input.type();
		if (type != expected) {
			throw MessagePackInput.unexpected(what, description, type);
		}
	}

	@Override
	public boolean isNull() throws IOException {
		return this.input.type() == ValueType.NIL;
	}

	@Override
	public boolean isObject() throws IOException {
		return this.input.type() == ValueType.MAP;
	}

	@Override
	public String text(String what) throws IOException, MalformedMessageException {
		return this.input.text(what);
	}

	@Override
	public long integer(String what) throws IOException, MalformedMessageException {
		if (this.input.type() != ValueType.FLOAT) {
			expect(ValueType.INTEGER, what, "an integer");
			return this.input.integer();
		}
		double number = this.input.float64();
		if (!JsValues.isSafeInteger(number)) {
			throw new MalformedMessageException(what + " must be an integer, not " + number);
		}
		return (long) number;
	}

	@Override
	public boolean bool(String what) throws IOException, MalformedMessageException {
		expect(ValueType.BOOLEAN, what, "a boolean");
		return this.input.bool();
	}

	@Override
	public EventData event(String what) throws IOException, MalformedMessageException {
		expect(ValueType.ARRAY, what, "an array");
		int start = this.input.position();
		int count = this.input.arrayHeader();
		if (count == 0) {
			throw new MalformedMessageException(what + " must hold the name of an event");
		}
		String event = this.input.text("The name of an event");
		this.input.takeBinarySkipped();
		for (int i = 1; i < count; i++) {
			this.input.skip(this.depth + 1);
		}
		return new MessagePackEventData(event, this.input.from(start), this.input.takeBinarySkipped());
	}

	@Override
	public JsonNode tree() throws IOException, MalformedMessageException {
		Slice value = slice();
		return MessagePackTrees.read(new MessagePackInput(value));
	}

	@Override
	public void skip() throws IOException, MalformedMessageException {
		this.input.skip(this.depth);
	}

	@Override
	public Slice slice() throws IOException, MalformedMessageException {
		int start = this.input.position();
		skip();
		return this.input.from(start);
	}

	@Override
	public WireReader at(Slice slice) {
		return new MessagePackReader(slice);
	}

	@Override
	public void end() throws MalformedMessageException {
		if (!this.input.isAtEnd()) {
			throw new MalformedMessageException("The message is followed by other bytes");
		}
	}

	@Override
	public void close() {
	}

}
