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

import io.github.socketioredis.protocol.MalformedMessageException;

/**
 * What messages are encoded in.
 */
interface WireFormat {

	/**
	 * Returns a writer of one message.
	 * @param expectedLength about how many bytes the message will have
	 * @return a new writer
	 */
	WireWriter writer(int expectedLength);

	/**
	 * Returns a reader of a message.
	 * @param message the message
	 * @return a new reader
	 * @throws MalformedMessageException if the bytes are no message
	 */
	WireReader reader(byte[] message) throws MalformedMessageException;

}
