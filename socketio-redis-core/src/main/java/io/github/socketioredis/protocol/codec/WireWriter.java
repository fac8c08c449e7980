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

import java.util.Collection;

import io.github.socketioredis.protocol.EventData;
import tools.jackson.core.SerializableString;
import tools.jackson.databind.JsonNode;

/**
 * Writes a message value by value, whatever it is encoded in.
 */
interface WireWriter {

	void beginArray(int size);

	void endArray();

	void beginObject(int size);

	void endObject();

	void name(SerializableString name);

	void text(String value);

	void integer(long value);

	void bool(boolean value);

	void event(EventData event);

	void tree(JsonNode value);

	/**
	 * Ends the writing.
	 * @return the message
	 */
	byte[] finish();

	default void texts(Collection<String> values) {
		beginArray(values.size());
		for (String value : values) {
			text(value);
		}
		endArray();
	}

}
