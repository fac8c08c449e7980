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

import java.util.Arrays;

/**
 * Recognises the messages of one sender in the sharded protocol without decoding them:
 * the sender stands at the end of each message. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class SenderTest {

	private final byte[] json;

	private final byte[] messagePack;

	/**
	 * Creates a test.
	 * @param json an object in JSON that holds nothing but the sender
	 * @param messagePack the same in MessagePack
	 */
	SenderTest(byte[] json, byte[] messagePack) {
		this.json = json.clone();
		this.json[0] = ',';
		this.messagePack = Arrays.copyOfRange(messagePack, 1, messagePack.length);
	}

	/**
	 * Returns whether a message is one of the sender's.
	 * @param message the bytes of the message
	 * @return {@code true} if it is; {@code false} if it is not, or if it is but was
	 * encoded in another way than {@link ShardedCodec} does it
	 */
	public boolean matches(byte[] message) {
		byte[] ending = (message.length > 0 && message[0] == '{') ? this.json : this.messagePack;
		int start = message.length - ending.length;
		return start > 0 && Arrays.equals(message, start, message.length, ending, 0, ending.length);
	}

}
