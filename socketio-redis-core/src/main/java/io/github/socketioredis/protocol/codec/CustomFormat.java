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

import io.github.socketioredis.MessageParser;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.MalformedMessageException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.databind.JsonNode;

/**
 * What a parser of the user's makes of trees. They are bridged to MessagePack, so the
 * parser sees the same values as with that.
 *
 * @param parser the parser
 * @param context writes the objects that trees may hold
 */
record CustomFormat(MessageParser.Custom parser, ObjectWriteContext context) implements WireFormat {

	@Override
	public WireWriter writer(int expectedLength) {
		return new Writer(this.parser, new MessagePackWriter(expectedLength, this.context));
	}

	@Override
	public WireReader reader(byte[] message) throws MalformedMessageException {
		MessagePackWriter writer = new MessagePackWriter(message.length + 64, this.context);
		writer.tree(decode(message));
		byte[] bytes = writer.finish();
		return new MessagePackReader(new Slice(bytes, 0, bytes.length));
	}

	private JsonNode decode(byte[] message) throws MalformedMessageException {
		@Nullable JsonNode decoded;
		try {
			decoded = this.parser.decode(message);
		}
		catch (Exception ex) {
			throw new MalformedMessageException(this.parser.getClass().getName() + " can't decode it: " + ex, ex);
		}
		if (decoded == null) {
			throw new MalformedMessageException(this.parser.getClass().getName() + " decoded it to null");
		}
		return decoded;
	}

	/**
	 * Writes MessagePack and has the parser encode it in the end.
	 *
	 * @param parser the parser
	 * @param delegate writes MessagePack
	 */
	private record Writer(MessageParser.Custom parser, MessagePackWriter delegate) implements WireWriter {

		@Override
		public void beginArray(int size) {
			this.delegate.beginArray(size);
		}

		@Override
		public void endArray() {
			this.delegate.endArray();
		}

		@Override
		public void beginObject(int size) {
			this.delegate.beginObject(size);
		}

		@Override
		public void endObject() {
			this.delegate.endObject();
		}

		@Override
		public void name(SerializableString name) {
			this.delegate.name(name);
		}

		@Override
		public void text(String value) {
			this.delegate.text(value);
		}

		@Override
		public void integer(long value) {
			this.delegate.integer(value);
		}

		@Override
		public void bool(boolean value) {
			this.delegate.bool(value);
		}

		@Override
		public void event(EventData event) {
			this.delegate.event(event);
		}

		@Override
		public void tree(JsonNode value) {
			this.delegate.tree(value);
		}

		@Override
		public byte[] finish() {
			byte[] bytes = this.delegate.finish();
			try {
				return this.parser
					.encode(MessagePackTrees.read(new MessagePackInput(new Slice(bytes, 0, bytes.length))));
			}
			catch (IOException | MalformedMessageException ex) {
				throw new IllegalStateException("What has just been written must be readable", ex);
			}
		}

	}

}
