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

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts attachments where their placeholders are, as a client does.
 */
final class Placeholders {

	private Placeholders() {
	}

	static JsonNode restore(JsonNode node, List<byte[]> attachments) {
		if (node.path("_placeholder").asBoolean(false)) {
			return Trees.of(attachments.get(node.get("num").asInt()));
		}
		if (node instanceof ObjectNode object) {
			ObjectNode copy = Hex.MAPPER.createObjectNode();
			object.properties()
				.forEach((property) -> copy.set(property.getKey(), restore(property.getValue(), attachments)));
			return copy;
		}
		if (node instanceof ArrayNode array) {
			ArrayNode copy = Hex.MAPPER.createArrayNode();
			array.forEach((element) -> copy.add(restore(element, attachments)));
			return copy;
		}
		return node;
	}

}
