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
 * Is told how long things take. Called on the transport's own threads, so it must be
 * quick, and must not throw. Implementations must be thread-safe.
 *
 * @since 0.1.0
 */
public interface TransportTimer {

	/**
	 * The timer that is told nothing: the transport does not even look at the clock.
	 */
	TransportTimer NONE = new TransportTimer() {

		@Override
		public void published(long nanos) {
		}

		@Override
		public void delivered(long nanos) {
		}

	};

	/**
	 * A message was published.
	 * @param nanos the time from the call to the answer of Redis, in nanoseconds
	 */
	void published(long nanos);

	/**
	 * A received message is about to be handed to its listener.
	 * @param nanos the time that it has waited since it came from Redis, in nanoseconds
	 */
	void delivered(long nanos);

}
