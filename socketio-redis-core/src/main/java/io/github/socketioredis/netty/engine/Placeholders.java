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

package io.github.socketioredis.netty.engine;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts attachments where their placeholders are.
 *
 * @since 0.1.0
 */
final class Placeholders {

	private Placeholders() {
	}

	/**
	 * Replaces placeholders, in place.
	 * @param node a tree; its depth is limited by the reader of the JSON
	 * @param attachments the attachments by number
	 * @return the tree, or the attachment if all of it is a placeholder
	 * @throws ProtocolException if an attachment is missing
	 */
	static JsonNode resolve(JsonNode node, List<byte[]> attachments) throws ProtocolException {
		if (attachments.isEmpty()) {
			return node;
		}
		if (node instanceof ArrayNode array) {
			for (int i = 0; i < array.size(); i++) {
				array.set(i, resolve(array.get(i), attachments));
			}
			return array;
		}
		return (node instanceof ObjectNode object) ? resolveObject(object, attachments) : node;
	}

	private static JsonNode resolveObject(ObjectNode object, List<byte[]> attachments) throws ProtocolException {
		if (object.path("_placeholder").asBoolean(false)) {
			int number = object.path("num").asInt(-1);
			if (number < 0 || number >= attachments.size()) {
				throw new ProtocolException("a placeholder without an attachment");
			}
			return JsonNodeFactory.instance.binaryNode(attachments.get(number));
		}
		for (String name : List.copyOf(object.propertyNames())) {
			object.set(name, resolve(object.get(name), attachments));
		}
		return object;
	}

}
