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

import io.github.socketioredis.Handshake;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads handshakes as servers send them to each other. Lenient: what is missing or of
 * another type is empty.
 *
 * @since 0.1.0
 */
public final class Handshakes {

	private Handshakes() {
	}

	/**
	 * Reads a handshake.
	 * @param json the handshake as Node has it
	 * @return the handshake
	 */
	public static Handshake read(JsonNode json) {
		return new Handshake(object(json.path("headers")), text(json.path("time")), text(json.path("address")),
				flag(json.path("xdomain")), flag(json.path("secure")), number(json.path("issued")),
				text(json.path("url")), object(json.path("query")), object(json.path("auth")));
	}

	private static JsonNode object(JsonNode node) {
		return node.isObject() ? node : JsonNodeFactory.instance.objectNode();
	}

	private static String text(JsonNode node) {
		return node.isString() ? node.stringValue() : "";
	}

	private static boolean flag(JsonNode node) {
		return node.isBoolean() && node.booleanValue();
	}

	private static long number(JsonNode node) {
		return node.canConvertToLong() ? node.longValue() : 0;
	}

}
