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
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SslOptions;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.socketioredis.test.RedisServerFixture;
import io.github.socketioredis.transport.PublishState;
import io.github.socketioredis.transport.Subscription;
import io.github.socketioredis.transport.Topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link LettuceTransport} while connections break, Redis is away, stalls or
 * comes late.
 */
class OutageIntegrationTests {

	private static final String OWN_LOGGERS = "io.github.socketioredis";

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void renewsSubscriptionsAfterARestart(boolean autoReconnect) {
		ClientOptions clientOptions = autoReconnect ? ClientOptions.create()
				: LettuceTransports.clientOptions().build();
		try (RedisServerFixture redis = RedisServerFixture.start(); TestClient client = new TestClient(redis)) {
			LettuceTransport transport = client.transport(LettuceTransportOptions.defaults(), clientOptions);
			Received received = new Received();
			Subscription subscription = transport
				.subscribe(List.of(Topic.channel("a"), Topic.pattern("p*"), Topic.shardedChannel("s")), received);
			subscription.confirmed().join();
			transport.publish(Topic.channel("a"), TestClient.bytes("before")).join();
			try (CapturedLog own = new CapturedLog(OWN_LOGGERS); CapturedLog lettuce = new CapturedLog("io.lettuce")) {
				redis.kill();
				await().until(() -> subscription.state().confirmed() == 0);
				assertThat(subscription.state().lastError()).isNotNull();
				assertThat(subscription.state().missing()).isEqualTo(3);
				assertThat(transport.state().missing()).isEqualTo(3);
				redis.restart();
				await().atMost(Duration.ofSeconds(5)).until(() -> !transport.state().hasGap());
				assertSubscribed(redis);
				redis.execute("PUBLISH", "a", "after");
				redis.execute("PUBLISH", "p1", "after");
				redis.execute("SPUBLISH", "s", "after");
				await().untilAsserted(() -> assertThat(received.messages()).containsExactly("a=before", "a=after",
						"p1=after", "s=after"));
				transport.publish(Topic.channel("b"), TestClient.bytes("x")).join();
				assertThat(own.lines()).hasSize(2);
				assertThat(own.lines().get(0)).startsWith("WARN Redis Pub/Sub is interrupted: ")
					.doesNotContain("stack trace");
				assertThat(own.lines().get(1)).startsWith("INFO Redis Pub/Sub works again after ");
				assertThat(lettuce.lines()).isEmpty();
			}
		}
	}

	private static void assertSubscribed(RedisServerFixture redis) {
		assertThat(redis.execute("PUBSUB", "NUMSUB", "a")).isEqualTo(List.of("a", 1L));
		assertThat(redis.execute("PUBSUB", "NUMPAT")).isEqualTo(1L);
		assertThat(redis.execute("PUBSUB", "SHARDNUMSUB", "s")).isEqualTo(List.of("s", 1L));
	}

	@Test
	void survivesTwoRestartsInARow() {
		try (RedisServerFixture redis = RedisServerFixture.start(); TestClient client = new TestClient(redis)) {
			LettuceTransport transport = client.transport();
			List<Topic> topics = List.of(Topic.channel("a"), Topic.pattern("p*"), Topic.shardedChannel("s"));
			Subscription subscription = transport.subscribe(topics, new Received());
			subscription.confirmed().join();
			redis.restart();
			redis.restart();
			await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertSubscribed(redis));
			await().until(() -> subscription.state().confirmed() == 3);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void renewsSubscriptionsWhenConnectionsAreKilled(boolean autoReconnect) {
		ClientOptions options = ClientOptions.builder().autoReconnect(autoReconnect).build();
		try (RedisServerFixture redis = RedisServerFixture.start(); TestClient client = new TestClient(redis)) {
			LettuceTransport transport = client.transport(LettuceTransportOptions.defaults(), options);
			Received received = new Received();
			transport.subscribe(List.of(Topic.channel("a"), Topic.pattern("p*"), Topic.shardedChannel("s")), received)
				.confirmed()
				.join();
			for (int i = 0; i < 5; i++) {
				Instant before = transport.state().since();
				assertThat(redis.execute("CLIENT", "KILL", "TYPE", "pubsub")).isEqualTo(1L);
				await().atMost(Duration.ofSeconds(5))
					.until(transport::state, (state) -> state.since().isAfter(before) && !state.hasGap());
				assertSubscribed(redis);
				redis.execute("PUBLISH", "a", "m" + i);
			}
			await().untilAsserted(
					() -> assertThat(received.messages()).containsExactly("a=m0", "a=m1", "a=m2", "a=m3", "a=m4"));
			assertThat(((String) redis.execute("CLIENT", "LIST", "TYPE", "pubsub")).lines()).hasSize(1);
		}
	}

	@Test
	void connectsWhenRedisComesLate() {
		try (RedisServerFixture redis = RedisServerFixture.notStarted();
				TestClient client = new TestClient(redis);
				CapturedLog own = new CapturedLog(OWN_LOGGERS)) {
			LettuceTransport transport = client.transport();
			Subscription subscription = transport.subscribe(List.of(Topic.channel("a")), new Received());
			await().until(() -> transport.state().lastError() != null);
			assertThat(transport.state().lastError()).contains("Connection refused")
				.contains(Integer.toString(redis.port()));
			assertThat(subscription.confirmed()).isNotDone();
			redis.restart();
			assertThat(subscription.confirmed()).succeedsWithin(Duration.ofSeconds(5));
			await().untilAsserted(() -> assertThat(own.lines()).hasSize(2));
			assertThat(transport.state().lastError()).isNull();
		}
	}

	@Test
	void showsAFailedConnectionOfAPublisherInTheState() {
		try (RedisServerFixture redis = RedisServerFixture.notStarted(); TestClient client = new TestClient(redis)) {
			LettuceTransport transport = client.transport();
			assertThat(transport.publishState()).isEqualTo(PublishState.UNKNOWN);
			CompletableFuture<Long> future = transport.publish(Topic.channel("a"), TestClient.bytes("x"));
			await().until(() -> transport.state().lastError() != null);
			assertThat(transport.state().lastError()).contains("Connection refused");
			assertThat(transport.publishState().status()).isEqualTo(PublishState.Status.INTERRUPTED);
			assertThat(transport.publishState().lastError()).contains("Connection refused");
			redis.restart();
			assertThat(future).succeedsWithin(Duration.ofSeconds(2));
			assertThat(transport.state().lastError()).isNull();
			assertThat(transport.publishState().status()).isEqualTo(PublishState.Status.AVAILABLE);
		}
	}

	@ParameterizedTest
	@EnumSource(ProtocolVersion.class)
	void subscribesAgainWhatRedisHasUnsubscribed(ProtocolVersion version) {
		try (RedisServerFixture redis = RedisServerFixture.start();
				TestClient client = new TestClient(redis);
				CapturedLog own = new CapturedLog(OWN_LOGGERS)) {
			AtomicReference<StatefulRedisPubSubConnection<String, byte[]>> connection = new AtomicReference<>();
			LettuceTransport transport = client.observed(connection::set,
					LettuceTransports.clientOptions().protocolVersion(version).build());
			Topic topic = Topic.channel("a");
			transport.subscribe(List.of(topic), new Received()).confirmed().join();
			Instant before = transport.state().since();
			connection.get().async().unsubscribe("a");
			await().until(transport::state, (state) -> state.since().isAfter(before) && !state.hasGap());
			assertThat(redis.execute("PUBSUB", "NUMSUB", "a")).isEqualTo(List.of("a", 1L));
			assertThat(own.lines()).hasSize(2);
			assertThat(own.lines().get(0)).startsWith("WARN ").contains("Redis has ended the subscription to 'a'");
		}
	}

	@Test
	void replacesAConnectionThatIsDeadButOpen() {
		try (RedisServerFixture redis = RedisServerFixture.start();
				TestClient client = new TestClient(redis);
				CapturedLog own = new CapturedLog(OWN_LOGGERS)) {
			LettuceTransport transport = client.transport();
			Received received = new Received();
			transport.subscribe(List.of(Topic.channel("a")), received).confirmed().join();
			redis.pause();
			await().atMost(Duration.ofSeconds(3)).until(() -> transport.state().hasGap());
			assertThat(own.lines()).singleElement().asString().contains("no answer to a PING within PT0.5S");
			redis.resume();
			await().atMost(Duration.ofSeconds(5)).until(() -> !transport.state().hasGap());
			redis.execute("PUBLISH", "a", "x");
			await().untilAsserted(() -> assertThat(received.messages()).containsExactly("a=x"));
			assertThat(own.lines()).hasSize(2);
		}
	}

	@Test
	void speaksTlsAsAnAclUser() {
		try (RedisServerFixture redis = RedisServerFixture.startWithTls("--user", "alice", "on", ">secret", "&chat*",
				"-@all", "+@connection", "+@pubsub", "--user", "default", "off");
				TestClient client = new TestClient(redis)) {
			ClientOptions options = LettuceTransports.clientOptions()
				.sslOptions(SslOptions.builder().trustManager(redis.certificate().toFile()).build())
				.build();
			String uri = redis.uri().replace("://", "://alice:secret@");
			RedisClient redisClient = client.client(uri, options);
			LettuceTransport transport = client.transport(redisClient, LettuceTransportOptions.defaults());
			Received received = new Received();
			Subscription subscription = transport.subscribe(List.of(Topic.pattern("chat*")), received);
			assertThat(subscription.confirmed()).succeedsWithin(Duration.ofSeconds(5));
			assertThat(transport.publish(Topic.channel("chat1"), TestClient.bytes("x")))
				.succeedsWithin(Duration.ofSeconds(2))
				.isEqualTo(1L);
			await().untilAsserted(() -> assertThat(received.messages()).containsExactly("chat1=x"));
			assertThat(transport.publish(Topic.channel("other"), TestClient.bytes("x")))
				.failsWithin(Duration.ofSeconds(2))
				.withThrowableThat()
				.withMessageContaining("NOPERM");
		}
	}

	@Test
	void leavesNoThreadAndNoConnectionWhenClosed() {
		try (RedisServerFixture redis = RedisServerFixture.start(); TestClient client = new TestClient(redis)) {
			Set<Thread> before = ownThreads();
			LettuceTransport transport = client.transport();
			Received received = new Received();
			Subscription subscription = transport.subscribe(List.of(Topic.channel("a")), received);
			subscription.confirmed().join();
			transport.publish(Topic.channel("a"), TestClient.bytes("x")).join();
			await().until(() -> received.messages().size() == 1);
			assertThat(ownThreads()).hasSizeGreaterThan(before.size());
			transport.close();
			transport.close();
			await().untilAsserted(() -> assertThat(ownThreads()).isEqualTo(before));
			await().untilAsserted(() -> assertThat(((String) redis.execute("CLIENT", "LIST")).lines()).hasSize(1));
			assertThat(subscription.state().desired()).isZero();
			assertThat(subscription.add(Topic.channel("b"))).isCompletedExceptionally();
			assertThatIllegalStateException().isThrownBy(() -> transport.subscribe(List.of(), received))
				.withMessageContaining("closed");
		}
	}

	private static Set<Thread> ownThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("socketio-redis"))
			.collect(Collectors.toSet());
	}

}
