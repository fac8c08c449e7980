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

package io.github.socketioredis.benchmarks;

import java.util.List;

/**
 * What was measured of two servers, one of which has asked the other.
 *
 * @param pair which asks which
 * @param fetchNanos how long each fetchSockets() took
 * @param holder what these have cost the server that has the sockets
 * @param asker what they have cost the server that asked
 * @param ackNanos how long each serverSideEmitWithAck() took
 * @since 0.1.0
 */
record RequestResult(String pair, List<Long> fetchNanos, Cost holder, Cost asker, List<Long> ackNanos) {

	double fetchMillis() {
		return Quantile.median(this.fetchNanos.stream()) / 1e6;
	}

	double cpuMicrosPerFetch(Cost cost) {
		return cost.cpuNanos() / 1e3 / this.fetchNanos.size();
	}

	double ackMicros() {
		return Quantile.median(this.ackNanos.stream()) / 1e3;
	}

	double slowAckMicros() {
		return Quantile.percentile(99, this.ackNanos.stream()) / 1e3;
	}

	/**
	 * What all fetches have cost a process.
	 *
	 * @param cpuNanos the processor time
	 * @param heapBytes the heap in use after a collection at the end
	 */
	record Cost(long cpuNanos, long heapBytes) {

		double heapMegabytes() {
			return this.heapBytes / 1e6;
		}

	}

}
