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

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Trees whose numbers are all of one type, since JSON does not tell 5 from 5.0. An
 * integer that a double can't hold stays what it is.
 */
final class Numbers {

	private Numbers() {
	}

	static JsonNode plain(JsonNode node) {
		if (node instanceof ObjectNode object) {
			ObjectNode copy = Hex.MAPPER.createObjectNode();
			object.properties().forEach((property) -> copy.set(property.getKey(), plain(property.getValue())));
			return copy;
		}
		if (node instanceof ArrayNode array) {
			ArrayNode copy = Hex.MAPPER.createArrayNode();
			array.forEach((element) -> copy.add(plain(element)));
			return copy;
		}
		if (node.isNumber()) {
			return Trees.of(node.asDouble() + 0.0);
		}
		return node;
	}

}
