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

import io.github.socketioredis.test.RedisClusterFixture;
import io.github.socketioredis.test.RedisClusterOptions;
import io.github.socketioredis.test.RedisNode;
import io.github.socketioredis.transport.lettuce.LettuceTransports;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.RedisClusterClient;

/**
 * A Redis Cluster of three masters with a replica each.
 *
 * @param fixture its processes
 */
record ClusterDeployment(RedisClusterFixture fixture) implements Deployment {

	static ClusterDeployment start(boolean proxied) {
		RedisClusterOptions options = RedisClusterOptions.defaults();
		return new ClusterDeployment(RedisClusterFixture.start(proxied ? options.withProxies() : options));
	}

	@Override
	public AbstractRedisClient forJava(String name) {
		List<RedisURI> uris = this.fixture.uris().stream().map(RedisURI::create).toList();
		uris.forEach((uri) -> uri.setClientName(name));
		RedisClusterClient client = RedisClusterClient.create(uris);
		client.setOptions(ClusterClientOptions.builder(LettuceTransports.clientOptions().build()).build());
		return client;
	}

	@Override
	public Map<String, Object> forNode() {
		return Map.of("kind", "cluster", "nodes", this.fixture.nodes().stream().map(Deployment::place).toList());
	}

	@Override
	public Map<RedisNode, BitSet> effectiveNodes() {
		return this.fixture.agreedSlots();
	}

	@Override
	public List<RedisNode> liveNodes() {
		return this.fixture.liveNodes();
	}

	@Override
	public void awaitOk() {
		this.fixture.awaitOk();
	}

	@Override
	public void close() {
		this.fixture.close();
	}

}
