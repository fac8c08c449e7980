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
 * What a transport has counted since it was created.
 *
 * @param published the number of messages that Redis confirmed
 * @param publishExpired the number of messages that waited too long for the connection
 * @param publishOverflowed the number of messages that did not fit into the queue
 * @param publishRefused the number of messages that Redis answered with an error
 * @param publishUnconfirmed the number of messages that were in flight when the
 * connection broke, so that some subscribers may have received them
 * @param publishClosed the number of messages that the transport did not send because it
 * was closed
 * @param received the number of messages received from Redis
 * @param rejected the number of messages that a listener did not accept
 * @param dropped the number of received messages that were dropped because the listener's
 * queue was full
 * @param listenerFailures the number of exceptions that listeners threw
 * @param delivered the number of messages handed to their listeners
 * @param reconnects the number of lost connections that were replaced
 * @since 0.1.0
 */
public record TransportStatistics(long published, long publishExpired, long publishOverflowed, long publishRefused,
		long publishUnconfirmed, long publishClosed, long received, long rejected, long dropped, long listenerFailures,
		long delivered, long reconnects) {

	/**
	 * The statistics of a transport that counts nothing.
	 */
	public static final TransportStatistics NONE = new TransportStatistics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

}
