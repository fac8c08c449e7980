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

import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.MalformedMessageException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.databind.JsonNode;

/**
 * Writes messages in JSON.
 */
final class JsonWriter implements WireWriter {

	private final ByteArrayOutputStream out;

	private final JsonGenerator json;

	private final ObjectWriteContext context;

	JsonWriter(int expectedLength, ObjectWriteContext context) {
		this.out = new ByteArrayOutputStream(expectedLength);
		this.json = Json.generator(this.out);
		this.context = context;
	}

	@Override
	public void beginArray(int size) {
		this.json.writeStartArray();
	}

	@Override
	public void endArray() {
		this.json.writeEndArray();
	}

	@Override
	public void beginObject(int size) {
		this.json.writeStartObject();
	}

	@Override
	public void endObject() {
		this.json.writeEndObject();
	}

	@Override
	public void name(SerializableString name) {
		this.json.writeName(name);
	}

	@Override
	public void text(String value) {
		this.json.writeString(Utf8.wellFormed(value));
	}

	@Override
	public void integer(long value) {
		this.json.writeNumber(value);
	}

	@Override
	public void bool(boolean value) {
		this.json.writeBoolean(value);
	}

	@Override
	public void event(EventData event) {
		this.json.writeRawValue("");
		this.json.flush();
		this.out.writeBytes(event.json());
	}

	/**
	 * Writes a tree. What JSON and JavaScript have in common is written as it is, the
	 * rest by way of MessagePack, so that there is one rule for how values become JSON.
	 * @param value the tree
	 */
	@Override
	public void tree(JsonNode value) {
		switch (value.getNodeType()) {
			case OBJECT -> {
				this.json.writeStartObject();
				value.forEachEntry((name, field) -> {
					this.json.writeName(Utf8.wellFormed(name));
					tree(field);
				});
				this.json.writeEndObject();
			}
			case ARRAY -> {
				this.json.writeStartArray();
				value.forEach(this::tree);
				this.json.writeEndArray();
			}
			case STRING -> text(value.stringValue());
			case BOOLEAN -> this.json.writeBoolean(value.booleanValue());
			case NULL -> this.json.writeNull();
			default -> other(value);
		}
	}

	private void other(JsonNode value) {
		if (value.isInt()) {
			this.json.writeNumber(value.intValue());
			return;
		}
		MessagePackWriter writer = new MessagePackWriter(256, this.context);
		writer.tree(value);
		byte[] encoded = writer.finish();
		try {
			MessagePackToJson.value(new Slice(encoded, 0, encoded.length), this.json);
		}
		catch (IOException | MalformedMessageException ex) {
			throw new IllegalStateException("What has just been written must be readable", ex);
		}
	}

	@Override
	public byte[] finish() {
		this.json.close();
		return this.out.toByteArray();
	}

}
