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
import java.util.Collections;
import java.util.List;

import io.github.socketioredis.test.RedisClusterFixture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Redis is away while a server goes on emitting. With {@code -Dfaults=all} it is for a
 * minute.
 */
class OutageFaultInteropTests {

	private static final Logger logger = LoggerFactory.getLogger(OutageFaultInteropTests.class);

	private static final Duration OUTAGE = Duration.ofSeconds(FaultInteropTests.ALL ? 60 : 12);

	private static final Duration PUBLISH_MAX_AGE = Duration.ofSeconds(2);

	/**
	 * What a machine with other things to do may add.
	 */
	private static final Duration TOLERANCE = Duration.ofSeconds(3);

	private static final int SAMPLES = 5;

	private static final long HEAP_TOLERANCE = 16L * 1024 * 1024;

	@ParameterizedTest
	@EnumSource
	void keepsHeapFlatAndReplaysNothingStale(AdapterKind adapter) {
		Traffic traffic = Traffic.create(false);
		try (ClusterDeployment deployment = ClusterDeployment.start(false);
				PeerClients clients = new PeerClients();
				JavaPeer sender = JavaPeer.start(0, adapter, deployment);
				JavaPeer receiver = JavaPeer.start(1, adapter, deployment)) {
			List<Peer> peers = List.of(sender, receiver);
			peers.forEach((peer) -> clients.connect(peer, traffic.rooms()));
			if (adapter == AdapterKind.SHARDED) {
				Channels.await(deployment,
						() -> ShardedChannels.of(traffic.rooms(), peers.size(), deployment.liveNodes()));
			}
			peers.forEach((peer) -> peer.beginTraffic(traffic));
			try (Flood flood = new Flood(sender.cluster())) {
				Outage outage = endure(deployment.fixture(), flood, traffic);
				verify(peers, clients, traffic, outage);
			}
		}
	}

	private static Outage endure(RedisClusterFixture redis, Flood flood, Traffic traffic) {
		ClusterFault.pass(Duration.ofSeconds(3));
		assertThat(flood.emitted() - flood.failed() - flood.waiting()).as("emits while Redis is there").isPositive();
		redis.nodes().forEach(redis::kill);
		long begin = traffic.now();
		long emittedBefore = flood.emitted();
		List<Long> heap = new ArrayList<>();
		List<Long> waiting = new ArrayList<>();
		List<Long> emitted = new ArrayList<>();
		for (int i = 0; i < 2 * SAMPLES; i++) {
			ClusterFault.pass(OUTAGE.dividedBy(2 * SAMPLES));
			heap.add(usedHeap());
			waiting.add(flood.waiting());
			emitted.add(flood.emitted());
		}
		logger.info("outage of {}: heap in bytes {}, {} emits, {} failed, waiting {}, slowest emit {} ms", OUTAGE, heap,
				flood.emitted(), flood.failed(), waiting, flood.slowestEmit());
		assertThat(Collections.min(heap.subList(SAMPLES, 2 * SAMPLES)) - Collections.min(heap.subList(0, SAMPLES)))
			.as("growth of the heap from the first to the second half: %s", heap)
			.isLessThan(HEAP_TOLERANCE);
		assertThat(flood.emitted() - emittedBefore).as("emits in the outage")
			.isGreaterThan(Flood.PER_SECOND * OUTAGE.toSeconds() / 4);
		// how many wait depends on what else the machine does; that the old ones fail
		// does not
		assertThat(last(waiting) - waiting.get(SAMPLES - 1)).as("growth of what waits in the second half: %s", waiting)
			.isLessThan((last(emitted) - emitted.get(SAMPLES - 1)) / 2);
		redis.restartAll();
		redis.awaitOk();
		await("emits that succeed again").atMost(Duration.ofSeconds(30)).until(() -> {
			long failed = flood.failed();
			ClusterFault.pass(Duration.ofSeconds(1));
			return flood.failed() == failed;
		});
		return new Outage(begin, traffic.now());
	}

	private static long last(List<Long> samples) {
		return samples.get(samples.size() - 1);
	}

	private static long usedHeap() {
		System.gc();
		Runtime runtime = Runtime.getRuntime();
		return runtime.totalMemory() - runtime.freeMemory();
	}

	private static void verify(List<Peer> peers, PeerClients clients, Traffic traffic, Outage outage) {
		ClusterFault.pass(traffic.cycle());
		peers.forEach(Peer::endTraffic);
		FaultRun.drain(clients);
		Ledger ledger = new Ledger(peers, traffic, clients.records(), outage.begin() - TOLERANCE.toMillis(),
				outage.end());
		Tally remote = FaultRun.count(ledger, peers, peers, false);
		Tally local = FaultRun.local(ledger, peers);
		logger.info("messages to the other server: {}", remote);
		logger.info("messages to own clients: {}", local);
		assertThat(clients.disconnects()).as("disconnected clients").isEmpty();
		assertThat(local.lost()).as("messages to own clients").isZero();
		assertThat(local.longest()).as("milliseconds to own clients").isLessThan((int) TOLERANCE.toMillis());
		assertThat(remote.lostInWindow()).as("messages that were too old in the end").isPositive();
		assertThat(remote.lostOutside()).as("messages lost outside the outage: %s", remote).isZero();
		assertThat(remote.longest()).as("milliseconds to the other server's clients: %s", remote)
			.isLessThan((int) PUBLISH_MAX_AGE.plus(TOLERANCE).toMillis());
		assertThat(remote.doubledCount() + remote.reorderedCount()).as("doubled or reordered: %s", remote).isZero();
	}

	/**
	 * When Redis went, and when emits succeeded again.
	 */
	private record Outage(long begin, long end) {

	}

}
