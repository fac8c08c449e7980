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
import java.util.ArrayList;
import java.util.List;

import io.github.socketioredis.protocol.MalformedMessageException;
import org.msgpack.value.ValueType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads MessagePack that has been validated into trees.
 */
final class MessagePackTrees {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private MessagePackTrees() {
	}

	/**
	 * Reads the arguments of an event.
	 * @param event the array {@code [event, ...args]}
	 * @return the arguments
	 */
	static List<JsonNode> arguments(Slice event) throws IOException, MalformedMessageException {
		MessagePackInput input = new MessagePackInput(event);
		int count = input.arrayHeader();
		input.skip(1);
		List<JsonNode> arguments = new ArrayList<>(count - 1);
		for (int i = 1; i < count; i++) {
			arguments.add(read(input));
		}
		return arguments;
	}

	static JsonNode read(MessagePackInput input) throws IOException, MalformedMessageException {
		return switch (input.type()) {
			case NIL -> {
				input.nil();
				yield NODES.nullNode();
			}
			case BOOLEAN -> NODES.booleanNode(input.bool());
			case INTEGER -> integer(input);
			case FLOAT -> NODES.numberNode(input.float64());
			case STRING -> NODES.stringNode(input.text("A string"));
			case BINARY -> binary(input.binary());
			case ARRAY -> array(input);
			case MAP -> object(input);
			case EXTENSION -> extension(input.extension());
		};
	}

	private static JsonNode integer(MessagePackInput input) throws IOException {
		if (input.isUnsignedLong()) {
			var value = input.bigInteger();
			return (value.bitLength() < Long.SIZE) ? number(value.longValue()) : NODES.numberNode(value);
		}
		return number(input.integer());
	}

	private static JsonNode number(long value) {
		return (value == (int) value) ? NODES.numberNode((int) value) : NODES.numberNode(value);
	}

	private static JsonNode binary(Slice bytes) {
		return NODES.binaryNode(bytes.bytes(), bytes.offset(), bytes.length());
	}

	private static ArrayNode array(MessagePackInput input) throws IOException, MalformedMessageException {
		int count = input.arrayHeader();
		ArrayNode array = NODES.arrayNode();
		for (int i = 0; i < count; i++) {
			array.add(read(input));
		}
		return array;
	}

	private static ObjectNode object(MessagePackInput input) throws IOException, MalformedMessageException {
		int count = input.mapHeader();
		ObjectNode object = NODES.objectNode();
		for (int i = 0; i < count; i++) {
			String key = input.key();
			if (input.type() != ValueType.EXTENSION) {
				object.set(key, read(input));
				continue;
			}
			MessagePackExtension extension = input.extension();
			if (extension.kind() != MessagePackExtension.Kind.UNDEFINED) {
				object.set(key, extension(extension));
			}
		}
		return object;
	}

	private static JsonNode extension(MessagePackExtension extension) {
		return switch (extension.kind()) {
			case UNDEFINED -> NODES.nullNode();
			case DATE -> (extension.date() != null) ? NODES.stringNode(extension.date()) : NODES.nullNode();
			case BINARY -> binary(extension.payload());
			case OTHER -> NODES.arrayNode().add(extension.type()).add(binary(extension.payload()));
		};
	}

}
