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

package io.github.socketioredis.interop;

import java.util.List;
import java.util.stream.Collectors;

import io.github.socketioredis.test.RedisClusterFixture;
import io.github.socketioredis.test.RedisSentinelFixture;
import io.github.socketioredis.test.RedisServerFixture;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterClient;

/**
 * How Redis is set up.
 */
enum Topology {

	/**
	 * One server.
	 */
	STANDALONE {

		@Override
		RunningRedis start() {
			RedisServerFixture redis = RedisServerFixture.start();
			return new RunningRedis(this, List.of(redis.host() + ":" + redis.port()), null,
					() -> RedisClient.create(redis.uri()), (command) -> List.of(redis.execute(command)), redis::close);
		}

	},

	/**
	 * Three masters with a replica each.
	 */
	CLUSTER {

		@Override
		RunningRedis start() {
			RedisClusterFixture redis = RedisClusterFixture.start();
			return new RunningRedis(this, redis.seedNodes(), null,
					() -> RedisClusterClient
						.create(redis.uris().stream().map(RedisURI::create).collect(Collectors.toList())),
					(command) -> redis.liveNodes().stream().map((node) -> node.execute(command)).toList(),
					redis::close);
		}

	},

	/**
	 * A master with two replicas, found by three sentinels.
	 */
	SENTINEL {

		@Override
		RunningRedis start() {
			RedisSentinelFixture redis = RedisSentinelFixture.start();
			return new RunningRedis(this, redis.sentinelNodes(), RedisSentinelFixture.MASTER_NAME,
					() -> RedisClient.create(redis.uri()), (command) -> List.of(redis.master().execute(command)),
					redis::close);
		}

	};

	/**
	 * Starts such a Redis.
	 */
	abstract RunningRedis start();

	@Override
	public String toString() {
		return name().toLowerCase();
	}

}
