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

package io.github.socketioredis.interop.faults;

import java.util.BitSet;
import java.util.List;
import java.util.Map;

import io.github.socketioredis.test.RedisNode;
import io.github.socketioredis.test.RedisSentinelFixture;
import io.github.socketioredis.transport.lettuce.LettuceTransports;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;

/**
 * A master with two replicas, watched by three sentinels.
 *
 * @param fixture its processes
 */
record SentinelDeployment(RedisSentinelFixture fixture) implements Deployment {

	private static final int SLOTS = 16384;

	static SentinelDeployment start() {
		return new SentinelDeployment(RedisSentinelFixture.start());
	}

	@Override
	public AbstractRedisClient forJava(String name) {
		RedisURI uri = RedisURI.create(this.fixture.uri());
		uri.setClientName(name);
		RedisClient client = RedisClient.create(uri);
		client.setOptions(LettuceTransports.clientOptions().build());
		return client;
	}

	@Override
	public Map<String, Object> forNode() {
		return Map.of("kind", "sentinel", "nodes", this.fixture.sentinels().stream().map(Deployment::place).toList(),
				"master", RedisSentinelFixture.MASTER_NAME);
	}

	@Override
	public Map<RedisNode, BitSet> effectiveNodes() {
		BitSet all = new BitSet();
		all.set(0, SLOTS);
		return Map.of(this.fixture.master(), all);
	}

	@Override
	public List<RedisNode> liveNodes() {
		return this.fixture.servers().stream().filter(RedisNode::isLive).toList();
	}

	@Override
	public void awaitOk() {
		this.fixture.awaitMaster();
	}

	@Override
	public void close() {
		this.fixture.close();
	}

}
