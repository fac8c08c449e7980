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

package io.github.socketioredis.transport.lettuce;

/**
 * How long commands have waited for a connection. Starting up is no outage: nothing ages
 * while the first connection is being made. Confined to the transport's thread.
 */
final class Patience {

	private boolean attempted;

	private long attemptedAt;

	/**
	 * An attempt to connect is over, whether it succeeded or not.
	 */
	void attempted() {
		if (!this.attempted) {
			this.attempted = true;
			this.attemptedAt = System.nanoTime();
		}
	}

	long ageNanos(PendingCommand command, long now) {
		return this.attempted ? command.ageNanos(now, this.attemptedAt) : 0;
	}

	/**
	 * Returns the age of the oldest command.
	 * @param commands the commands
	 * @param now the current time
	 * @return nanoseconds; 0 if there is none
	 */
	long oldestNanos(WaitingCommands commands, long now) {
		PendingCommand oldest = commands.peek();
		return (oldest != null) ? ageNanos(oldest, now) : 0;
	}

}
