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

package io.github.socketioredis.netty;

import io.github.socketioredis.test.RedisTopology;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * Tests on a real Redis, which subclasses choose. It runs as long as the class.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractRedisTests {

	private RedisTopology redis;

	/**
	 * Starts the Redis that the tests run on.
	 */
	abstract RedisTopology open();

	@BeforeAll
	void startRedis() {
		this.redis = open();
	}

	@AfterAll
	void stopRedis() {
		this.redis.close();
	}

	final RedisTopology redis() {
		return this.redis;
	}

}
