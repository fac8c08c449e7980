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

package io.github.socketioredis.test;

import java.util.List;
import java.util.Objects;

import io.github.socketioredis.cluster.Trees;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.codec.EventDataCodec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The arguments of an event that was emitted, as trees, or as objects that the
 * application's {@link JsonMapper} makes of them. Immutable.
 *
 * @since 0.1.0
 */
public final class EmittedArguments {

	private final JsonMapper mapper;

	private final String event;

	private final List<JsonNode> values;

	EmittedArguments(JsonMapper mapper, EventData data) {
		this.mapper = mapper;
		this.event = data.event();
		this.values = List.copyOf(data.arguments());
	}

	/**
	 * Returns the number of arguments.
	 * @return the number of arguments
	 */
	public int size() {
		return this.values.size();
	}

	/**
	 * Returns an argument as it was written.
	 * @param index the number of the argument, from 0
	 * @return the argument, with binary as binary nodes
	 * @throws IndexOutOfBoundsException if there are not so many
	 */
	public JsonNode get(int index) {
		if (index < 0 || index >= this.values.size()) {
			throw new IndexOutOfBoundsException(
					"There is no argument " + index + ": the event '" + this.event + "' has the arguments " + this);
		}
		return this.values.get(index);
	}

	/**
	 * Returns an argument as an object of the application.
	 * @param <T> the type of the argument
	 * @param index the number of the argument, from 0
	 * @param type the type of the argument; {@code byte[]} for binary
	 * @return the argument; {@code null} if it is null
	 * @throws IndexOutOfBoundsException if there are not so many
	 * @throws IllegalArgumentException if the argument can't be converted to the type
	 */
	public <T> @Nullable T get(int index, Class<T> type) {
		return Trees.convert(this.mapper, get(index), type);
	}

	/**
	 * Returns an argument as an object of a generic type.
	 * @param <T> the type of the argument
	 * @param index the number of the argument, from 0
	 * @param type the type of the argument, such as {@code new
	 * TypeReference<List<Alert>>() {}}
	 * @return the argument; {@code null} if it is null
	 * @throws IndexOutOfBoundsException if there are not so many
	 * @throws IllegalArgumentException if the argument can't be converted to the type
	 */
	public <T> @Nullable T get(int index, TypeReference<T> type) {
		return Trees.convert(this.mapper, get(index), type.getType());
	}

	/**
	 * Returns all arguments as they were written.
	 * @return the arguments, with binary as binary nodes
	 */
	public List<JsonNode> toList() {
		return this.values;
	}

	/**
	 * Returns whether these are the arguments that emitting objects would have written.
	 * Numbers are equal if their values are.
	 * @param expected the objects
	 * @return whether they are equal
	 */
	boolean areWrittenFrom(List<? extends @Nullable Object> expected) {
		List<JsonNode> written = new EventDataCodec(this.mapper).fromObjects(this.event, expected).arguments();
		if (written.size() != this.values.size()) {
			return false;
		}
		for (int i = 0; i < written.size(); i++) {
			if (!this.values.get(i).equals(EmittedArguments::compare, written.get(i))) {
				return false;
			}
		}
		return true;
	}

	private static int compare(JsonNode one, JsonNode other) {
		if (isFinite(one) && isFinite(other)) {
			return one.decimalValue().compareTo(other.decimalValue());
		}
		return one.equals(other) ? 0 : 1;
	}

	private static boolean isFinite(JsonNode node) {
		return node.isNumber() && Double.isFinite(node.doubleValue());
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof EmittedArguments arguments && this.values.equals(arguments.values);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.values);
	}

	@Override
	public String toString() {
		return this.values.toString();
	}

}
