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

package io.github.socketioredis.autoconfigure.metrics;

import java.util.concurrent.TimeUnit;

import io.github.socketioredis.transport.TransportTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * Records how long publishing and delivering take.
 */
final class MicrometerTransportTimer implements TransportTimer {

	private final Timer publish;

	private final Timer deliveryLag;

	MicrometerTransportTimer(MeterRegistry registry) {
		this.publish = Timer.builder(SocketIOMeters.PUBLISH)
			.description("Time from publishing a message to the answer of Redis")
			.register(registry);
		this.deliveryLag = Timer.builder(SocketIOMeters.DELIVERY_LAG)
			.description("Time that received messages wait before they are delivered")
			.register(registry);
	}

	@Override
	public void published(long nanos) {
		this.publish.record(nanos, TimeUnit.NANOSECONDS);
	}

	@Override
	public void delivered(long nanos) {
		this.deliveryLag.record(nanos, TimeUnit.NANOSECONDS);
	}

}
