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
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.databind.JsonNode;

/**
 * Writes messages in MessagePack.
 */
final class MessagePackWriter implements WireWriter {

	private final MessagePackOutput out;

	private final ObjectWriteContext context;

	MessagePackWriter(int expectedLength, ObjectWriteContext context) {
		this.out = new MessagePackOutput(expectedLength);
		this.context = context;
	}

	@Override
	public void beginArray(int size) {
		this.out.beginArray(size);
	}

	@Override
	public void endArray() {
		this.out.end();
	}

	@Override
	public void beginObject(int size) {
		this.out.beginMap(size);
	}

	@Override
	public void endObject() {
		this.out.end();
	}

	@Override
	public void name(SerializableString name) {
		byte[] utf8 = name.asUnquotedUTF8();
		this.out.text(utf8, 0, utf8.length);
	}

	@Override
	public void text(String value) {
		this.out.text(value);
	}

	@Override
	public void integer(long value) {
		this.out.integer(value);
	}

	@Override
	public void bool(boolean value) {
		this.out.bool(value);
	}

	@Override
	public void event(EventData event) {
		if (event instanceof MessagePackEventData data) {
			Slice encoded = data.encoded();
			this.out.encoded(encoded.bytes(), encoded.offset(), encoded.length());
		}
		else {
			byte[] encoded = event.messagePack();
			this.out.encoded(encoded, 0, encoded.length);
		}
	}

	@Override
	public void tree(JsonNode value) {
		try (MessagePackGenerator generator = new MessagePackGenerator(this.out, this.context,
				CodecLimits.MAX_VALUE_DEPTH)) {
			generator.writeTree(value);
		}
	}

	@Override
	public byte[] finish() {
		return this.out.finish().toArray();
	}

}
