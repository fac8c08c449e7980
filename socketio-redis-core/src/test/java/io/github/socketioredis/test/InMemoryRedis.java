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

import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.Topic;
import io.github.socketioredis.transport.memory.InMemoryPubSub;

/**
 * Pub/Sub in memory, in the place of a Redis.
 */
final class InMemoryRedis implements RedisTopology {

	private final InMemoryPubSub pubSub = new InMemoryPubSub();

	@Override
	public PubSubTransport transport() {
		return this.pubSub.transport();
	}

	@Override
	public List<Object> executeOnAll(String... command) {
		throw new UnsupportedOperationException("There is no server that executes " + String.join(" ", command));
	}

	@Override
	public List<String> channels() {
		return names(Topic.Kind.CHANNEL);
	}

	@Override
	public List<String> shardedChannels() {
		return names(Topic.Kind.SHARDED_CHANNEL);
	}

	@Override
	public long patterns() {
		return names(Topic.Kind.PATTERN).size();
	}

	private List<String> names(Topic.Kind kind) {
		return this.pubSub.topics().stream().filter((topic) -> topic.kind() == kind).map(Topic::name).toList();
	}

	@Override
	public void close() {
		// nothing runs
	}

}
