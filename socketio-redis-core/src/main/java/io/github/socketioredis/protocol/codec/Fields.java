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
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.MalformedMessageException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of an object, in whatever order they came, each still to be read. Of several
 * fields with one name the last counts. A field that is null counts as missing, except as
 * a {@linkplain #tree tree}.
 */
final class Fields {

	private final WireReader reader;

	private final Map<String, Slice> slices = new HashMap<>();

	private Fields(WireReader reader) {
		this.reader = reader;
	}

	/**
	 * Reads an object.
	 * @param reader stands at the object
	 * @param what names the object in the message of an exception
	 * @param known the names of the fields that matter; others are skipped
	 * @return the fields
	 */
	static Fields read(WireReader reader, String what, Set<String> known)
			throws IOException, MalformedMessageException {
		Fields fields = new Fields(reader);
		reader.beginObject(what);
		String name = reader.nextName();
		while (name != null) {
			if (known.contains(name)) {
				fields.slices.put(name, reader.slice());
			}
			else {
				reader.skip();
			}
			name = reader.nextName();
		}
		return fields;
	}

	boolean has(String name) throws IOException, MalformedMessageException {
		return optional(name, (value) -> Boolean.TRUE) != null;
	}

	String text(String name) throws IOException, MalformedMessageException {
		return present(name, optionalText(name));
	}

	@Nullable String optionalText(String name) throws IOException, MalformedMessageException {
		return optional(name, (value) -> value.text(quoted(name)));
	}

	long integer(String name) throws IOException, MalformedMessageException {
		return present(name, optionalInteger(name));
	}

	@Nullable Long optionalInteger(String name) throws IOException, MalformedMessageException {
		return optional(name, (value) -> value.integer(quoted(name)));
	}

	boolean bool(String name) throws IOException, MalformedMessageException {
		return Boolean.TRUE.equals(optional(name, (value) -> value.bool(quoted(name))));
	}

	Set<String> texts(String name) throws IOException, MalformedMessageException {
		Set<String> texts = optional(name, (value) -> readTexts(value, quoted(name)));
		return (texts != null) ? texts : Set.of();
	}

	EventData event(String name) throws IOException, MalformedMessageException {
		return present(name, optional(name, (value) -> value.event(quoted(name))));
	}

	@Nullable JsonNode tree(String name) throws IOException, MalformedMessageException {
		Slice slice = this.slices.get(name);
		if (slice == null) {
			return null;
		}
		try (WireReader value = this.reader.at(slice)) {
			return value.tree();
		}
	}

	<T> T required(String name, Read<T> read) throws IOException, MalformedMessageException {
		return present(name, optional(name, read));
	}

	<T> @Nullable T optional(String name, Read<T> read) throws IOException, MalformedMessageException {
		Slice slice = this.slices.get(name);
		if (slice == null) {
			return null;
		}
		try (WireReader value = this.reader.at(slice)) {
			return value.isNull() ? null : read.read(value);
		}
	}

	private static <T> T present(String name, @Nullable T value) throws MalformedMessageException {
		if (value == null) {
			throw new MalformedMessageException(quoted(name) + " is missing");
		}
		return value;
	}

	private static String quoted(String name) {
		return "'" + name + "'";
	}

	/**
	 * Reads an array of texts, or null, which means none.
	 * @param reader stands at the array
	 * @param what names the array in the message of an exception
	 * @return the texts in their order
	 */
	static Set<String> readTexts(WireReader reader, String what) throws IOException, MalformedMessageException {
		if (reader.isNull()) {
			reader.skip();
			return Set.of();
		}
		reader.beginArray(what);
		Set<String> texts = new LinkedHashSet<>();
		while (reader.nextElement()) {
			texts.add(reader.text("An element of " + what));
		}
		return texts;
	}

	/**
	 * Reads a value.
	 *
	 * @param <T> the type of the value
	 */
	interface Read<T> {

		T read(WireReader reader) throws IOException, MalformedMessageException;

	}

}
