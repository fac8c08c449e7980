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

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a transport knows about publishing from its connections, without asking Redis.
 *
 * @param status whether messages can be sent
 * @param since since when the status has been the same; {@code null} if it is unknown
 * @param lastError why messages can't be sent; {@code null} unless they are interrupted
 * @since 0.1.0
 */
public record PublishState(Status status, @Nullable Instant since, @Nullable String lastError) {

	/**
	 * Nothing is known.
	 */
	public static final PublishState UNKNOWN = new PublishState(Status.UNKNOWN, null, null);

	/**
	 * Returns whether messages are known not to reach Redis at the moment.
	 * @return whether publishing is interrupted
	 */
	public boolean isInterrupted() {
		return this.status == Status.INTERRUPTED;
	}

	/**
	 * Whether messages can be sent.
	 */
	public enum Status {

		/**
		 * Nothing has been published yet, so that no connection was needed.
		 */
		UNKNOWN,

		/**
		 * No fault is known.
		 */
		AVAILABLE,

		/**
		 * A connection that messages need is broken, or no node is known to send them to.
		 * It is being made anew. Messages wait, within bounds, and then fail.
		 */
		INTERRUPTED

	}

}
