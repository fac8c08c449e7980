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
 * What is wanted and what is.
 *
 * @param desired the number of topics wanted
 * @param confirmed the number of them that Redis has confirmed on the current connection
 * @param missing the number of them that should be confirmed but are not: those that were
 * lost or refused, and those that Redis does not answer. One that was added a moment ago
 * and waits for its first confirmation is not among them
 * @param since since when the two numbers have been equal, or not
 * @param lastError the last error of subscribing; {@code null} if there has been none
 * since all were confirmed
 * @since 0.1.0
 */
public record SubscriptionState(int desired, int confirmed, int missing, Instant since, @Nullable String lastError) {

	/**
	 * Creates a state in which all that is not confirmed is missing.
	 * @param desired the number of topics wanted
	 * @param confirmed the number of them that are confirmed
	 * @param since since when the two numbers have been equal, or not
	 * @param lastError the last error of subscribing; {@code null} if there has been none
	 */
	public SubscriptionState(int desired, int confirmed, Instant since, @Nullable String lastError) {
		this(desired, confirmed, desired - confirmed, since, lastError);
	}

	/**
	 * Returns whether messages of some wanted topic may be missed at the moment.
	 * @return whether there is a gap
	 */
	public boolean hasGap() {
		return this.confirmed < this.desired;
	}

}
