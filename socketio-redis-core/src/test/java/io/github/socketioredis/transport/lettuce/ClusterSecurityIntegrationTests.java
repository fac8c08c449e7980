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
import java.util.List;

import io.github.socketioredis.test.RedisClusterFixture;
import io.github.socketioredis.test.RedisClusterOptions;
import io.github.socketioredis.transport.Topic;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link LettuceTransport} on a Redis Cluster with TLS and users.
 */
class ClusterSecurityIntegrationTests {

	@Test
	void usesTlsAndLogsInAtEveryNode() {
		try (RedisClusterFixture cluster = RedisClusterFixture
			.start(RedisClusterOptions.defaults().withTls().withUser("alice", "s3cret"));
				TestClient client = new TestClient()) {
			RedisURI uri = RedisURI.builder(RedisURI.create(cluster.uris().get(0)))
				.withAuthentication("alice", "s3cret")
				.build();
			LettuceTransport transport = client.cluster(uri,
					SslOptions.builder().trustManager(cluster.certificate().toFile()).build());
			Received received = new Received();
			List<Topic> topics = List.of(Topic.shardedChannel("s1"), Topic.shardedChannel("s2"),
					Topic.shardedChannel("s3"), Topic.shardedChannel("s4"), Topic.channel("a"));
			assertThat(transport.subscribe(topics, received).confirmed()).succeedsWithin(Duration.ofSeconds(10));
			topics.forEach((topic) -> transport.publish(topic, TestClient.bytes("x")));
			await().untilAsserted(() -> assertThat(received.messages()).containsExactlyInAnyOrder("s1=x", "s2=x",
					"s3=x", "s4=x", "a=x"));
			assertThat(transport.countSubscribers(Topic.channel("a"))).succeedsWithin(Duration.ofSeconds(5))
				.isEqualTo(1L);
		}
	}

}
