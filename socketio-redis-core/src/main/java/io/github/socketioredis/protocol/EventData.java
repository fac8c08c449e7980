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

package io.github.socketioredis.protocol;

import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * An event: its name and its arguments, held as the bytes it was received or first
 * written in. Each other form is made at most once, when first asked for, and then
 * shared. Immutable and thread-safe; the byte arrays that it returns must not be
 * modified.
 *
 * @since 0.1.0
 */
public interface EventData {

	/**
	 * Returns the name of the event.
	 * @return the name
	 */
	String event();

	/**
	 * Returns whether an argument is or contains binary.
	 * @return whether there is binary
	 */
	boolean hasBinary();

	/**
	 * Returns the array {@code [event, ...args]} as MessagePack.
	 * @return MessagePack
	 */
	byte[] messagePack();

	/**
	 * Returns the array {@code [event, ...args]} as JSON text in UTF-8, with binary as
	 * {@code JSON.stringify} writes a Buffer: <code>{"type":"Buffer","data":[..]}</code>.
	 * @return JSON text
	 */
	byte[] json();

	/**
	 * Returns the array {@code [event, ...args]} as the payload of a Socket.IO packet.
	 * @return the payload
	 */
	EventPayload payload();

	/**
	 * Returns the arguments as trees, with binary as binary nodes. Made anew for each
	 * call, since trees are mutable.
	 * @return the arguments, without the event name
	 */
	List<JsonNode> arguments();

}
