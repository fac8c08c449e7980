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

package io.github.socketioredis.netty.engine;

import java.util.Deque;
import java.util.function.IntConsumer;

import com.corundumstudio.socketio.Transport;

/**
 * How packets of a session get to its client. Called by one thread at a time, unless a
 * method says otherwise.
 */
interface Link {

	/**
	 * Returns the transport. Called on any thread.
	 * @return the transport
	 */
	Transport transport();

	/**
	 * Writes what can be written now.
	 * @param packets what waits, in order; what was written is removed
	 * @param written is told the size of each packet written
	 */
	void flush(Deque<EncodedPacket> packets, IntConsumer written);

	/**
	 * Returns whether a packet would be written at once. Called on any thread.
	 * @return whether a packet would be written at once
	 */
	boolean isWritable();

	/**
	 * Returns whether there is a connection. Called on any thread.
	 * @return whether there is a connection
	 */
	boolean isOpen();

	/**
	 * Tells the client, if it can hear, that nothing more comes, after all packets that
	 * have been flushed.
	 */
	void close();

	/**
	 * Ends the connection so that any client notices at once, after all packets that have
	 * been flushed. The official Java client does not notice a WebSocket's goodbye before
	 * its ping is overdue.
	 */
	default void abort() {
		close();
	}

	/**
	 * Does something when the client has taken the farewell, or can't.
	 * @param action what to do
	 */
	void whenClosed(Runnable action);

}
