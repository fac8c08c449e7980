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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.socketioredis.transport.TransportTimer;
import org.junit.jupiter.api.Test;

import io.github.socketioredis.transport.MessageListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link DeliveryQueue}.
 */
class DeliveryQueueTests {

	private final TransportCounters counters = new TransportCounters();

	private final List<Runnable> tasks = new ArrayList<>();

	private final Received received = new Received();

	@Test
	void deliversInOrderAndNotOnTheOfferingThread() {
		DeliveryQueue queue = new DeliveryQueue(this.received, this.tasks::add, 1_000_000, this.counters);
		List<String> expected = IntStream.range(0, 1000).mapToObj((i) -> "c=" + i).toList();
		IntStream.range(0, 1000).forEach((i) -> queue.offer("c", TestClient.bytes("" + i)));
		assertThat(this.received.messages()).isEmpty();
		assertThat(this.tasks).hasSize(1);
		runTasks();
		assertThat(this.received.messages()).isEqualTo(expected);
	}

	@Test
	void countsAndTimesWhatIsDelivered() {
		List<Long> lags = new ArrayList<>();
		DeliveryQueue queue = new DeliveryQueue(this.received, this.tasks::add, 1_000_000, this.counters,
				new TransportTimer() {
					@Override
					public void published(long nanos) {
						throw new AssertionError("nothing was published");
					}

					@Override
					public void delivered(long nanos) {
						lags.add(nanos);
					}
				});
		queue.offer("c", new byte[0]);
		long offered = System.nanoTime();
		queue.offer("c", new byte[0]);
		long least = System.nanoTime() - offered;
		assertThat(lags).isEmpty();
		runTasks();
		assertThat(lags).hasSize(2).allMatch((lag) -> lag > 0);
		assertThat(lags.get(0)).isGreaterThan(least);
		assertThat(this.counters.statistics().delivered()).isEqualTo(2);
	}

	@Test
	void lightensAnExecutorThreadFromTimeToTime() {
		DeliveryQueue queue = new DeliveryQueue(this.received, this.tasks::add, 1_000_000, this.counters);
		IntStream.range(0, 1000).forEach((i) -> queue.offer("c", new byte[0]));
		this.tasks.remove(0).run();
		assertThat(this.received.messages()).hasSizeBetween(1, 999);
		assertThat(this.tasks).hasSize(1);
	}

	@Test
	void dropsWhatDoesNotFit() {
		long weight = DeliveryQueue.OVERHEAD + 1 + 100;
		DeliveryQueue queue = new DeliveryQueue(this.received, this.tasks::add, 3 * weight, this.counters);
		try (CapturedLog log = new CapturedLog("io.github.socketioredis")) {
			IntStream.range(0, 5).forEach((i) -> queue.offer("c", new byte[100]));
			assertThat(log.lines()).singleElement().asString().startsWith("WARN ").contains("deliveryMaxBytes");
		}
		assertThat(this.counters.statistics().dropped()).isEqualTo(2);
		runTasks();
		assertThat(this.received.messages()).hasSize(3);
		queue.offer("c", new byte[100]);
		runTasks();
		assertThat(this.received.messages()).hasSize(4);
	}

	@Test
	void asksTheListenerBeforeQueueing() {
		MessageListener picky = new MessageListener() {

			@Override
			public boolean accepts(String channel) {
				return channel.equals("wanted");
			}

			@Override
			public void onMessage(String channel, byte[] message) {
				DeliveryQueueTests.this.received.onMessage(channel, message);
			}

		};
		DeliveryQueue queue = new DeliveryQueue(picky, this.tasks::add, 1000, this.counters);
		queue.offer("other", new byte[0]);
		assertThat(this.tasks).isEmpty();
		queue.offer("wanted", new byte[0]);
		runTasks();
		assertThat(this.received.messages()).containsExactly("wanted=");
		assertThat(this.counters.statistics().rejected()).isOne();
	}

	@Test
	void aFailingListenerHarmsNoOtherMessage() {
		MessageListener failing = (channel, message) -> {
			this.received.onMessage(channel, message);
			if (message[0] == '1') {
				throw new StackOverflowError("on purpose");
			}
		};
		DeliveryQueue queue = new DeliveryQueue(failing, this.tasks::add, 10_000, this.counters);
		try (CapturedLog log = new CapturedLog("io.github.socketioredis")) {
			IntStream.range(0, 20).forEach((i) -> queue.offer("c", TestClient.bytes("" + i)));
			runTasks();
			assertThat(log.lines()).singleElement().asString().startsWith("ERROR ").contains("'c'");
		}
		assertThat(this.received.messages()).hasSize(20);
		assertThat(this.counters.statistics().listenerFailures()).isEqualTo(11);
	}

	@Test
	void dropsWhatIsLeftWhenClosed() {
		DeliveryQueue queue = new DeliveryQueue(this.received, this.tasks::add, 1000, this.counters);
		queue.offer("c", new byte[0]);
		queue.close();
		queue.offer("c", new byte[0]);
		runTasks();
		assertThat(this.received.messages()).isEmpty();
	}

	@Test
	void survivesAnExecutorThatRefuses() {
		AtomicBoolean refuse = new AtomicBoolean(true);
		Executor executor = (task) -> {
			if (refuse.get()) {
				throw new RejectedExecutionException("on purpose");
			}
			this.tasks.add(task);
		};
		DeliveryQueue queue = new DeliveryQueue(this.received, executor, 1000, this.counters);
		queue.offer("c", TestClient.bytes("1"));
		refuse.set(false);
		queue.offer("c", TestClient.bytes("2"));
		runTasks();
		assertThat(this.received.messages()).containsExactly("c=2");
		assertThat(this.counters.statistics().dropped()).isOne();
	}

	@Test
	void handlesOneMessageAtATime() throws Exception {
		AtomicInteger running = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		AtomicInteger handled = new AtomicInteger();
		MessageListener listener = (channel, message) -> {
			most.accumulateAndGet(running.incrementAndGet(), Math::max);
			handled.incrementAndGet();
			Thread.onSpinWait();
			running.decrementAndGet();
		};
		ExecutorService executor = Executors.newFixedThreadPool(4);
		DeliveryQueue queue = new DeliveryQueue(listener, executor, Long.MAX_VALUE, this.counters);
		IntStream.range(0, 100_000).forEach((i) -> queue.offer("c", new byte[0]));
		await().until(() -> handled.get() == 100_000);
		executor.shutdown();
		assertThat(executor.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
		assertThat(most).hasValue(1);
	}

	private void runTasks() {
		while (!this.tasks.isEmpty()) {
			this.tasks.remove(0).run();
		}
	}

}
