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

import java.util.ArrayList;
import java.util.List;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/**
 * How binary is written in JSON.
 */
interface BinaryForm {

	void write(JsonGenerator json, Slice binary);

	/**
	 * As {@code JSON.stringify} writes a Buffer.
	 */
	BinaryForm BUFFER = new BinaryForm() {

		private final SerializableString type = new SerializedString("type");

		private final SerializableString buffer = new SerializedString("Buffer");

		private final SerializableString data = new SerializedString("data");

		@Override
		public void write(JsonGenerator json, Slice binary) {
			json.writeStartObject();
			json.writeName(this.type);
			json.writeString(this.buffer);
			json.writeName(this.data);
			json.writeStartArray();
			for (int i = binary.offset(); i < binary.offset() + binary.length(); i++) {
				json.writeNumber(binary.bytes()[i] & 0xff);
			}
			json.writeEndArray();
			json.writeEndObject();
		}

	};

	/**
	 * As numbered placeholders for the attachments of a Socket.IO packet.
	 */
	final class Placeholders implements BinaryForm {

		private static final SerializableString PLACEHOLDER = new SerializedString("_placeholder");

		private static final SerializableString NUMBER = new SerializedString("num");

		private final List<byte[]> attachments = new ArrayList<>();

		List<byte[]> attachments() {
			return this.attachments;
		}

		@Override
		public void write(JsonGenerator json, Slice binary) {
			json.writeStartObject();
			json.writeName(PLACEHOLDER);
			json.writeBoolean(true);
			json.writeName(NUMBER);
			json.writeNumber(this.attachments.size());
			json.writeEndObject();
			this.attachments.add(binary.toArray());
		}

	}

}
