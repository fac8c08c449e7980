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

package io.github.socketioredis.autoconfigure.actuate;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.PublishState;
import io.github.socketioredis.transport.SubscriptionState;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether messages pass between this application and the other servers of the cluster. It
 * is {@code DOWN} while a subscription is missing or publishing is interrupted, and
 * {@code UP} otherwise, also as long as nothing has been published and nothing is to be
 * subscribed to, since then nothing is known. It tells what the connections know, and
 * never asks Redis or blocks. Thread-safe.
 *
 * @since 0.1.0
 */
public final class SocketIORedisHealthIndicator implements HealthIndicator {

	private final PubSubTransport transport;

	/**
	 * Creates an indicator.
	 * @param transport what publishes and subscribes
	 */
	public SocketIORedisHealthIndicator(PubSubTransport transport) {
		this.transport = transport;
	}

	@Override
	public Health health() {
		SubscriptionState subscriptions = this.transport.state();
		PublishState publishing = this.transport.publishState();
		boolean down = subscriptions.missing() > 0 || publishing.isInterrupted();
		return (down ? Health.down() : Health.up()).withDetail("subscriptions", subscriptions(subscriptions))
			.withDetail("publishing", publishing(publishing))
			.build();
	}

	private static Map<String, Object> subscriptions(SubscriptionState state) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("desired", state.desired());
		details.put("confirmed", state.confirmed());
		details.put("missing", state.missing());
		details.put("since", state.since().toString());
		putIfPresent(details, "lastError", (state.missing() > 0) ? SafeText.error(state.lastError()) : null);
		return details;
	}

	private static Map<String, Object> publishing(PublishState state) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("status", state.status().name());
		Instant since = state.since();
		putIfPresent(details, "since", (since != null) ? since.toString() : null);
		putIfPresent(details, "lastError", SafeText.error(state.lastError()));
		return details;
	}

	private static void putIfPresent(Map<String, Object> details, String name, @Nullable String value) {
		if (value != null) {
			details.put(name, value);
		}
	}

}
