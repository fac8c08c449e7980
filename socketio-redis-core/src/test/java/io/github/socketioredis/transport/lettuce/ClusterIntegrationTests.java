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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.github.socketioredis.Registration;
import io.github.socketioredis.test.RedisClusterFixture;
import io.github.socketioredis.test.RedisNode;
import io.github.socketioredis.transport.GapListener;
import io.github.socketioredis.transport.Subscription;
import io.github.socketioredis.transport.SubscriptionState;
import io.github.socketioredis.transport.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link LettuceTransport} on a Redis Cluster whose slots and nodes change
 * while messages are under way.
 */
class ClusterIntegrationTests {

	private static final List<Topic> CHANNELS = Traffic.shardedChannels("c", 60);

	private static final Duration RECOVERY = Duration.ofSeconds(20);

	private RedisClusterFixture cluster;

	private TestClient client;

	private LettuceTransport sender;

	private LettuceTransport receiver;

	@BeforeEach
	void setUp() {
		this.cluster = RedisClusterFixture.start();
		this.client = new TestClient();
		this.sender = this.client.cluster(this.cluster);
		this.receiver = this.client.cluster(this.cluster);
	}

	@AfterEach
	void tearDown() {
		this.client.close();
		this.cluster.close();
	}

	@Test
	void reachesEveryTopicOnceAndCountsSubscribers() {
		Received received = new Received();
		List<Topic> topics = List.of(Topic.channel("a"), Topic.pattern("p*"), Topic.shardedChannel("s1"),
				Topic.shardedChannel("s2"), Topic.shardedChannel("s3"), Topic.shardedChannel("s4"));
		this.receiver.subscribe(topics, received).confirmed().orTimeout(10, TimeUnit.SECONDS).join();
		this.sender.subscribe(topics.subList(0, 3), new Received()).confirmed().orTimeout(10, TimeUnit.SECONDS).join();
		assertThat(join(this.sender.countSubscribers(Topic.channel("a")))).isEqualTo(2);
		assertThat(join(this.receiver.countSubscribers(Topic.shardedChannel("s1")))).isEqualTo(2);
		assertThat(join(this.receiver.countSubscribers(Topic.shardedChannel("s2")))).isEqualTo(1);
		assertThat(join(this.sender.publish(Topic.shardedChannel("s2"), TestClient.bytes("2")))).isEqualTo(1);
		for (String name : List.of("s1", "s3", "s4")) {
			join(this.sender.publish(Topic.shardedChannel(name), TestClient.bytes("x")));
		}
		join(this.sender.publish(Topic.channel("a"), TestClient.bytes("x")));
		join(this.sender.publish(Topic.channel("p1"), TestClient.bytes("x")));
		await().untilAsserted(() -> assertThat(received.messages()).containsExactlyInAnyOrder("s1=x", "s2=2", "s3=x",
				"s4=x", "a=x", "p1=x"));
	}

	@Test
	void subscribesToOtherChannelsAtMasters() {
		String[] numSub = { "PUBSUB", "NUMSUB", "home" };
		for (int i = 0; i < 8; i++) {
			join(this.client.cluster(this.cluster)
				.subscribe(List.of(Topic.channel("home")), new Received())
				.confirmed());
		}
		assertThat(this.cluster.masters().stream().mapToLong((node) -> count(node, numSub)).sum()).isEqualTo(8);
		RedisNode home = this.cluster.masters().stream().filter((node) -> count(node, numSub) > 0).findFirst().get();
		this.cluster.failover(this.cluster.replicaOf(home));
		await().atMost(RECOVERY)
			.until(() -> this.cluster.masters().stream().mapToLong((node) -> count(node, numSub)).sum() == 8);
		await().atMost(RECOVERY).until(() -> count(home, numSub) == 0);
	}

	private long count(RedisNode node, String... command) {
		return (long) ((List<?>) this.cluster.execute(node, command)).get(1);
	}

	@Test
	void subscribesToThousandsOfChannelsAndLetsThemGo() {
		List<Topic> many = Traffic.shardedChannels("many", 5000);
		Subscription subscription = this.receiver.subscribe(many, new Received());
		assertThat(subscription.confirmed()).succeedsWithin(Duration.ofSeconds(30));
		assertThat(this.cluster.shardChannels()).hasSize(5000);
		many.subList(0, 4990).forEach(subscription::remove);
		Set<String> rest = many.subList(4990, 5000).stream().map(Topic::name).collect(Collectors.toSet());
		await().atMost(RECOVERY).until(() -> this.cluster.shardChannels().equals(rest));
		subscription.close();
		await().atMost(RECOVERY).until(() -> this.cluster.shardChannels().isEmpty());
	}

	@Test
	void renewsSubscriptionsWhenConnectionsAreKilled() {
		try (Traffic traffic = traffic()) {
			int before = traffic.sent();
			this.cluster.onAll("CLIENT", "KILL", "TYPE", "pubsub");
			awaitSubscribed();
			traffic.assertIntact(before - 20, traffic.awaitAll());
		}
	}

	@Test
	void followsSlotsThatMove() {
		try (Traffic traffic = traffic()) {
			int before = traffic.sent();
			RedisNode target = this.cluster.masterOf(CHANNELS.get(0).name());
			for (Topic channel : CHANNELS.subList(1, 25)) {
				this.cluster.moveSlot(this.cluster.slotOf(channel.name()), target);
			}
			awaitSubscribed();
			traffic.assertIntact(before - 20, traffic.awaitAll());
		}
	}

	@Test
	void followsAFailover() {
		try (Traffic traffic = traffic()) {
			int before = traffic.sent();
			this.cluster.failover(this.cluster.replicaOf(this.cluster.masterOf(CHANNELS.get(0).name())));
			awaitSubscribed();
			traffic.assertIntact(before - 20, traffic.awaitAll());
		}
	}

	@Test
	void followsThePromotedReplicaOfACrashedMaster() {
		try (Traffic traffic = traffic()) {
			int before = traffic.sent();
			this.cluster.kill(this.cluster.masterOf(CHANNELS.get(0).name()));
			awaitSubscribed();
			traffic.assertIntact(before - 20, traffic.awaitAll());
		}
	}

	@Test
	void leavesANodeThatStalls() {
		try (Traffic traffic = traffic()) {
			int before = traffic.sent();
			RedisNode master = this.cluster.masterOf(CHANNELS.get(0).name());
			this.cluster.pause(master);
			awaitSubscribed();
			int after = traffic.awaitAll();
			this.cluster.resume(master);
			this.cluster.awaitOk();
			awaitSubscribed();
			traffic.assertIntact(before - 20, after);
		}
	}

	@Test
	void followsScaleOutAndScaleIn() {
		Received classic = new Received();
		try (Traffic traffic = traffic()) {
			this.receiver.subscribe(List.of(Topic.channel("a")), classic).confirmed().join();
			int before = traffic.sent();
			RedisNode added = this.cluster.addMaster();
			this.cluster.moveSlots(CHANNELS.subList(0, 20)
				.stream()
				.map((topic) -> this.cluster.slotOf(topic.name()))
				.distinct()
				.toList(), added);
			awaitSubscribed();
			RedisNode removed = this.cluster.masterOf(CHANNELS.get(40).name());
			this.cluster.forget(removed);
			awaitSubscribed();
			await().atMost(RECOVERY).until(() -> this.cluster.subscribers(List.of("a")).get("a") == 1);
			traffic.assertIntact(before - 20, traffic.awaitAll());
		}
		join(this.sender.publish(Topic.channel("a"), TestClient.bytes("still here")));
		await().untilAsserted(() -> assertThat(classic.messages()).containsExactly("a=still here"));
	}

	@Test
	void tellsOfGaps() {
		List<String> told = new CopyOnWriteArrayList<>();
		Subscription subscription = this.receiver.subscribe(CHANNELS, new Received());
		subscription.confirmed().orTimeout(10, TimeUnit.SECONDS).join();
		Registration registration = this.receiver.onGap(new GapListener() {

			@Override
			public void gapBegan(SubscriptionState state) {
				told.add("began with a gap: " + state.hasGap());
			}

			@Override
			public void gapEnded(SubscriptionState state) {
				told.add("ended with a gap: " + state.hasGap());
			}

		});
		this.cluster.onAll("CLIENT", "KILL", "TYPE", "pubsub");
		await().until(() -> told.size() >= 2 && !subscription.state().hasGap());
		assertThat(told.subList(0, 2)).containsExactly("began with a gap: true", "ended with a gap: false");
		registration.remove();
		int before = told.size();
		this.cluster.onAll("CLIENT", "KILL", "TYPE", "pubsub");
		awaitSubscribed();
		assertThat(told).hasSize(before);
	}

	@Test
	void subscribesAgainAfterARestartOfTheWholeCluster() {
		try (Traffic traffic = traffic(); CapturedLog log = new CapturedLog("io.github.socketioredis")) {
			int before = traffic.sent();
			this.cluster.restartAll();
			this.cluster.awaitOk();
			awaitSubscribed();
			traffic.assertIntact(before - 20, traffic.awaitAll());
			await()
				.untilAsserted(() -> assertThat(log.lines().stream().filter((line) -> line.startsWith("INFO ")).count())
					.as("ended")
					.isEqualTo(log.lines().stream().filter((line) -> line.startsWith("WARN ")).count())
					.isPositive());
			assertThat(this.sender.state().lastError()).isNull();
		}
	}

	private Traffic traffic() {
		Traffic traffic = new Traffic(this.sender, CHANNELS);
		this.receiver.subscribe(CHANNELS, traffic).confirmed().orTimeout(10, TimeUnit.SECONDS).join();
		traffic.start();
		traffic.awaitAll();
		return traffic;
	}

	private void awaitSubscribed() {
		List<String> names = CHANNELS.stream().map(Topic::name).toList();
		await().atMost(RECOVERY)
			.untilAsserted(() -> assertThat(this.cluster.shardSubscribers(names))
				.allSatisfy((name, count) -> assertThat(count).as(name).isEqualTo(1)));
		await().atMost(RECOVERY).until(() -> !this.receiver.state().hasGap());
	}

	private static <T> T join(CompletableFuture<T> future) {
		return future.orTimeout(10, TimeUnit.SECONDS).join();
	}

}
