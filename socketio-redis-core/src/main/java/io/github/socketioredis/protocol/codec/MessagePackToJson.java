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

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import io.github.socketioredis.protocol.MalformedMessageException;
import org.msgpack.value.ValueType;
import tools.jackson.core.JsonGenerator;

/**
 * Turns MessagePack that has been validated into JSON of which a JavaScript client parses
 * the value that Node would have sent it: a timestamp becomes the text that
 * {@code Date.prototype.toJSON} returns, a number that is not finite becomes null, text
 * that is no UTF-8 gets replacement characters.
 */
final class MessagePackToJson {

	private final MessagePackInput input;

	private final JsonGenerator json;

	private final BinaryForm binaryForm;

	private MessagePackToJson(MessagePackInput input, JsonGenerator json, BinaryForm binaryForm) {
		this.input = input;
		this.json = json;
		this.binaryForm = binaryForm;
	}

	/**
	 * Transcodes an event, whose name is text even where raw bytes stand for it.
	 * @param event the array {@code [event, ...args]}
	 * @param binaryForm how binary is written
	 * @return JSON text
	 */
	static byte[] event(Slice event, BinaryForm binaryForm) throws IOException, MalformedMessageException {
		ByteArrayOutputStream out = new ByteArrayOutputStream(event.length() * 3 / 2 + 16);
		try (JsonGenerator json = Json.generator(out)) {
			new MessagePackToJson(new MessagePackInput(event), json, binaryForm).event();
		}
		return out.toByteArray();
	}

	/**
	 * Transcodes an array of values.
	 * @param values the array
	 * @param binaryForm how binary is written
	 * @return JSON text
	 */
	static byte[] array(Slice values, BinaryForm binaryForm) throws IOException, MalformedMessageException {
		ByteArrayOutputStream out = new ByteArrayOutputStream(values.length() * 3 / 2 + 16);
		try (JsonGenerator json = Json.generator(out)) {
			new MessagePackToJson(new MessagePackInput(values), json, binaryForm).value();
		}
		return out.toByteArray();
	}

	/**
	 * Transcodes a value, with binary in the form of a Buffer.
	 * @param value the value
	 * @param json where to write to
	 */
	static void value(Slice value, JsonGenerator json) throws IOException, MalformedMessageException {
		new MessagePackToJson(new MessagePackInput(value), json, BinaryForm.BUFFER).value();
	}

	private void event() throws IOException, MalformedMessageException {
		int count = this.input.arrayHeader();
		this.json.writeStartArray();
		if (this.input.type() == ValueType.BINARY) {
			text(this.input.binary());
		}
		else {
			value();
		}
		for (int i = 1; i < count; i++) {
			value();
		}
		this.json.writeEndArray();
	}

	private void value() throws IOException, MalformedMessageException {
		switch (this.input.type()) {
			case NIL -> {
				this.input.nil();
				this.json.writeNull();
			}
			case BOOLEAN -> this.json.writeBoolean(this.input.bool());
			case INTEGER -> integer();
			case FLOAT -> float64(this.input.float64());
			case STRING -> text(this.input.string());
			case BINARY -> this.binaryForm.write(this.json, this.input.binary());
			case ARRAY -> array();
			case MAP -> object();
			default -> extension(this.input.extension());
		}
	}

	private void integer() throws IOException {
		if (this.input.isUnsignedLong()) {
			this.json.writeNumber(this.input.bigInteger());
		}
		else {
			this.json.writeNumber(this.input.integer());
		}
	}

	private void float64(double value) {
		if (JsValues.isSafeInteger(value)) {
			this.json.writeNumber((long) value);
		}
		else if (Double.isNaN(value) || Double.isInfinite(value)) {
			this.json.writeNull();
		}
		else {
			this.json.writeNumber(JsValues.numberToText(value));
		}
	}

	private void text(Slice utf8) {
		if (Utf8.isAscii(utf8.bytes(), utf8.offset(), utf8.length())) {
			this.json.writeUTF8String(utf8.bytes(), utf8.offset(), utf8.length());
		}
		else {
			this.json.writeString(Utf8.decode(utf8.bytes(), utf8.offset(), utf8.length()));
		}
	}

	private void array() throws IOException, MalformedMessageException {
		int count = this.input.arrayHeader();
		this.json.writeStartArray();
		for (int i = 0; i < count; i++) {
			value();
		}
		this.json.writeEndArray();
	}

	private void object() throws IOException, MalformedMessageException {
		int count = this.input.mapHeader();
		this.json.writeStartObject();
		for (int i = 0; i < count; i++) {
			member(this.input.key());
		}
		this.json.writeEndObject();
	}

	private void member(String key) throws IOException, MalformedMessageException {
		if (this.input.type() != ValueType.EXTENSION) {
			this.json.writeName(key);
			value();
			return;
		}
		MessagePackExtension extension = this.input.extension();
		if (extension.kind() != MessagePackExtension.Kind.UNDEFINED) {
			this.json.writeName(key);
			extension(extension);
		}
	}

	private void extension(MessagePackExtension extension) {
		switch (extension.kind()) {
			case UNDEFINED -> this.json.writeNull();
			case DATE -> this.json.writeString(extension.date());
			case BINARY -> this.binaryForm.write(this.json, extension.payload());
			default -> {
				this.json.writeStartArray();
				this.json.writeNumber(extension.type());
				this.binaryForm.write(this.json, extension.payload());
				this.json.writeEndArray();
			}
		}
	}

}
