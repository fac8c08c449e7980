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

package io.github.socketioredis.cluster;

import java.lang.reflect.Type;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BinaryNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.POJONode;

/**
 * Converts between trees and the application's objects.
 *
 * @since 0.1.0
 */
public final class Trees {

	private Trees() {
	}

	/**
	 * Makes a tree of an object.
	 * @param mapper writes the object
	 * @param what names the object in the message of an exception
	 * @param value the object
	 * @return a tree, in which binary is a binary node
	 * @throws IllegalArgumentException if the object can't be written
	 */
	public static JsonNode of(JsonMapper mapper, String what, @Nullable Object value) {
		try {
			return withBinaryNodes(mapper.valueToTree(value));
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException(
					"'" + what + "', of type " + ((value != null) ? value.getClass().getName() : "null")
							+ ", can't be written: " + ex.getMessage(),
					ex);
		}
	}

	/**
	 * Jackson makes a node of a foreign object of each {@code byte[]}.
	 */
	private static JsonNode withBinaryNodes(JsonNode tree) {
		if (tree instanceof POJONode node && node.getPojo() instanceof byte[] bytes) {
			return BinaryNode.valueOf(bytes);
		}
		if (tree instanceof ObjectNode object) {
			for (Map.Entry<String, JsonNode> property : object.properties()) {
				property.setValue(withBinaryNodes(property.getValue()));
			}
		}
		else if (tree instanceof ArrayNode array) {
			for (int i = 0; i < array.size(); i++) {
				array.set(i, withBinaryNodes(array.get(i)));
			}
		}
		return tree;
	}

	/**
	 * Makes an object of a tree.
	 * @param <T> the type of the object
	 * @param mapper reads the object
	 * @param value the tree
	 * @param type the type of the object
	 * @return the object
	 * @throws IllegalArgumentException if the tree can't be converted
	 */
	@SuppressWarnings("unchecked")
	public static <T> T convert(JsonMapper mapper, JsonNode value, Type type) {
		try {
			return (T) mapper.treeToValue(value, mapper.constructType(type));
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("The " + value.getNodeType() + " can't be converted to "
					+ type.getTypeName() + ": " + ex.getMessage(), ex);
		}
	}

}
