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
import io.github.socketioredis.transport.lettuce.LettuceTransportOptions;
import io.github.socketioredis.transport.lettuce.LettuceTransports;
import io.lettuce.core.RedisClient;

/**
 * One server.
 */
final class StandaloneRedis implements RedisTopology {

	private final RedisServerFixture server = RedisServerFixture.start();

	private final RedisClient client = RedisClient.create(this.server.uri());

	@Override
	public PubSubTransport transport() {
		return LettuceTransports.create(this.client, this.client, null, LettuceTransportOptions.defaults());
	}

	@Override
	public List<Object> executeOnAll(String... command) {
		return List.of(this.server.execute(command));
	}

	@Override
	public void close() {
		this.client.shutdown();
		this.server.close();
	}

}
