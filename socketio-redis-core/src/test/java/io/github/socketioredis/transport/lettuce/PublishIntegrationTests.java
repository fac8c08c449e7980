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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import io.lettuce.core.ClientOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.socketioredis.PublishException;
import io.github.socketioredis.test.RedisServerFixture;
import io.github.socketioredis.transport.Topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for publishing through {@link LettuceTransport}.
 */
class PublishIntegrationTests {

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

	@Test
	void completesWithTheNumberOfSubscribers() {
		LettuceTransport transport = this.client.transport();
		Received received = new Received();
		transport.subscribe(List.of(Topic.channel("news"), Topic.pattern("n*")), received).confirmed().join();
		assertThat(publish(transport, "news", "hé\r\n")).succeedsWithin(Duration.ofSeconds(2)).isEqualTo(2L);
		assertThat(publish(transport, "other", "")).succeedsWithin(Duration.ofSeconds(2)).isEqualTo(0L);
		await().untilAsserted(() -> assertThat(received.messages()).containsExactly("news=hé\r\n", "news=hé\r\n"));
		assertThat(transport.statistics().published()).isEqualTo(2);
	}

	@Test
	void publishesToShardedChannels() {
		LettuceTransport transport = this.client.transport();
		Received received = new Received();
		Topic topic = Topic.shardedChannel("shard");
		transport.subscribe(List.of(topic), received).confirmed().join();
		assertThat(transport.publish(topic, TestClient.bytes("a"))).succeedsWithin(Duration.ofSeconds(2)).isEqualTo(1L);
		await().untilAsserted(() -> assertThat(received.messages()).containsExactly("shard=a"));
		assertThat(transport.countSubscribers(topic).join()).isEqualTo(1);
	}

	@Test
	void opensNoSubscriberConnection() {
		LettuceTransport transport = this.client.transport();
		publish(transport, "news", "a").join();
		assertThat((String) this.redis.execute("CLIENT", "LIST", "TYPE", "pubsub")).isEmpty();
		String connections = (String) this.redis.execute("CLIENT", "LIST");
		assertThat(connections.lines()).hasSize(2);
	}

	@Test
	void countsSubscribers() {
		LettuceTransport transport = this.client.transport();
		assertThat(transport.countSubscribers(Topic.channel("news")).join()).isZero();
		transport.subscribe(List.of(Topic.channel("news")), new Received()).confirmed().join();
		assertThat(transport.countSubscribers(Topic.channel("news")).join()).isOne();
	}

	@Test
	void refusesPatterns() {
		LettuceTransport transport = this.client.transport();
		assertThatIllegalArgumentException().isThrownBy(() -> transport.publish(Topic.pattern("a*"), new byte[0]))
			.withMessageContaining("'topic'")
			.withMessageContaining("a*");
	}

	@Test
	void writesManyMessagesWithFewReadsOnTheServer() {
		LettuceTransport transport = this.client.transport();
		publish(transport, "news", "warm up").join();
		long before = statistic("total_reads_processed");
		int count = 20_000;
		List<CompletableFuture<Long>> futures = IntStream.range(0, count)
			.mapToObj((i) -> publish(transport, "news", "message " + i))
			.toList();
		CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)).orTimeout(10, TimeUnit.SECONDS).join();
		assertThat(statistic("total_reads_processed") - before).isLessThan(count / 4);
	}

	private long statistic(String name) {
		String info = (String) this.redis.execute("INFO", "stats");
		return info.lines()
			.filter((line) -> line.startsWith(name + ":"))
			.mapToLong((line) -> Long.parseLong(line.substring(name.length() + 1)))
			.sum();
	}

	@Test
	void failsAMessageThatWaitsTooLong() {
		LettuceTransportOptions options = LettuceTransportOptions.defaults().withPublishMaxAge(Duration.ofMillis(400));
		LettuceTransport transport = this.client.transport(options);
		this.redis.kill();
		long start = System.nanoTime();
		CompletableFuture<Long> future = publish(transport, "news", "a");
		assertThat(future).failsWithin(Duration.ofSeconds(2))
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(PublishException.class)
			.withMessageMatching(".*'news' was not sent: it has waited 4\\d\\d ms .*publishMaxAge.*");
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(400),
				Duration.ofMillis(800));
		assertThat(transport.statistics().publishExpired()).isOne();
	}

	@Test
	void doesNotAgeWhileTheFirstConnectionIsBeingMade() {
		CompletableFuture<?> gate = new CompletableFuture<>().completeOnTimeout(null, 700, TimeUnit.MILLISECONDS);
		LettuceTransport transport = this.client.gated(() -> gate,
				LettuceTransportOptions.defaults().withPublishMaxAge(Duration.ofMillis(300)));
		assertThat(publish(transport, "news", "a")).succeedsWithin(Duration.ofSeconds(5));
	}

	@Test
	void waitsWhenTheClientHasASmallQueue() {
		ClientOptions options = ClientOptions.builder().requestQueueSize(10).build();
		LettuceTransport transport = this.client.transport(LettuceTransportOptions.defaults(), options);
		publish(transport, "news", "warm up").join();
		assertThat(publish(transport, "news", "a")).succeedsWithin(Duration.ofSeconds(5));
	}

	@Test
	void keepsMessagesInOrderWhileTheConnectionIsRenewed() {
		AtomicReference<CompletableFuture<?>> gate = new AtomicReference<>(CompletableFuture.completedFuture(null));
		LettuceTransport transport = this.client.gated(gate::get,
				LettuceTransportOptions.defaults().withPublishMaxAge(Duration.ofSeconds(10)));
		Received received = new Received();
		transport.subscribe(List.of(Topic.channel("news")), received).confirmed().join();
		publish(transport, "other", "connect").join();
		gate.set(new CompletableFuture<>());
		assertThat(this.redis.execute("CLIENT", "KILL", "TYPE", "normal")).isEqualTo(1L);
		await().until(() -> transport.state().lastError() != null);
		List<String> expected = IntStream.range(0, 500).mapToObj((i) -> "news=m" + i).toList();
		List<CompletableFuture<Long>> futures = IntStream.range(0, 500)
			.mapToObj((i) -> publish(transport, "news", "m" + i))
			.toList();
		assertThat(futures).noneMatch(CompletableFuture::isDone);
		gate.get().complete(null);
		await().untilAsserted(() -> assertThat(received.messages()).isEqualTo(expected));
		assertThat(futures).allSatisfy((future) -> assertThat(future).succeedsWithin(Duration.ofSeconds(1)));
	}

	@Test
	void failsAtOnceWhenTheQueueIsFull() {
		LettuceTransportOptions options = new LettuceTransportOptions(Duration.ofSeconds(30), 10_000, 1000);
		LettuceTransport transport = this.client.transport(options);
		this.redis.kill();
		int weight = PendingCommand.OVERHEAD + "news".length() + 1000;
		int fits = 10_000 / weight;
		List<CompletableFuture<Long>> futures = IntStream.range(0, fits)
			.mapToObj((i) -> publish(transport, "news", "x".repeat(1000)))
			.toList();
		assertThat(futures).noneMatch(CompletableFuture::isDone);
		CompletableFuture<Long> tooMuch = publish(transport, "news", "x".repeat(1000));
		assertThat(tooMuch).isCompletedExceptionally();
		assertThat(tooMuch).failsWithin(Duration.ZERO)
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(PublishException.class)
			.withMessageContaining("10000 bytes")
			.withMessageContaining("publishMaxBytes");
		this.redis.restart();
		assertThat(futures).allSatisfy((future) -> assertThat(future).succeedsWithin(Duration.ofSeconds(5)));
		assertThat(publish(transport, "news", "x".repeat(1000))).succeedsWithin(Duration.ofSeconds(5));
		assertThat(transport.statistics().publishOverflowed()).isOne();
	}

	@Test
	void reportsAnErrorOfRedis() {
		LettuceTransport transport = this.client.transport();
		publish(transport, "news", "a").join();
		this.redis.execute("ACL", "SETUSER", "default", "-publish");
		assertThat(publish(transport, "news", "b")).failsWithin(Duration.ofSeconds(2))
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(PublishException.class)
			.withMessageContaining("'news' was refused by Redis: NOPERM");
		this.redis.execute("ACL", "SETUSER", "default", "+publish");
		assertThat(publish(transport, "news", "c")).succeedsWithin(Duration.ofSeconds(2));
		assertThat(transport.statistics().publishRefused()).isOne();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void doesNotRepeatWhatWasInFlight(boolean autoReconnect) {
		ClientOptions options = ClientOptions.builder().autoReconnect(autoReconnect).build();
		LettuceTransport transport = this.client.transport(LettuceTransportOptions.defaults(), options);
		publish(transport, "news", "warm up").join();
		this.redis.pause();
		List<CompletableFuture<Long>> futures = IntStream.range(0, 100)
			.mapToObj((i) -> publish(transport, "news", "m" + i))
			.toList();
		await().until(() -> transport.inFlightBytes() > 100 * PendingCommand.OVERHEAD);
		this.redis.kill();
		assertThat(futures).allSatisfy((future) -> assertThat(future).failsWithin(Duration.ofSeconds(2))
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(PublishException.class)
			.withMessageContaining("may or may not"));
		this.redis.restart();
		publish(transport, "news", "after").orTimeout(5, TimeUnit.SECONDS).join();
		String commands = (String) this.redis.execute("INFO", "commandstats");
		assertThat(commands).contains("cmdstat_publish:calls=1,");
		assertThat(transport.statistics().publishUnconfirmed()).isEqualTo(100);
		assertThat(transport.inFlightBytes()).isZero();
	}

	@Test
	void survivesAStalledRedisWithoutGrowing() {
		long maxBytes = 4_000_000;
		LettuceTransport transport = this.client
			.transport(new LettuceTransportOptions(Duration.ofMillis(600), maxBytes, 1000));
		publish(transport, "news", "warm up").join();
		this.redis.pause();
		String message = "x".repeat(10_000);
		long end = System.nanoTime() + Duration.ofSeconds(4).toNanos();
		List<CompletableFuture<Long>> first = new ArrayList<>();
		long most = 0;
		while (System.nanoTime() < end) {
			CompletableFuture<Long> future = publish(transport, "news", message);
			if (first.size() < 100) {
				first.add(future);
			}
			most = Math.max(most, transport.pendingBytes());
		}
		assertThat(most).isBetween(maxBytes - 20_000, maxBytes + 20_000);
		assertThat(first).allMatch(CompletableFuture::isCompletedExceptionally);
		assertThat(transport.statistics().publishUnconfirmed()).isPositive();
		assertThat(transport.statistics().publishExpired()).isPositive();
		assertThat(transport.statistics().publishOverflowed()).isPositive();
		this.redis.resume();
		await().atMost(Duration.ofSeconds(5))
			.untilAsserted(() -> assertThat(publish(transport, "news", "back")).succeedsWithin(Duration.ofSeconds(1)));
		await().untilAsserted(() -> assertThat(transport.pendingBytes()).isZero());
	}

	@Test
	void failsQueuedMessagesWhenClosed() {
		LettuceTransport transport = this.client
			.transport(LettuceTransportOptions.defaults().withPublishMaxAge(Duration.ofSeconds(30)));
		this.redis.kill();
		CompletableFuture<Long> queued = publish(transport, "news", "a");
		transport.close();
		assertThat(queued).failsWithin(Duration.ofSeconds(2)).withThrowableThat().withMessageContaining("is closed");
		assertThat(publish(transport, "news", "b")).failsWithin(Duration.ofSeconds(2))
			.withThrowableThat()
			.withMessageContaining("is closed");
	}

	private static CompletableFuture<Long> publish(LettuceTransport transport, String channel, String message) {
		return transport.publish(Topic.channel(channel), TestClient.bytes(message));
	}

}
