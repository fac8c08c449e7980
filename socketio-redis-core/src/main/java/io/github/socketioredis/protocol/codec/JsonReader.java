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

import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.MalformedMessageException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Reads messages in JSON.
 */
final class JsonReader implements WireReader {

	private final Slice source;

	private final JsonParser parser;

	private JsonReader(Slice source) {
		this.source = source;
		this.parser = Json.parser(source.bytes(), source.offset(), source.length());
		this.parser.nextToken();
	}

	/**
	 * Returns a reader of JSON in UTF-8. What is not UTF-8 in it is replaced.
	 * @param bytes the JSON text
	 * @return a new reader
	 * @throws MalformedMessageException if the text is in UTF-16 or UTF-32, which the
	 * parser would recognise, or has a byte order mark
	 */
	static JsonReader of(byte[] bytes) throws MalformedMessageException {
		if (bytes.length == 0 || bytes[0] <= 0 || (bytes.length > 1 && bytes[1] == 0)) {
			throw new MalformedMessageException("JSON must be in UTF-8 and have no byte order mark");
		}
		byte[] valid = Utf8.repaired(bytes);
		return new JsonReader(new Slice(valid, 0, valid.length));
	}

	@Override
	public void beginArray(String what) throws MalformedMessageException {
		expect(JsonToken.START_ARRAY, what, "an array");
	}

	@Override
	public boolean nextElement() {
		return this.parser.nextToken() != JsonToken.END_ARRAY;
	}

	@Override
	public void beginObject(String what) throws MalformedMessageException {
		expect(JsonToken.START_OBJECT, what, "an object");
	}

	@Override
	public @Nullable String nextName() {
		if (this.parser.nextToken() == JsonToken.END_OBJECT) {
			return null;
		}
		String name = this.parser.currentName();
		this.parser.nextToken();
		return name;
	}

	private void expect(JsonToken expected, String what, String description) throws MalformedMessageException {
		if (!this.parser.hasToken(expected)) {
			throw unexpected(what, description);
		}
	}

	private MalformedMessageException unexpected(String what, String expected) {
		return new MalformedMessageException(what + " must be " + expected + ", not " + this.parser.currentToken());
	}

	@Override
	public boolean isNull() {
		return this.parser.hasToken(JsonToken.VALUE_NULL);
	}

	@Override
	public boolean isObject() {
		return this.parser.hasToken(JsonToken.START_OBJECT);
	}

	@Override
	public String text(String what) throws MalformedMessageException {
		JsonToken token = this.parser.currentToken();
		if (token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT) {
			return this.parser.getString();
		}
		if (token == JsonToken.VALUE_NUMBER_FLOAT) {
			return JsValues.numberToText(this.parser.getDoubleValue());
		}
		throw unexpected(what, "a string");
	}

	@Override
	public long integer(String what) throws MalformedMessageException {
		if (this.parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
			double number = this.parser.getDoubleValue();
			if (JsValues.isSafeInteger(number)) {
				return (long) number;
			}
		}
		expect(JsonToken.VALUE_NUMBER_INT, what, "an integer");
		return this.parser.getLongValue();
	}

	@Override
	public boolean bool(String what) throws MalformedMessageException {
		if (this.parser.hasToken(JsonToken.VALUE_FALSE)) {
			return false;
		}
		expect(JsonToken.VALUE_TRUE, what, "a boolean");
		return true;
	}

	@Override
	public EventData event(String what) throws MalformedMessageException {
		beginArray(what);
		int start = tokenStart();
		if (!nextElement()) {
			throw new MalformedMessageException(what + " must hold the name of an event");
		}
		String event = text("The name of an event");
		while (nextElement()) {
			this.parser.skipChildren();
		}
		return new JsonEventData(event, from(start));
	}

	@Override
	public JsonNode tree() {
		return Json.tree(this.parser);
	}

	@Override
	public void skip() {
		this.parser.skipChildren();
	}

	@Override
	public Slice slice() {
		int start = tokenStart();
		this.parser.skipChildren();
		return from(start);
	}

	private int tokenStart() {
		return this.source.offset() + (int) this.parser.currentTokenLocation().getByteOffset();
	}

	private Slice from(int start) {
		this.parser.finishToken();
		int end = this.source.offset() + (int) this.parser.currentLocation().getByteOffset();
		return new Slice(this.source.bytes(), start, end - start);
	}

	@Override
	public WireReader at(Slice slice) {
		return new JsonReader(slice);
	}

	@Override
	public void end() throws MalformedMessageException {
		if (this.parser.nextToken() != null) {
			throw new MalformedMessageException("The message is followed by other text");
		}
	}

	@Override
	public void close() {
		this.parser.close();
	}

}
