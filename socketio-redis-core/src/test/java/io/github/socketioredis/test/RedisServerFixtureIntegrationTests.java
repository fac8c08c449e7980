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

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link RedisServerFixture}.
 */
class RedisServerFixtureIntegrationTests {

	@Test
	void answersUntilClosed() {
		RedisServerFixture redis = RedisServerFixture.start();
		try (redis) {
			assertThat(redis.execute("PING")).isEqualTo("PONG");
			assertThat(redis.uri()).isEqualTo("redis://127.0.0.1:" + redis.port());
			assertThat(redis.execute("CONFIG", "GET", "save")).isEqualTo(List.of("save", ""));
		}
		assertThat(redis.isRunning()).isFalse();
		assertThatIllegalStateException().isThrownBy(() -> redis.execute("PING"));
	}

	@Test
	void restartsEmptyOnTheSamePort() {
		try (RedisServerFixture redis = RedisServerFixture.startWith("--maxmemory", "33mb")) {
			int port = redis.port();
			redis.execute("SET", "key", "value");
			redis.kill();
			assertThat(redis.isRunning()).isFalse();
			redis.restart();
			assertThat(redis.port()).isEqualTo(port);
			assertThat(redis.execute("GET", "key")).isNull();
			assertThat(redis.execute("CONFIG", "GET", "maxmemory")).isEqualTo(List.of("maxmemory", "34603008"));
		}
	}

	@Test
	void doesNotAnswerWhilePaused() {
		try (RedisServerFixture redis = RedisServerFixture.start()) {
			redis.pause();
			assertThatIllegalStateException().isThrownBy(() -> redis.execute("PING"));
			assertThat(redis.isRunning()).isTrue();
			redis.resume();
			assertThat(redis.execute("PING")).isEqualTo("PONG");
		}
	}

	@Test
	void speaksTlsWithAclUsers() {
		try (RedisServerFixture redis = RedisServerFixture.startWithTls("--user", "alice", "on", ">secret", "~*", "&*",
				"+@all")) {
			assertThat(redis.uri()).startsWith("rediss://");
			assertThat(redis.execute("AUTH", "alice", "secret")).isEqualTo("OK");
			assertThat(redis.certificate()).content().startsWith("-----BEGIN CERTIFICATE-----");
			assertThat(redis.privateKey()).content().startsWith("-----BEGIN PRIVATE KEY-----");
		}
	}

	@Test
	void startsLaterOnAReservedPort() {
		try (RedisServerFixture redis = RedisServerFixture.notStarted()) {
			assertThat(redis.isRunning()).isFalse();
			redis.restart();
			assertThat(redis.execute("PING")).isEqualTo("PONG");
		}
	}

	@Test
	void reportsTheLogOfAServerThatEnds() {
		assertThatIllegalStateException().isThrownBy(() -> RedisServerFixture.startWith("--no-such-option", "1"))
			.withMessageContaining("Bad directive");
	}

}
