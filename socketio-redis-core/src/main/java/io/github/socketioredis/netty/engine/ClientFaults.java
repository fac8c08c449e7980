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

import io.github.socketioredis.support.RateLimitedLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of clients that do not keep the protocol: each at debug, floods of them at a
 * limited rate, and never what they sent.
 */
final class ClientFaults {

	private static final Logger logger = LoggerFactory.getLogger(ClientFaults.class);

	private static final int FLOOD = 100;

	private final EngineCounters counters;

	private final RateLimitedLog flood = new RateLimitedLog(FLOOD);

	ClientFaults(EngineCounters counters) {
		this.counters = counters;
	}

	void closed(EngineSession session, ProtocolException fault) {
		this.counters.protocolErrors.increment();
		logger.debug("Closing session {}: {}", session.getSessionId(), fault.getMessage());
		this.flood.log((count) -> logger.warn(
				"{} connections were closed because their clients do not keep the "
						+ "protocol; the last one is of {}: {}",
				count, session.getRemoteAddress(), fault.getMessage()));
	}

	void dropped(EngineSession session, String what) {
		this.counters.droppedPackets.increment();
		logger.debug("Dropped {} of session {}", what, session.getSessionId());
		this.flood.log((count) -> logger.warn("{} packets of clients were dropped; the last one is of {}: {}", count,
				session.getRemoteAddress(), what));
	}

	void slow(EngineSession session) {
		this.counters.slowClients.increment();
		logger.debug("Closing session {}: too many bytes wait for its client", session.getSessionId());
		this.flood.log((count) -> logger.warn(
				"{} connections were closed because too many bytes waited for their clients; the last one is of {}",
				count, session.getRemoteAddress()));
	}

}
