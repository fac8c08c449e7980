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

package io.github.socketioredis.transport.lettuce;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.socketioredis.test.RedisNode;
import io.github.socketioredis.test.RedisSentinelFixture;
import io.github.socketioredis.transport.Subscription;
import io.github.socketioredis.transport.Topic;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisCredentialsProvider;
import io.lettuce.core.RedisURI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link LettuceTransport} on a Redis that Sentinel watches.
 */
class SentinelIntegrationTests {

	/**
	 * How a master loses its role.
	 */
	enum Fault {

		FAILOVER {
			@Override
			void happen(RedisSentinelFixture redis) {
				redis.failover();
			}
		},
		CRASH {
			@Override
			void happen(RedisSentinelFixture redis) {
				redis.killMaster();
			}
		},
		STALL {
			@Override
			void happen(RedisSentinelFixture redis) {
				RedisNode master = redis.master();
				redis.pause(master);
				redis.awaitMaster();
				redis.resume(master);
			}
		};

		abstract void happen(RedisSentinelFixture redis);

	}

	@ParameterizedTest
	@EnumSource(Fault.class)
	void followsTheMaster(Fault fault) {
		try (RedisSentinelFixture redis = RedisSentinelFixture.start(); TestClient client = new TestClient()) {
			RedisClient redisClient = client.client(redis.uri(), LettuceTransports.clientOptions().build());
			LettuceTransport sender = client.patient(redisClient);
			LettuceTransport receiver = client.patient(redisClient);
			List<Topic> channels = new ArrayList<>(Traffic.shardedChannels("s", 5));
			channels.add(Topic.channel("a"));
			channels.add(Topic.channel("b"));
			try (Traffic traffic = new Traffic(sender, channels)) {
				Subscription subscription = receiver.subscribe(channels, traffic);
				assertThat(subscription.confirmed()).succeedsWithin(Duration.ofSeconds(10));
				traffic.start();
				traffic.awaitAll();
				int before = traffic.sent();
				fault.happen(redis);
				awaitSubscribed(redis);
				traffic.assertIntact(before - 20, traffic.awaitAll());
				assertThat(subscription.state().hasGap()).isFalse();
			}
		}
	}

	private static void awaitSubscribed(RedisSentinelFixture redis) {
		await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> {
			RedisNode master = redis.awaitMaster();
			assertThat(master.execute("PUBSUB", "NUMSUB", "a", "b")).isEqualTo(List.of("a", 1L, "b", 1L));
			assertThat(master.execute("PUBSUB", "SHARDNUMSUB", "s0", "s4")).isEqualTo(List.of("s0", 1L, "s4", 1L));
		});
	}

	@Test
	void logsInToServersAndSentinels() {
		try (RedisSentinelFixture redis = RedisSentinelFixture.startWithPasswords("s3cret", "s3ntinel");
				TestClient client = new TestClient()) {
			RedisURI uri = RedisURI.create(redis.uri());
			uri.getSentinels()
				.forEach((sentinel) -> sentinel.setCredentialsProvider(
						RedisCredentialsProvider.from(() -> RedisCredentials.just(null, "s3ntinel"))));
			RedisClient redisClient = client.client(uri, LettuceTransports.clientOptions().build());
			LettuceTransport transport = client.patient(redisClient);
			assertThat(transport.publish(Topic.channel("a"), TestClient.bytes("x")))
				.succeedsWithin(Duration.ofSeconds(10));
		}
	}

}
