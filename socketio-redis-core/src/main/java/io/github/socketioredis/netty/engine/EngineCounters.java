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

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what happens to the clients of a server. Survives its restarts. Thread-safe.
 *
 * @since 0.1.0
 */
public final class EngineCounters {

	final LongAdder openSessions = new LongAdder();

	final LongAdder webSockets = new LongAdder();

	final LongAdder receivedPackets = new LongAdder();

	final LongAdder sentPackets = new LongAdder();

	final LongAdder receivedEvents = new LongAdder();

	final LongAdder sentEvents = new LongAdder();

	final LongAdder refusedRequests = new LongAdder();

	final LongAdder protocolErrors = new LongAdder();

	final LongAdder droppedPackets = new LongAdder();

	final LongAdder slowClients = new LongAdder();

	final LongAdder pingTimeouts = new LongAdder();

	/**
	 * Returns the numbers as they are now.
	 * @return the numbers
	 */
	public EngineStatistics snapshot() {
		long webSockets = this.webSockets.sum();
		return new EngineStatistics(Math.max(0, this.openSessions.sum() - webSockets), webSockets,
				this.receivedPackets.sum(), this.sentPackets.sum(), this.receivedEvents.sum(), this.sentEvents.sum(),
				this.refusedRequests.sum(), this.protocolErrors.sum(), this.droppedPackets.sum(),
				this.slowClients.sum(), this.pingTimeouts.sum());
	}

}
