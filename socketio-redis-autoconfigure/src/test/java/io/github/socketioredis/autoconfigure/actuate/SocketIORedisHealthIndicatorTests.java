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
import java.util.Map;

import io.github.socketioredis.transport.PublishState;
import io.github.socketioredis.transport.PublishState.Status;
import io.github.socketioredis.transport.SubscriptionState;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Health;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SocketIORedisHealthIndicator}.
 */
class SocketIORedisHealthIndicatorTests {

	private static final Instant SINCE = Instant.parse("2026-01-02T03:04:05Z");

	private static final PublishState AVAILABLE = new PublishState(Status.AVAILABLE, SINCE, null);

	private static Health health(SubscriptionState subscriptions, PublishState publishing) {
		return new SocketIORedisHealthIndicator(new StubTransport(subscriptions, publishing)).health();
	}

	@Test
	void upWhileAllIsConfirmed() {
		Health health = health(new SubscriptionState(3, 3, SINCE, "an old error"), AVAILABLE);
		assertThat(health.getStatus()).isEqualTo(org.springframework.boot.health.contributor.Status.UP);
		assertThat(health.getDetails()).containsEntry("subscriptions",
				Map.of("desired", 3, "confirmed", 3, "missing", 0, "since", "2026-01-02T03:04:05Z"));
		assertThat(health.getDetails()).containsEntry("publishing",
				Map.of("status", "AVAILABLE", "since", "2026-01-02T03:04:05Z"));
	}

	@Test
	void downWhileASubscriptionIsMissing() {
		Health health = health(new SubscriptionState(3, 1, 2, SINCE, "NOPERM (channel 'secret')"), AVAILABLE);
		assertThat(health.getStatus()).isEqualTo(org.springframework.boot.health.contributor.Status.DOWN);
		assertThat(health.getDetails()).containsEntry("subscriptions", Map.of("desired", 3, "confirmed", 1, "missing",
				2, "since", "2026-01-02T03:04:05Z", "lastError", "NOPERM (channel '..')"));
	}

	@Test
	void upWhileATopicWaitsForItsFirstConfirmation() {
		Health health = health(new SubscriptionState(3, 2, 0, SINCE, null), AVAILABLE);
		assertThat(health.getStatus()).isEqualTo(org.springframework.boot.health.contributor.Status.UP);
	}

	@Test
	void downWhilePublishingIsInterrupted() {
		Health health = health(new SubscriptionState(0, 0, SINCE, "Connection refused"),
				new PublishState(Status.INTERRUPTED, SINCE, "Connection refused"));
		assertThat(health.getStatus()).isEqualTo(org.springframework.boot.health.contributor.Status.DOWN);
		assertThat(health.getDetails().get("subscriptions")).asString().doesNotContain("refused");
		assertThat(health.getDetails()).containsEntry("publishing",
				Map.of("status", "INTERRUPTED", "since", "2026-01-02T03:04:05Z", "lastError", "Connection refused"));
	}

	@Test
	void upWhileNothingIsKnown() {
		Health health = health(new SubscriptionState(0, 0, SINCE, null), PublishState.UNKNOWN);
		assertThat(health.getStatus()).isEqualTo(org.springframework.boot.health.contributor.Status.UP);
		assertThat(health.getDetails()).containsEntry("publishing", Map.of("status", "UNKNOWN"));
	}

}
