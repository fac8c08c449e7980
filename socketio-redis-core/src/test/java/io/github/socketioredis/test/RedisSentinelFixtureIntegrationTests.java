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

package io.github.socketioredis.test;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RedisSentinelFixture}.
 */
class RedisSentinelFixtureIntegrationTests {

	@Test
	void promotesAReplicaOfALiveAndOfADeadMaster() {
		try (RedisSentinelFixture redis = RedisSentinelFixture.start()) {
			RedisNode first = redis.master();
			assertThat(redis.uri())
				.isEqualTo("redis-sentinel://" + String.join(",", redis.sentinelNodes()) + "#mymaster");
			RedisNode second = redis.failover();
			assertThat(second).isNotSameAs(first);
			assertThat(redis.killMaster()).isSameAs(second);
			RedisNode third = redis.awaitMaster();
			assertThat(third).isNotSameAs(second);
			assertThat(third.execute("SET", "key", "value")).isEqualTo("OK");
			redis.restart(second);
			assertThat(redis.awaitMaster()).isSameAs(third);
			assertThat(second.info("replication", "role")).isEqualTo("slave");
		}
	}

	@Test
	void asksForPasswords() {
		try (RedisSentinelFixture redis = RedisSentinelFixture.startWithPasswords("secret", "sentinel-secret")) {
			assertThat(redis.uri()).startsWith("redis-sentinel://:secret@127.0.0.1:");
			assertThat(redis.master().execute("CONFIG", "GET", "requirepass")).asString().contains("secret");
			redis.failover();
		}
	}

	@Test
	void speaksTls() {
		try (RedisSentinelFixture redis = RedisSentinelFixture.startWithTls()) {
			assertThat(redis.uri()).startsWith("rediss-sentinel://");
			assertThat(redis.certificate()).content().startsWith("-----BEGIN CERTIFICATE-----");
			redis.failover();
		}
	}

}
