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

package io.github.socketioredis.cluster;

import io.github.socketioredis.support.RateLimitedLog;
import org.slf4j.Logger;

/**
 * Counts messages from outside that are dropped, and logs them at a limited rate.
 * Thread-safe.
 */
final class DropLog {

	private final Logger logger;

	private final RateLimitedLog warnings = new RateLimitedLog();

	private final ClusterCounters counters;

	DropLog(Logger logger, ClusterCounters counters) {
		this.logger = logger;
		this.counters = counters;
	}

	/**
	 * Counts a dropped message.
	 * @param channel the channel that it came from
	 * @param reason why it is dropped
	 */
	void dropped(String channel, Exception reason) {
		this.counters.malformedMessages.increment();
		boolean logged = this.warnings.log((since) -> this.logger.warn(
				"Dropped a message from channel '{}': {} ({} dropped since the last such line)", channel,
				reason.toString(), since));
		if (!logged) {
			this.logger.debug("Dropped a message from channel '{}'", channel, reason);
		}
	}

}
