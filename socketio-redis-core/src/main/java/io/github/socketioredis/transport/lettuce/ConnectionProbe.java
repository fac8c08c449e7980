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

import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;

/**
 * Asks a quiet subscriber connection whether it is alive, since a connection may be dead
 * without being closed and a subscriber that only listens would never notice.
 */
final class ConnectionProbe {

	private final TransportTimings timings;

	private volatile boolean heard;

	private volatile boolean asked;

	private long quietSince = System.nanoTime();

	private volatile long askedAt;

	ConnectionProbe(TransportTimings timings) {
		this.timings = timings;
	}

	/**
	 * Something has arrived. Called for each message.
	 */
	void heard() {
		if (!this.heard) {
			this.heard = true;
		}
	}

	boolean isDead() {
		return this.asked && System.nanoTime() - this.askedAt > this.timings.responseTimeout().toNanos();
	}

	boolean isDue() {
		long now = System.nanoTime();
		if (this.heard) {
			this.heard = false;
			this.quietSince = now;
		}
		return !this.asked && now - this.quietSince > this.timings.pingInterval().toNanos();
	}

	void ask(StatefulRedisPubSubConnection<String, byte[]> connection) {
		this.askedAt = System.nanoTime();
		this.asked = true;
		connection.async().ping().whenComplete((answer, failure) -> {
			this.asked = false;
			this.heard = true;
		});
	}

}
