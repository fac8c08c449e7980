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
import java.util.Map;

import org.msgpack.core.MessagePacker;
import tools.jackson.databind.JsonNode;

/**
 * Packs trees with msgpack-core alone.
 */
final class Packing {

	private Packing() {
	}

	static void pack(MessagePacker packer, JsonNode node) throws IOException {
		switch (node.getNodeType()) {
			case ARRAY -> {
				packer.packArrayHeader(node.size());
				for (JsonNode element : node) {
					pack(packer, element);
				}
			}
			case OBJECT -> {
				packer.packMapHeader(node.size());
				for (Map.Entry<String, JsonNode> property : node.properties()) {
					packer.packString(property.getKey());
					pack(packer, property.getValue());
				}
			}
			case STRING -> packer.packString(node.asString());
			case BOOLEAN -> packer.packBoolean(node.asBoolean());
			case NUMBER -> {
				if (node.isIntegralNumber()) {
					packer.packLong(node.asLong());
				}
				else {
					packer.packDouble(node.asDouble());
				}
			}
			default -> packer.packNil();
		}
	}

}
