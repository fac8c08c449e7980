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

import java.time.Duration;

/**
 * Delays and time limits that nobody has to configure, but tests shorten.
 *
 * @param minBackoff the delay before the first new attempt
 * @param maxBackoff the longest delay between attempts
 * @param connectTimeout how long an attempt to connect may take
 * @param pingInterval how long a subscriber connection may be quiet before it is asked
 * @param responseTimeout how long a confirmation or the answer to a PING may take before
 * the connection counts as dead
 * @param topologyInterval how often a node of a cluster is asked how it sees the cluster
 * @param topologyTimeout how long the answer may take before another node is asked
 */
record TransportTimings(Duration minBackoff, Duration maxBackoff, Duration connectTimeout, Duration pingInterval,
		Duration responseTimeout, Duration topologyInterval, Duration topologyTimeout) {

	static TransportTimings defaults() {
		return new TransportTimings(Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(10),
				Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(2));
	}

	Duration tickInterval() {
		Duration shorter = (this.pingInterval.compareTo(this.responseTimeout) < 0) ? this.pingInterval
				: this.responseTimeout;
		return shorter.dividedBy(5);
	}

}
