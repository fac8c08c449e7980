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
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * One fault under traffic, from a fresh Redis and fresh servers to the count of what
 * came.
 *
 * @param <D> the Redis
 */
final class FaultRun<D extends Deployment> {

	private static final Duration WARM_UP = Duration.ofSeconds(3);

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final Duration RECOVERY = Duration.ofSeconds(60);

	/**
	 * How long one waits for Node servers; what has not come back then does not.
	 */
	private static final Duration RECOVERY_OF_NODE = Duration.ofSeconds(25);

	private final Contestants contestants;

	private final AdapterKind adapter;

	private final Fault<D> fault;

	private final Traffic traffic;

	private final List<Peer> tested = new ArrayList<>();

	private final List<Peer> beside = new ArrayList<>();

	private FaultRun(Contestants contestants, AdapterKind adapter, Fault<D> fault) {
		this.contestants = contestants;
		this.adapter = adapter;
		this.fault = fault;
		this.traffic = Traffic.create(contestants.hasJava());
	}

	static <D extends Deployment> FaultResult of(Contestants contestants, AdapterKind adapter, Fault<D> fault) {
		FaultRun<D> run = new FaultRun<>(contestants, adapter, fault);
		try (D deployment = fault.deploy(); PeerClients clients = new PeerClients()) {
			try {
				return run.execute(deployment, clients);
			}
			finally {
				run.close(run.beside);
				run.close(run.tested);
			}
		}
	}

	private FaultResult execute(D deployment, PeerClients clients) {
		this.tested.addAll(this.contestants.startTested(this.adapter, deployment, this.traffic));
		this.tested.forEach((peer) -> clients.connect(peer, this.traffic.testedRooms()));
		Channels channels = awaitChannels(deployment);
		this.beside.addAll(this.contestants.startBeside(this.adapter, deployment, this.traffic));
		this.beside.forEach((peer) -> clients.connect(peer, this.traffic.nodeRooms()));
		peers().forEach((peer) -> peer.beginTraffic(this.traffic));
		ClusterFault.pass(WARM_UP);
		try (ChannelMonitor monitor = new ChannelMonitor(channels, deployment, this.traffic)) {
			return strike(deployment, clients, channels, monitor);
		}
	}

	private Channels awaitChannels(D deployment) {
		int servers = this.contestants.tested();
		List<String> rooms = this.traffic.testedRooms();
		return Channels.await(deployment, () -> switch (this.adapter) {
			case CLASSIC -> ClassicChannels.of(servers, !this.contestants.hasJava(), deployment.liveNodes());
			case SHARDED -> ShardedChannels.of(rooms, servers, deployment.liveNodes());
		});
	}

	private FaultResult strike(D deployment, PeerClients clients, Channels channels, ChannelMonitor monitor) {
		long begin = this.traffic.now();
		this.fault.happen(deployment, this.adapter);
		long end = this.traffic.now();
		deployment.awaitOk();
		long redis = this.traffic.now();
		Duration patience = this.contestants.hasJava() ? RECOVERY : RECOVERY_OF_NODE;
		monitor.awaitRecovered(end, patience.toMillis());
		ClusterFault.pass(this.traffic.cycle().plusSeconds(1));
		peers().forEach(Peer::endTraffic);
		drain(clients);
		long recovered = monitor.recoveredAt(end);
		monitor.close();
		Ledger ledger = new Ledger(peers(), this.traffic, clients.records(), begin,
				(recovered >= 0) ? recovered : Long.MAX_VALUE);
		long crashed = this.tested.stream().filter(Peer::hasCrashed).count();
		List<JsonNode> disconnects = new ArrayList<>();
		clients.disconnects().forEach((each) -> {
			if (each.get("server").asInt() < this.contestants.tested()) {
				disconnects.add(each);
			}
		});
		return new FaultResult(this.contestants, this.adapter, this.fault, end - begin, redis - begin,
				(recovered >= 0) ? recovered - begin : -1, channels.desired(), monitor.mostMissing(),
				monitor.lastMissing().size(), crashed, count(ledger, this.tested, this.tested, false),
				local(ledger, this.tested), count(ledger, this.beside, this.tested, true),
				count(ledger, this.tested, this.beside, false), refused(), disconnects,
				differences(deployment, channels));
	}

	static void drain(PeerClients clients) {
		long[] last = { -1 };
		Awaitility.await("the last messages").atMost(TIMEOUT).pollInterval(Duration.ofSeconds(1)).until(() -> {
			long received = clients.received();
			boolean quiet = received == last[0];
			last[0] = received;
			return quiet;
		});
	}

	static Tally count(Ledger ledger, List<Peer> senders, List<Peer> receivers, boolean excused) {
		Tally tally = new Tally();
		for (Peer sender : senders) {
			receivers.stream()
				.filter((receiver) -> receiver != sender)
				.forEach((receiver) -> ledger.count(sender, receiver, excused, tally));
		}
		return tally;
	}

	static Tally local(Ledger ledger, List<Peer> peers) {
		Tally tally = new Tally();
		peers.forEach((peer) -> ledger.count(peer, peer, false, tally));
		return tally;
	}

	private long refused() {
		return this.tested.stream()
			.flatMap((peer) -> peer.sent().messages().stream())
			.filter((message) -> message.outcome() == Sent.Outcome.FAILED)
			.count();
	}

	/**
	 * Compares without the Node server, which would be counted with the others.
	 */
	private List<String> differences(D deployment, Channels channels) {
		if (!this.contestants.hasJava()) {
			return List.of();
		}
		close(this.beside);
		List<String> differences = new ArrayList<>(List.of("never asked"));
		long deadline = this.traffic.now() + TIMEOUT.toMillis();
		while (!differences.isEmpty() && this.traffic.now() < deadline) {
			ClusterFault.pass(Duration.ofMillis(100));
			differences.clear();
			differences.addAll(ask(deployment, channels));
		}
		return differences;
	}

	private List<String> ask(D deployment, Channels channels) {
		try {
			return channels.differences(deployment.liveNodes());
		}
		catch (IllegalStateException ex) {
			return List.of(String.valueOf(ex.getMessage()));
		}
	}

	private List<Peer> peers() {
		List<Peer> all = new ArrayList<>(this.tested);
		all.addAll(this.beside);
		return all;
	}

	private void close(List<Peer> peers) {
		CompletableFuture.allOf(
				peers.stream().map((peer) -> CompletableFuture.runAsync(peer::close)).toArray(CompletableFuture[]::new))
			.join();
	}

}
