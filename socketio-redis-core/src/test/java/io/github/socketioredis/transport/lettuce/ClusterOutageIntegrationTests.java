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
import io.github.socketioredis.test.RedisNode;
import io.github.socketioredis.transport.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link LettuceTransport} while no node of its Redis Cluster can be reached.
 */
class ClusterOutageIntegrationTests {

	private static final Duration LONG_OUTAGE = Duration.ofSeconds(5);

	private RedisClusterFixture cluster;

	private TestClient client;

	@BeforeEach
	void setUp() {
		this.cluster = RedisClusterFixture.start(RedisClusterOptions.defaults().withProxies());
		this.client = new TestClient();
	}

	@AfterEach
	void tearDown() {
		this.client.close();
		this.cluster.close();
	}

	@Test
	void connectsAtIntervalsOnlyAndSaysOnceWhatHappened() {
		LettuceTransport transport = this.client.cluster(this.cluster);
		Received received = new Received();
		transport.subscribe(List.of(Topic.channel("c"), Topic.pattern("p*"), Topic.shardedChannel("s")), received)
			.confirmed()
			.join();
		transport.publish(Topic.channel("c"), TestClient.bytes("before")).join();
		try (CapturedLog log = new CapturedLog("io.github.socketioredis")) {
			long before = accepted();
			List<RedisNode> nodes = this.cluster.nodes();
			nodes.forEach(this.cluster::kill);
			await().pollDelay(LONG_OUTAGE).until(() -> transport.state().hasGap());
			assertThat(accepted() - before).as("attempts to connect").isLessThan(40 * LONG_OUTAGE.toSeconds());
			nodes.forEach(this.cluster::restart);
			this.cluster.awaitOk();
			await().atMost(Duration.ofSeconds(20)).until(() -> !transport.state().hasGap());
			transport.publish(Topic.channel("c"), TestClient.bytes("after")).join();
			await().untilAsserted(() -> assertThat(received.messages()).contains("c=after"));
			assertThat(log.lines()).filteredOn((line) -> line.startsWith("WARN ")).hasSize(1);
			assertThat(log.lines()).filteredOn((line) -> line.startsWith("INFO ")).hasSize(1);
		}
	}

	private long accepted() {
		return this.cluster.nodes().stream().mapToLong((node) -> node.proxy().accepted()).sum();
	}

}
