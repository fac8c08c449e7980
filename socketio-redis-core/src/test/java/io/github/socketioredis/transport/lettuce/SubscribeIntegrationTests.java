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

import java.util.concurrent.ExecutionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.protocol.ProtocolVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.socketioredis.UnsupportedRedisException;
import org.junit.jupiter.api.Test;
import io.github.socketioredis.test.RedisServerFixture;
import io.github.socketioredis.transport.Subscription;
import io.github.socketioredis.transport.SubscriptionState;
import io.github.socketioredis.transport.Topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for subscribing through {@link LettuceTransport}, with each protocol version.
 */
class SubscribeIntegrationTests {

	private RedisServerFixture redis;

	private TestClient client;

	@BeforeEach
	void setUp() {
		this.redis = RedisServerFixture.start();
		this.client = new TestClient(this.redis);
	}

	@AfterEach
	void tearDown() {
		this.client.close();
		this.redis.close();
	}

	private LettuceTransport transport(ProtocolVersion version) {
		ClientOptions options = LettuceTransports.clientOptions().protocolVersion(version).build();
		return this.client.transport(LettuceTransportOptions.defaults(), options);
	}

	@ParameterizedTest
	@EnumSource(ProtocolVersion.class)
	void receivesOncePerMatchingTopicInOrder(ProtocolVersion version) {
		LettuceTransport transport = transport(version);
		Received received = new Received();
		Received other = new Received();
		Subscription subscription = transport
			.subscribe(List.of(Topic.channel("chat"), Topic.pattern("ch*"), Topic.shardedChannel("chat")), received);
		transport.subscribe(List.of(Topic.channel("chat")), other).confirmed().join();
		subscription.confirmed().join();
		this.redis.execute("PUBLISH", "chat", "1");
		this.redis.execute("PUBLISH", "channel", "2");
		this.redis.execute("SPUBLISH", "chat", "3");
		this.redis.execute("PUBLISH", "other", "4");
		this.redis.execute("PUBLISH", "chat", "5");
		await().untilAsserted(() -> assertThat(received.messages()).containsExactly("chat=1", "chat=1", "channel=2",
				"chat=3", "chat=5", "chat=5"));
		await().untilAsserted(() -> assertThat(other.messages()).containsExactly("chat=1", "chat=5"));
		assertThat(received.threads()).allMatch((name) -> name.startsWith("socketio-redis-delivery-"));
		assertThat(transport.statistics().received()).isEqualTo(6);
	}

	@ParameterizedTest
	@EnumSource(ProtocolVersion.class)
	void confirmsOnlyWhatRedisHasAcknowledged(ProtocolVersion version) {
		LettuceTransport transport = transport(version);
		this.redis.pause();
		Subscription subscription = transport.subscribe(List.of(Topic.channel("a")), new Received());
		CompletableFuture<Void> confirmed = subscription.confirmed();
		assertThat(subscription.state()).extracting(SubscriptionState::desired, SubscriptionState::confirmed)
			.containsExactly(1, 0);
		assertThat(transport.state().hasGap()).isTrue();
		assertThat(confirmed).isNotDone();
		this.redis.resume();
		assertThat(confirmed).succeedsWithin(Duration.ofSeconds(5));
		assertThat(this.redis.execute("PUBSUB", "NUMSUB", "a")).isEqualTo(List.of("a", 1L));
		assertThat(subscription.state().hasGap()).isFalse();
		assertThat(transport.state().desired()).isOne();
		assertThat(transport.state().lastError()).isNull();
	}

	@ParameterizedTest
	@EnumSource(ProtocolVersion.class)
	void unsubscribesWhenNobodyWantsATopic(ProtocolVersion version) {
		LettuceTransport transport = transport(version);
		Received first = new Received();
		Subscription one = transport.subscribe(List.of(Topic.channel("a"), Topic.pattern("p*")), first);
		Subscription two = transport.subscribe(List.of(Topic.channel("a")), new Received());
		CompletableFuture.allOf(one.confirmed(), two.confirmed()).join();
		one.remove(Topic.channel("a"));
		one.remove(Topic.channel("never added"));
		one.add(Topic.channel("b")).join();
		assertThat(this.redis.execute("PUBSUB", "NUMSUB", "a")).isEqualTo(List.of("a", 1L));
		assertThat(this.redis.execute("PUBSUB", "NUMPAT")).isEqualTo(1L);
		this.redis.execute("PUBLISH", "a", "not wanted any more");
		two.close();
		one.close();
		await().untilAsserted(() -> {
			assertThat(this.redis.execute("PUBSUB", "CHANNELS")).isEqualTo(List.of());
			assertThat(this.redis.execute("PUBSUB", "NUMPAT")).isEqualTo(0L);
		});
		assertThat(first.messages()).isEmpty();
		assertThat(transport.state().desired()).isZero();
		assertThat(one.add(Topic.channel("c"))).isCompletedExceptionally();
	}

	@ParameterizedTest
	@EnumSource(ProtocolVersion.class)
	void theLastWishWins(ProtocolVersion version) throws Exception {
		LettuceTransport transport = transport(version);
		Received received = new Received();
		Subscription subscription = transport.subscribe(List.of(), received);
		Topic stays = Topic.channel("stays");
		Topic goes = Topic.channel("goes");
		List<CompletableFuture<Void>> futures = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			futures.add(subscription.add(stays));
			subscription.add(goes);
			if (i % 100 == 0) {
				futures.get(i).exceptionally((failure) -> null).get(5, TimeUnit.SECONDS);
			}
			subscription.remove(stays);
			subscription.remove(goes);
		}
		subscription.add(stays).get(5, TimeUnit.SECONDS);
		subscription.confirmed().get(5, TimeUnit.SECONDS);
		await().untilAsserted(() -> assertThat(this.redis.execute("PUBSUB", "CHANNELS")).isEqualTo(List.of("stays")));
		assertThat(futures).allMatch(CompletableFuture::isDone);
		assertThat(this.redis.execute("PUBLISH", "stays", "x")).isEqualTo(1L);
		await().untilAsserted(() -> assertThat(received.messages()).containsExactly("stays=x"));
		assertThat(subscription.state()).extracting(SubscriptionState::desired, SubscriptionState::confirmed)
			.containsExactly(1, 1);
	}

	@ParameterizedTest
	@EnumSource(ProtocolVersion.class)
	void subscribesToThousandsOfTopics(ProtocolVersion version) {
		LettuceTransport transport = transport(version);
		List<Topic> topics = IntStream.range(0, 5000)
			.mapToObj((i) -> (i % 2 == 0) ? Topic.channel("c" + i) : Topic.pattern("p" + i + "*"))
			.toList();
		Subscription subscription = transport.subscribe(topics, new Received());
		assertThat(subscription.confirmed()).succeedsWithin(Duration.ofSeconds(10));
		assertThat(transport.state().confirmed()).isEqualTo(5000);
		assertThat((List<?>) this.redis.execute("PUBSUB", "CHANNELS")).hasSize(2500);
		assertThat(this.redis.execute("PUBSUB", "NUMPAT")).isEqualTo(2500L);
		Instant before = transport.state().since();
		this.redis.execute("CLIENT", "KILL", "TYPE", "pubsub");
		await().atMost(Duration.ofSeconds(10))
			.until(transport::state, (state) -> state.since().isAfter(before) && !state.hasGap());
		assertThat((List<?>) this.redis.execute("PUBSUB", "CHANNELS")).hasSize(2500);
		assertThat(this.redis.execute("PUBSUB", "NUMPAT")).isEqualTo(2500L);
	}

	@ParameterizedTest
	@EnumSource(ProtocolVersion.class)
	void retriesADeniedTopicUntilItIsGranted(ProtocolVersion version) {
		this.redis.execute("ACL", "SETUSER", "default", "resetchannels", "&allowed*");
		LettuceTransport transport = transport(version);
		List<Topic> topics = new ArrayList<>(
				IntStream.range(0, 100).mapToObj((i) -> Topic.channel("allowed" + i)).toList());
		topics.add(50, Topic.channel("denied"));
		Subscription subscription = transport.subscribe(topics, new Received());
		await().untilAsserted(() -> assertThat(subscription.state().confirmed()).isEqualTo(100));
		assertThat(subscription.confirmed()).isNotDone();
		assertThat(subscription.state().hasGap()).isTrue();
		await().untilAsserted(() -> assertThat(transport.state().missing()).isOne());
		await().untilAsserted(
				() -> assertThat(subscription.state().lastError()).startsWith("NOPERM").endsWith("(channel 'denied')"));
		assertThat(transport.state().lastError()).startsWith("NOPERM");
		this.redis.execute("ACL", "SETUSER", "default", "allchannels");
		assertThat(subscription.confirmed()).succeedsWithin(Duration.ofSeconds(5));
		assertThat(subscription.state().lastError()).isNull();
		assertThat(subscription.state().missing()).isZero();
		assertThat(transport.state().lastError()).isNull();
		assertThat(this.redis.execute("PUBSUB", "NUMSUB", "denied")).isEqualTo(List.of("denied", 1L));
	}

	@ParameterizedTest
	@EnumSource(ProtocolVersion.class)
	void keepsAQuietConnection(ProtocolVersion version) {
		LettuceTransport transport = transport(version);
		transport.subscribe(List.of(Topic.channel("a")), new Received()).confirmed().join();
		String before = (String) this.redis.execute("CLIENT", "LIST", "TYPE", "pubsub");
		await().atMost(Duration.ofSeconds(5))
			.until(() -> ((String) this.redis.execute("INFO", "commandstats")).contains("cmdstat_ping:calls=5"));
		String after = (String) this.redis.execute("CLIENT", "LIST", "TYPE", "pubsub");
		assertThat(after.split(" ")[0]).isEqualTo(before.split(" ")[0]);
		assertThat(transport.state().hasGap()).isFalse();
	}

	@ParameterizedTest
	@EnumSource(ProtocolVersion.class)
	void refusesANameThatCanNotBeEncoded(ProtocolVersion version) {
		Subscription subscription = transport(version).subscribe(List.of(), new Received());
		assertThatIllegalArgumentException().isThrownBy(() -> subscription.add(Topic.channel("\ud800")))
			.withMessageContaining("'topic'");
	}

	@Test
	void saysThatARedisHasNoShardedChannels() {
		try (RedisServerFixture old = RedisServerFixture.startWith("--rename-command", "SSUBSCRIBE", "");
				TestClient oldClient = new TestClient(old)) {
			Subscription subscription = oldClient.transport()
				.subscribe(List.of(Topic.shardedChannel("s")), new Received());
			assertThat(subscription.confirmed()).failsWithin(Duration.ofSeconds(5))
				.withThrowableOfType(ExecutionException.class)
				.withCauseInstanceOf(UnsupportedRedisException.class)
				.withMessageContaining("Redis 7.0 or later")
				.withMessageContaining("unknown command");
		}
	}

}
