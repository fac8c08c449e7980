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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.lettuce.core.ClientOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.socketioredis.test.RedisServerFixture;
import io.github.socketioredis.transport.Topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Several threads publish numbered messages while the publisher's connection is killed
 * again and again: what arrives is in order and never twice, and all that was confirmed
 * has arrived.
 */
class PublishOrderIntegrationTests {

	private static final int THREADS = 4;

	private static final int MESSAGES = 60_000;

	/** What half a mebibyte holds of such small messages, and one batch more. */
	private static final int MAX_IN_FLIGHT = 512 * 1024 / PendingCommand.OVERHEAD + 128;

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void keepsTheOrderOfEachThread(boolean autoReconnect) throws Exception {
		ClientOptions options = ClientOptions.builder().autoReconnect(autoReconnect).build();
		try (RedisServerFixture redis = RedisServerFixture.start(); TestClient client = new TestClient(redis)) {
			LettuceTransport publisher = client
				.transport(LettuceTransportOptions.defaults().withPublishMaxAge(Duration.ofSeconds(20)), options);
			LettuceTransport subscriber = client.patient();
			Map<String, List<Integer>> received = new ConcurrentHashMap<>();
			subscriber
				.subscribe(List.of(Topic.pattern("t*")),
						(channel, message) -> received
							.computeIfAbsent(channel, (key) -> Collections.synchronizedList(new ArrayList<>()))
							.add(Integer.valueOf(new String(message, StandardCharsets.US_ASCII))))
				.confirmed()
				.join();
			Map<String, List<CompletableFuture<Long>>> published = new ConcurrentHashMap<>();
			List<Thread> threads = IntStream.range(0, THREADS)
				.mapToObj((number) -> new Thread(() -> publish(publisher, "t" + number, published)))
				.toList();
			threads.forEach(Thread::start);
			int kills = 0;
			while (threads.stream().anyMatch(Thread::isAlive)) {
				kills += ((Long) redis.execute("CLIENT", "KILL", "TYPE", "normal")).intValue();
				threads.get(0).join(200);
			}
			assertThat(kills).isGreaterThan(1);
			List<CompletableFuture<Long>> all = published.values().stream().flatMap(List::stream).toList();
			CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
				.exceptionally((failure) -> null)
				.get(20, TimeUnit.SECONDS);
			published.forEach((channel, futures) -> {
				List<Integer> confirmed = confirmed(futures);
				await().until(() -> missing(confirmed, received.get(channel)), List::isEmpty);
				assertThat(received.get(channel)).isSorted().doesNotHaveDuplicates();
			});
			assertThat(publisher.statistics().publishUnconfirmed()).isLessThanOrEqualTo((long) kills * MAX_IN_FLIGHT);
		}
	}

	private static void publish(LettuceTransport transport, String channel,
			Map<String, List<CompletableFuture<Long>>> published) {
		List<CompletableFuture<Long>> futures = new ArrayList<>();
		for (int i = 0; i < MESSAGES; i++) {
			futures.add(transport.publish(Topic.channel(channel), TestClient.bytes(Integer.toString(i))));
			if (i % 1000 == 999) {
				futures.get(i - 500).exceptionally((failure) -> null).join();
			}
		}
		published.put(channel, futures);
	}

	private static List<Integer> missing(List<Integer> confirmed, List<Integer> received) {
		Set<Integer> arrived = new HashSet<>(List.copyOf(received));
		return confirmed.stream().filter((number) -> !arrived.contains(number)).toList();
	}

	private static List<Integer> confirmed(List<CompletableFuture<Long>> futures) {
		return IntStream.range(0, futures.size())
			.filter((i) -> !futures.get(i).isCompletedExceptionally())
			.boxed()
			.toList();
	}

}
