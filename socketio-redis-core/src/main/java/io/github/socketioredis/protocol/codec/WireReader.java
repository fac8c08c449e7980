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

import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.MalformedMessageException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a message value by value, whatever it is encoded in. Each value has to be read or
 * skipped. Any exception means that the bytes are no message.
 */
interface WireReader extends AutoCloseable {

	/**
	 * Enters an array.
	 * @param what names the value in the message of an exception
	 * @throws MalformedMessageException if the value is no array
	 */
	void beginArray(String what) throws IOException, MalformedMessageException;

	/**
	 * Goes to the next element of an array.
	 * @return whether there is one; if not, the array is left
	 */
	boolean nextElement() throws IOException, MalformedMessageException;

	/**
	 * Enters an object.
	 * @param what names the value in the message of an exception
	 * @throws MalformedMessageException if the value is no object
	 */
	void beginObject(String what) throws IOException, MalformedMessageException;

	/**
	 * Goes to the next field of an object.
	 * @return its name; {@code null} if there is none and the object is left
	 */
	@Nullable String nextName() throws IOException, MalformedMessageException;

	boolean isNull() throws IOException;

	boolean isObject() throws IOException;

	/**
	 * Reads a text. Raw bytes are taken for one, and so are numbers, for which JavaScript
	 * lets rooms and events be.
	 * @param what names the value in the message of an exception
	 * @return the text
	 */
	String text(String what) throws IOException, MalformedMessageException;

	long integer(String what) throws IOException, MalformedMessageException;

	boolean bool(String what) throws IOException, MalformedMessageException;

	EventData event(String what) throws IOException, MalformedMessageException;

	JsonNode tree() throws IOException, MalformedMessageException;

	void skip() throws IOException, MalformedMessageException;

	/**
	 * Skips the value.
	 * @return the bytes of the value
	 */
	Slice slice() throws IOException, MalformedMessageException;

	/**
	 * Returns a reader of a value.
	 * @param slice the bytes of the value
	 * @return a new reader
	 */
	WireReader at(Slice slice) throws MalformedMessageException;

	/**
	 * Checks that nothing follows the message.
	 */
	void end() throws IOException, MalformedMessageException;

	@Override
	void close();

}
