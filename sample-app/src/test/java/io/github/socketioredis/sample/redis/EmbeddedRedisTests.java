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

package io.github.socketioredis.sample.redis;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class EmbeddedRedisTests {

	@ParameterizedTest
	@ValueSource(strings = { "socketio.redis.url=redis://redis.example", "spring.data.redis.host=redis.example",
			"spring.data.redis.cluster.nodes=a.example:7000,b.example:7000", "socketio.redis.port=6380" })
	void staysAwayWhenRedisIsConfigured(String property) {
		try (EmbeddedRedis redis = new EmbeddedRedis()) {
			redis.initialize(context(property));
			assertThat(redis.isRunning()).isFalse();
		}
	}

	@Test
	void isStartedOnceForSeveralContexts() {
		try (EmbeddedRedis redis = new EmbeddedRedis()) {
			GenericApplicationContext first = context();
			GenericApplicationContext second = context();
			redis.initialize(first);
			redis.initialize(second);
			assertThat(redis.isRunning()).isTrue();
			assertThat(first.getEnvironment().getProperty("socketio.redis.url")).isEqualTo(redis.url());
			assertThat(second.getEnvironment().getProperty("socketio.redis.url")).isEqualTo(redis.url());
		}
	}

	private static GenericApplicationContext context(String... properties) {
		GenericApplicationContext context = new GenericApplicationContext();
		TestPropertyValues.of(properties).applyTo(context);
		return context;
	}

}
