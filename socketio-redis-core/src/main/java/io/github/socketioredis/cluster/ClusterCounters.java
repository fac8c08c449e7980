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

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what happens between the servers. Survives restarts of a node. Thread-safe.
 *
 * @since 0.1.0
 */
public final class ClusterCounters {

	final LongAdder requests = new LongAdder();

	final LongAdder requestTimeouts = new LongAdder();

	final LongAdder malformedMessages = new LongAdder();

	/**
	 * Returns the numbers as they are now.
	 * @return the numbers
	 */
	public ClusterStatistics snapshot() {
		return new ClusterStatistics(this.requests.sum(), this.requestTimeouts.sum(), this.malformedMessages.sum());
	}

}
