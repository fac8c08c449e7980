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

package io.github.socketioredis;

import tools.jackson.databind.JsonNode;

/**
 * How the messages of the classic protocol are encoded. All servers and emitters of a
 * cluster have to use the same.
 *
 * @since 0.1.0
 */
public sealed interface MessageParser permits MessageParser.BuiltIn, MessageParser.Custom {

	/**
	 * The parsers that come with the library.
	 */
	enum BuiltIn implements MessageParser {

		/**
		 * MessagePack, the default of {@code @socket.io/redis-adapter}.
		 */
		MESSAGEPACK,

		/**
		 * JSON text, as {@code JSON.stringify} and {@code JSON.parse} make and read it.
		 * Binary travels as <code>{"type":"Buffer","data":[..]}</code>, as in Node, and
		 * is not turned back.
		 */
		JSON

	}

	/**
	 * A parser of the user's. Implementations must be thread-safe.
	 */
	non-sealed interface Custom extends MessageParser {

		/**
		 * Encodes a message.
		 * @param message the message: a tree that may hold
		 * {@linkplain tools.jackson.databind.node.BinaryNode binary nodes}
		 * @return the bytes to publish
		 */
		byte[] encode(JsonNode message);

		/**
		 * Decodes a message. Any exception it throws means that the bytes are no message;
		 * they are dropped.
		 * @param payload the bytes received
		 * @return the message
		 */
		JsonNode decode(byte[] payload);

	}

}
