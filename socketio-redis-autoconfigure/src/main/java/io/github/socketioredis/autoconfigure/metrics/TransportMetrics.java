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

import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.TransportStatistics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Meters of what goes through Redis, of emitter and server alike.
 */
final class TransportMetrics implements MeterBinder {

	private static final String MESSAGES = "messages";

	private final PubSubTransport transport;

	TransportMetrics(PubSubTransport transport) {
		this.transport = transport;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		published(registry, "success", TransportStatistics::published);
		published(registry, "expired", TransportStatistics::publishExpired);
		published(registry, "overflow", TransportStatistics::publishOverflowed);
		published(registry, "refused", TransportStatistics::publishRefused);
		published(registry, "unconfirmed", TransportStatistics::publishUnconfirmed);
		published(registry, "closed", TransportStatistics::publishClosed);
		counter(SocketIOMeters.RECEIVED, Tags.empty(), "Messages that came from Redis", TransportStatistics::received)
			.baseUnit(MESSAGES)
			.register(registry);
		counter(SocketIOMeters.DELIVERED, Tags.empty(), "Received messages that were handed to an adapter",
				TransportStatistics::delivered)
			.baseUnit(MESSAGES)
			.register(registry);
		counter(SocketIOMeters.IGNORED, Tags.empty(), "Received messages that concern nobody on this server",
				TransportStatistics::rejected)
			.baseUnit(MESSAGES)
			.register(registry);
		dropped(registry, "overflow", TransportStatistics::dropped);
		dropped(registry, "failure", TransportStatistics::listenerFailures);
		counter(SocketIOMeters.RECONNECTS, Tags.empty(), "Lost connections to Redis that were replaced",
				TransportStatistics::reconnects)
			.register(registry);
		subscriptions(registry, "desired", (transport) -> transport.state().desired());
		subscriptions(registry, "confirmed", (transport) -> transport.state().confirmed());
	}

	private void published(MeterRegistry registry, String outcome, ToLongFunction<TransportStatistics> count) {
		counter(SocketIOMeters.PUBLISHED, Tags.of(SocketIOMeters.OUTCOME_TAG, outcome),
				"Messages that were to be published, by what became of them", count)
			.baseUnit(MESSAGES)
			.register(registry);
	}

	private void dropped(MeterRegistry registry, String reason, ToLongFunction<TransportStatistics> count) {
		counter(SocketIOMeters.DROPPED, Tags.of(SocketIOMeters.REASON_TAG, reason),
				"Received messages that were lost on this server", count)
			.baseUnit(MESSAGES)
			.register(registry);
	}

	private FunctionCounter.Builder<PubSubTransport> counter(String name, Tags tags, String description,
			ToLongFunction<TransportStatistics> count) {
		return FunctionCounter.builder(name, this.transport, (transport) -> count.applyAsLong(transport.statistics()))
			.tags(tags)
			.description(description);
	}

	private void subscriptions(MeterRegistry registry, String state, ToDoubleFunction<PubSubTransport> count) {
		Gauge.builder(SocketIOMeters.SUBSCRIPTIONS, this.transport, count)
			.tag(SocketIOMeters.STATE_TAG, state)
			.description("Subscriptions: those that are desired, and those that Redis has confirmed")
			.register(registry);
	}

}
