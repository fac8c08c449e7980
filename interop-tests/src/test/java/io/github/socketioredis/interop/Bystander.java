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

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.github.socketioredis.transport.MessageListener;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.Topic;
import io.github.socketioredis.transport.lettuce.LettuceTransportOptions;
import io.github.socketioredis.transport.lettuce.LettuceTransports;
import io.lettuce.core.AbstractRedisClient;

/**
 * Sees at Redis which channels messages take.
 */
final class Bystander implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final List<String> channels = new CopyOnWriteArrayList<>();

	private final AbstractRedisClient client;

	private final PubSubTransport transport;

	private Bystander(RunningRedis redis) {
		this.client = redis.newClient();
		this.transport = LettuceTransports.create(this.client, this.client, null, LettuceTransportOptions.defaults());
	}

	/**
	 * Begins to watch.
	 * @param redis where
	 * @param topics what
	 */
	static Bystander watch(RunningRedis redis, Topic... topics) throws Exception {
		Bystander bystander = new Bystander(redis);
		bystander.transport.subscribe(Arrays.asList(topics), new MessageListener() {
			@Override
			public void onMessage(String channel, byte[] message) {
				bystander.channels.add(channel);
			}
		}).confirmed().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
		return bystander;
	}

	/**
	 * Returns the channel of each message that came, in the order of their arrival.
	 */
	List<String> channels() {
		return this.channels;
	}

	@Override
	public void close() {
		this.transport.close();
		this.client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
	}

}
