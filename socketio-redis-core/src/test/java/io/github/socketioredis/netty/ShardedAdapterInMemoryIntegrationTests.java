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

import io.github.socketioredis.SubscriptionMode;
import io.github.socketioredis.netty.engine.SocketIdMode;
import io.github.socketioredis.test.RedisTopology;
import org.junit.jupiter.api.Nested;

/**
 * The sharded adapter without a Redis, as it is on one.
 */
class ShardedAdapterInMemoryIntegrationTests extends AbstractShardedAdapterTests {

	@Override
	RedisTopology open() {
		return RedisTopology.memory();
	}

	@Nested
	class DynamicTests extends ShardedTests {

		DynamicTests() {
			super(SubscriptionMode.DYNAMIC, SocketIdMode.PUBLIC, true, false);
		}

	}

	@Nested
	class DynamicPrivateTests extends ShardedTests {

		DynamicPrivateTests() {
			super(SubscriptionMode.DYNAMIC_PRIVATE, SocketIdMode.PUBLIC, true, true);
		}

	}

}
