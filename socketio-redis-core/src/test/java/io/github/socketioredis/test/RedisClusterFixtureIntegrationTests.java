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

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link RedisClusterFixture}.
 */
class RedisClusterFixtureIntegrationTests {

	@Test
	void changesItsMasters() throws IOException {
		try (RedisClusterFixture cluster = RedisClusterFixture.start()) {
			RedisNode master = cluster.masterOf("channel");
			try (RespConnection subscriber = RedisSecurity.NONE.connect(master.port())) {
				subscriber.execute("SSUBSCRIBE", "channel");
				subscriber.execute("SUBSCRIBE", "classic");
				assertThat(cluster.shardSubscribers("channel")).isEqualTo(1);
				assertThat(cluster.shardChannels()).isEqualTo(Set.of("channel"));
				assertThat(cluster.channels()).isEqualTo(Set.of("classic"));
				assertThat(cluster.subscribers(List.of("classic", "none")))
					.isEqualTo(Map.of("classic", 1L, "none", 0L));
				assertThat(cluster.patterns()).isZero();
				RedisNode replica = cluster.replicaOf(master);
				cluster.failover(replica);
				assertThat(cluster.masterOf("channel")).isSameAs(replica);
				assertThat(cluster.replicaOf(replica)).isSameAs(master);
			}
			RedisNode promoted = cluster.masterOf("channel");
			cluster.kill(promoted);
			cluster.awaitOk();
			assertThat(cluster.masterOf("channel")).isSameAs(master);
			assertThat(cluster.liveNodes()).hasSize(5);
			cluster.restart(promoted);
			cluster.awaitOk();
			assertThat(cluster.replicaOf(master)).isSameAs(promoted);
		}
	}

	@Test
	void movesSlotsWithTheirKeysWhenItGrowsAndShrinks() {
		try (RedisClusterFixture cluster = RedisClusterFixture.start(RedisClusterOptions.defaults().withReplicas(0))) {
			RedisNode source = cluster.masterOf("key");
			source.execute("SET", "key", "value");
			RedisNode added = cluster.addMaster();
			assertThat(cluster.slotsOf(added)).isEmpty();
			cluster.moveSlot(cluster.slotOf("key"), added);
			cluster.moveSlots(cluster.slotsOf(source).subList(0, 200), added);
			cluster.awaitOk();
			assertThat(cluster.masterOf("key")).isSameAs(added);
			assertThat(added.execute("GET", "key")).isEqualTo("value");
			assertThat(cluster.masters()).hasSize(4);
			cluster.forget(added);
			assertThat(cluster.nodes()).hasSize(3).doesNotContain(added);
			assertThat(cluster.masterOf("key").execute("GET", "key")).isEqualTo("value");
			assertThat(added.isRunning()).isFalse();
		}
	}

	@Test
	void forgetsAMasterWithItsReplica() {
		try (RedisClusterFixture cluster = RedisClusterFixture.start(RedisClusterOptions.defaults().withMasters(4))) {
			RedisNode master = cluster.masterOf(0);
			RedisNode replica = cluster.replicaOf(master);
			cluster.forget(master);
			assertThat(cluster.nodes()).hasSize(6).doesNotContain(master, replica);
		}
	}

	@Test
	void restartsAndPausesBehindProxies() {
		RedisClusterOptions options = RedisClusterOptions.defaults()
			.withReplicas(0)
			.withNodeTimeout(Duration.ofMillis(3100))
			.withProxies();
		try (RedisClusterFixture cluster = RedisClusterFixture.start(options)) {
			RedisNode node = cluster.nodes().get(1);
			assertThat(node.execute("CONFIG", "GET", "cluster-node-timeout")).asString().contains("3100");
			assertThat(String.valueOf(node.execute("CLUSTER", "NODES"))).contains(cluster.seedNodes());
			assertThat(node.port()).isEqualTo(node.proxy().port());
			cluster.masterOf("key").execute("SET", "key", "value");
			cluster.restartAll();
			cluster.awaitOk();
			assertThat(cluster.masterOf("key").execute("GET", "key")).isNull();
			cluster.pause(node);
			assertThat(cluster.liveNodes()).doesNotContain(node);
			cluster.resume(node);
			cluster.awaitOk();
		}
	}

	@Test
	void speaksTlsWithAclUsers() {
		RedisClusterOptions options = RedisClusterOptions.defaults().withTls().withUser("alice", "secret");
		try (RedisClusterFixture cluster = RedisClusterFixture.start(options)) {
			assertThat(cluster.uris()).allMatch((uri) -> uri.startsWith("rediss://alice:secret@127.0.0.1:"));
			assertThat(cluster.certificate()).content().startsWith("-----BEGIN CERTIFICATE-----");
			RedisNode master = cluster.masterOf("key");
			master.execute("SET", "key", "value");
			RedisNode target = cluster.masters().stream().filter((node) -> node != master).findFirst().orElseThrow();
			cluster.moveSlot(cluster.slotOf("key"), target);
			assertThat(target.execute("GET", "key")).isEqualTo("value");
			cluster.failover(cluster.replicaOf(target));
		}
	}

	@Test
	void asksForAPassword() {
		RedisClusterOptions options = RedisClusterOptions.defaults()
			.withPassword("secret")
			.withArguments("--maxmemory", "33mb");
		try (RedisClusterFixture cluster = RedisClusterFixture.start(options)) {
			RedisNode node = cluster.nodes().get(5);
			assertThat(node.uri()).isEqualTo("redis://:secret@" + node.address());
			assertThat(node.execute("CONFIG", "GET", "maxmemory")).isEqualTo(List.of("maxmemory", "34603008"));
			assertThatIllegalStateException().isThrownBy(() -> withoutPassword(node)).withMessageContaining("NOAUTH");
		}
	}

	private static void withoutPassword(RedisNode node) throws IOException {
		try (RespConnection connection = RedisSecurity.NONE.connect(node.port())) {
			connection.execute("GET", "key");
		}
	}

}
