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

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.cluster.RedisClusterClient;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link LettuceTransports} and {@link LettuceTransportOptions}.
 */
class LettuceTransportsTests {

	@Test
	void refusesAClusterClientBesideAnother() {
		try (RedisClient client = RedisClient.create("redis://127.0.0.1:1");
				RedisClusterClient cluster = RedisClusterClient.create("redis://127.0.0.1:1")) {
			LettuceTransportOptions options = LettuceTransportOptions.defaults();
			assertThatIllegalArgumentException()
				.isThrownBy(() -> LettuceTransports.create(client, cluster, null, options))
				.withMessageContaining("'subscribeClient'")
				.withMessageContaining("RedisClusterClient");
			assertThatIllegalArgumentException()
				.isThrownBy(() -> LettuceTransports.create(cluster, client, null, options))
				.withMessageContaining("'publishClient'");
		}
	}

	@Test
	void opensNoConnectionBeforeItIsNeeded() {
		try (RedisClient client = RedisClient.create("redis://127.0.0.1:1");
				CapturedLog log = new CapturedLog("io.github.socketioredis")) {
			LettuceTransports.create(client, client, null, LettuceTransportOptions.defaults()).close();
			assertThat(log.lines()).isEmpty();
		}
	}

	@Test
	void recommendsThatLettuceDoesNotReconnect() {
		ClientOptions options = LettuceTransports.clientOptions().build();
		assertThat(options.isAutoReconnect()).isFalse();
		assertThat(options.getTimeoutOptions().isTimeoutCommands()).isFalse();
	}

	@Test
	void refusesSenselessBounds() {
		assertThatIllegalArgumentException().isThrownBy(() -> new LettuceTransportOptions(Duration.ZERO, 1, 1))
			.withMessageContaining("'publishMaxAge'");
		assertThatIllegalArgumentException().isThrownBy(() -> new LettuceTransportOptions(Duration.ofMillis(1), 0, 1))
			.withMessageContaining("'publishMaxBytes'");
		assertThatIllegalArgumentException().isThrownBy(() -> new LettuceTransportOptions(Duration.ofMillis(1), 1, -1))
			.withMessageContaining("'deliveryMaxBytes'")
			.withMessageContaining("-1");
	}

}
