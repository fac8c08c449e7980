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

package io.github.socketioredis.autoconfigure;

import java.util.List;

import io.github.socketioredis.test.Ports;
import io.github.socketioredis.test.RedisServerFixture;
import io.github.socketioredis.transport.PubSubTransport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application learns of lost subscriptions.
 */
class SubscriptionGapIntegrationTests {

	@ParameterizedTest
	@ValueSource(strings = { "classic", "sharded" })
	void applicationHearsOfAnOutage(String adapter) {
		try (RedisServerFixture redis = RedisServerFixture.start();
				ConfigurableApplicationContext context = RoomApplication.start(Ports.free(),
						"--socketio.redis.url=" + redis.uri(), "--socketio.redis.adapter=" + adapter)) {
			List<Object> events = context.getBean(RoomApplication.Gaps.class).events;
			PubSubTransport transport = context.getBean(PubSubTransport.class);
			int desired = transport.state().desired();
			assertThat(desired).isPositive();
			assertThat(transport.state().hasGap()).isFalse();
			assertThat(events).isEmpty();

			redis.kill();
			Awaitility.await().until(() -> events.size() == 1);
			assertThat(events.get(0)).isInstanceOfSatisfying(SubscriptionGapStartedEvent.class, (event) -> {
				assertThat(event.state().hasGap()).isTrue();
				assertThat(event.state().desired()).isEqualTo(desired);
				assertThat(event.state().lastError()).isNotNull();
			});
			assertThat(transport.state().confirmed()).isZero();

			redis.restart();
			Awaitility.await().until(() -> events.size() == 2);
			assertThat(events.get(1)).isInstanceOfSatisfying(SubscriptionGapEndedEvent.class, (event) -> {
				assertThat(event.state().hasGap()).isFalse();
				assertThat(event.state().confirmed()).isEqualTo(desired);
			});
			assertThat(transport.state().hasGap()).isFalse();
		}
	}

	@Test
	void startAndStopAreNoGaps() {
		try (RedisServerFixture redis = RedisServerFixture.start()) {
			ConfigurableApplicationContext context = RoomApplication.start(Ports.free(),
					"--socketio.redis.url=" + redis.uri());
			List<Object> events = context.getBean(RoomApplication.Gaps.class).events;
			context.stop();
			context.start();
			context.close();
			assertThat(events).isEmpty();
		}
	}

}
