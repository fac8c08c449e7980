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

package io.github.socketioredis.transport;

/**
 * Gets the messages of a {@link Subscription}, one at a time and in the order in which
 * Redis sent them.
 *
 * @since 0.1.0
 */
public interface MessageListener {

	/**
	 * Says whether a message is wanted. Asked when all messages before it have been
	 * handled, and if that is so at once, on the client's I/O thread, so that unwanted
	 * messages are not queued: must be cheap and must not block.
	 * @param channel the name of the channel that the message was published to
	 * @return {@code false} to drop the message
	 */
	default boolean accepts(String channel) {
		return true;
	}

	/**
	 * Handles a message. Called on a thread that may do work, never on the client's I/O
	 * thread. An exception is logged at a limited rate and harms no other message.
	 * @param channel the name of the channel that the message was published to
	 * @param message the message; belongs to the listener
	 */
	void onMessage(String channel, byte[] message);

}
