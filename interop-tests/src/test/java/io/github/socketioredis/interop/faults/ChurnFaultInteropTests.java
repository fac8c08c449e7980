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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.test.RedisClusterFixture;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Rooms come and go at random while Redis has its own troubles. What is subscribed to in
 * the end is what somebody is in, and nothing else.
 */
class ChurnFaultInteropTests {

	private static final int OPERATIONS = 4000;

	private static final int SERVERS = 3;

	private static final String PREFIX = "socket.io#/#";

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	@Test
	void leavesNothingBehind() {
		Traffic traffic = Traffic.create(false);
		List<Peer> peers = new ArrayList<>();
		try (ClusterDeployment deployment = ClusterDeployment.start(false); PeerClients clients = new PeerClients()) {
			try {
				for (int index = 0; index < SERVERS; index++) {
					peers.add(JavaPeer.start(index, AdapterKind.SHARDED, deployment));
				}
				Set<String> own = deployment.fixture().shardChannels();
				assertThat(own).as("channels without rooms").hasSize(1 + SERVERS);
				List<CompletableFuture<Set<String>>> churns = peers.stream()
					.map((peer) -> clients.churn(peer, traffic.rooms(), OPERATIONS))
					.toList();
				trouble(deployment.fixture(), churns);
				verify(deployment.fixture(), own, churns.stream().map(CompletableFuture::join).toList());
			}
			finally {
				peers.forEach(Peer::close);
			}
		}
	}

	/**
	 * Goes on with faults as long as the clients do.
	 */
	private static void trouble(RedisClusterFixture cluster, List<CompletableFuture<Set<String>>> churns) {
		int faults = 0;
		while (!churns.stream().allMatch(CompletableFuture::isDone)) {
			ClusterFault fault = List.of(ClusterFault.KILL_SUBSCRIBERS, ClusterFault.MOVE_SLOTS, ClusterFault.FAILOVER)
				.get(faults++ % 3);
			fault.happen(cluster, cluster.masterOf(PREFIX));
			cluster.awaitOk();
		}
		assertThat(faults).as("faults during the joins and leaves").isGreaterThan(1);
	}

	private static void verify(RedisClusterFixture cluster, Set<String> own, List<Set<String>> occupied) {
		Map<String, Long> expected = new TreeMap<>();
		own.forEach((channel) -> expected.put(channel, channel.equals(PREFIX) ? (long) SERVERS : 1L));
		occupied.stream().flatMap(Set::stream).forEach((room) -> expected.merge(PREFIX + room + "#", 1L, Long::sum));
		await("subscriptions to the rooms that somebody is in").atMost(TIMEOUT)
			.pollInterval(Duration.ofMillis(200))
			.untilAsserted(() -> {
				assertThat(new TreeMap<>(cluster.shardSubscribers(expected.keySet()))).isEqualTo(expected);
				assertThat(cluster.shardChannels()).isEqualTo(expected.keySet());
			});
	}

}
