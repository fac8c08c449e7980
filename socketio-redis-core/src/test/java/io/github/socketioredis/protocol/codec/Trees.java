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

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Trees of plain Java objects, made by hand.
 */
final class Trees {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private Trees() {
	}

	static JsonNode of(@Nullable Object value) {
		if (value == null) {
			return NODES.nullNode();
		}
		if (value instanceof JsonNode node) {
			return node;
		}
		if (value instanceof Map<?, ?> map) {
			ObjectNode object = NODES.objectNode();
			map.forEach((key, member) -> object.set(key.toString(), of(member)));
			return object;
		}
		if (value instanceof Iterable<?> elements) {
			ArrayNode array = NODES.arrayNode();
			elements.forEach((element) -> array.add(of(element)));
			return array;
		}
		return scalar(value);
	}

	private static JsonNode scalar(Object value) {
		if (value instanceof byte[] bytes) {
			return NODES.binaryNode(bytes);
		}
		if (value instanceof Boolean bool) {
			return NODES.booleanNode(bool);
		}
		if (value instanceof Integer number) {
			return NODES.numberNode(number.intValue());
		}
		if (value instanceof Long number) {
			return NODES.numberNode(number.longValue());
		}
		if (value instanceof Double number) {
			return NODES.numberNode(number.doubleValue());
		}
		return NODES.stringNode(value.toString());
	}

}
