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
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import io.github.socketioredis.transport.PublishState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once when messages begin to be missed and once when all is well again, however
 * many connections are concerned.
 */
final class OutageLog {

	/**
	 * What may be disturbed.
	 */
	enum Part {

		PUBLISHING, SUBSCRIBING, TOPOLOGY

	}

	private static final Logger logger = LoggerFactory.getLogger(LettuceTransport.class);

	private final Map<Part, Outage> outages = new EnumMap<>(Part.class);

	private long beganAt;

	private @Nullable Instant publishingSince;

	synchronized void begin(Part part, String cause) {
		if (this.outages.isEmpty()) {
			this.beganAt = System.nanoTime();
			logger.warn("Redis Pub/Sub is interrupted: {}. Messages to and from other servers may be lost until it "
					+ "works again; trying in the background", cause);
		}
		else {
			logger.debug("Redis Pub/Sub is still interrupted: {}", cause);
		}
		Outage current = this.outages.get(part);
		this.outages.put(part, new Outage(cause, (current != null) ? current.since() : Instant.now()));
	}

	synchronized void end(Part part) {
		if (this.outages.remove(part) == null) {
			return;
		}
		if (part != Part.SUBSCRIBING) {
			this.publishingSince = Instant.now();
		}
		if (this.outages.isEmpty()) {
			Duration duration = Duration.ofNanos(System.nanoTime() - this.beganAt);
			logger.info("Redis Pub/Sub works again after {} ms; all subscriptions are confirmed", duration.toMillis());
		}
	}

	/**
	 * Nobody needs a part any more.
	 * @param part the part
	 */
	synchronized void forget(Part part) {
		if (this.outages.remove(part) != null && this.outages.isEmpty()) {
			logger.debug("Redis Pub/Sub is not needed any more; it was still interrupted");
		}
	}

	synchronized @Nullable String cause() {
		return this.outages.isEmpty() ? null : this.outages.values().iterator().next().cause();
	}

	/**
	 * Somebody publishes.
	 */
	synchronized void publishing() {
		if (this.publishingSince == null) {
			this.publishingSince = Instant.now();
		}
	}

	synchronized PublishState publishState() {
		Outage outage = this.outages.getOrDefault(Part.PUBLISHING, this.outages.get(Part.TOPOLOGY));
		if (outage != null) {
			return new PublishState(PublishState.Status.INTERRUPTED, outage.since(), outage.cause());
		}
		return (this.publishingSince != null)
				? new PublishState(PublishState.Status.AVAILABLE, this.publishingSince, null) : PublishState.UNKNOWN;
	}

	/**
	 * Something that is disturbed.
	 *
	 * @param cause what happened last
	 * @param since since when it has been disturbed
	 */
	private record Outage(String cause, Instant since) {

	}

}
