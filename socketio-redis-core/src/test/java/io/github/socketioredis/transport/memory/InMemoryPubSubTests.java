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

package io.github.socketioredis.transport.memory;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.socketioredis.PublishException;
import io.github.socketioredis.Registration;
import io.github.socketioredis.transport.MessageListener;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.Subscription;
import io.github.socketioredis.transport.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link InMemoryPubSub} and its transports: what is true of transports on a
 * Redis.
 */
class InMemoryPubSubTests {

	private final InMemoryPubSub pubSub = new InMemoryPubSub();

	private final PubSubTransport transport = this.pubSub.transport();

	private final PubSubTransport other = this.pubSub.transport();

	private final Received received = new Received();

	private final ExecutorService publishers = Executors.newFixedThreadPool(2);

	@AfterEach
	void closeTransports() {
		this.publishers.shutdownNow();
		this.transport.close();
		this.other.close();
	}

	@Test
	void receivesOncePerMatchingTopicInOrder() {
		Subscription subscription = this.transport.subscribe(
				List.of(Topic.channel("chat"), Topic.pattern("ch*"), Topic.shardedChannel("chat")), this.received);
		Received second = new Received();
		this.transport.subscribe(List.of(Topic.channel("chat")), second);
		assertThat(subscription.confirmed()).isCompleted();
		publish(Topic.channel("chat"), "1");
		publish(Topic.channel("channel"), "2");
		publish(Topic.shardedChannel("chat"), "3");
		publish(Topic.channel("other"), "4");
		publish(Topic.channel("chat"), "5");
		await().untilAsserted(() -> assertThat(this.received.messages).containsExactly("chat=1", "chat=1", "channel=2",
				"chat=3", "chat=5", "chat=5"));
		await().untilAsserted(() -> assertThat(second.messages).containsExactly("chat=1", "chat=5"));
		assertThat(this.received.threads).allMatch((name) -> name.startsWith("socketio-redis-memory-"));
		assertThat(this.transport.statistics().received()).isEqualTo(6);
		assertThat(this.transport.statistics().delivered()).isEqualTo(8);
		assertThat(this.other.statistics().published()).isEqualTo(5);
	}

	@Test
	void countsTransportsAndNotSubscriptions() {
		this.transport.subscribe(List.of(Topic.channel("news"), Topic.pattern("n*")), this.received);
		this.transport.subscribe(List.of(Topic.channel("news")), this.received);
		assertThat(publish(Topic.channel("news"), "")).isEqualTo(2);
		assertThat(publish(Topic.channel("nothing"), "")).isEqualTo(1);
		assertThat(publish(Topic.shardedChannel("news"), "")).isZero();
		assertThat(this.transport.countSubscribers(Topic.channel("news"))).isCompletedWithValue(1L);
		assertThat(this.transport.countSubscribers(Topic.channel("nothing"))).isCompletedWithValue(0L);
		this.other.subscribe(List.of(Topic.channel("news")), this.received);
		assertThat(publish(Topic.channel("news"), "")).isEqualTo(3);
		assertThat(this.transport.countSubscribers(Topic.channel("news"))).isCompletedWithValue(2L);
	}

	@Test
	void topicsComeAndGo() {
		Subscription subscription = this.transport.subscribe(List.of(Topic.pattern("p*")), this.received);
		assertThat(subscription.add(Topic.channel("a"))).isCompleted();
		assertThat(subscription.add(Topic.channel("a"))).isCompleted();
		assertThat(subscription.state().desired()).isEqualTo(2);
		assertThat(this.transport.state()).satisfies((state) -> {
			assertThat(state.desired()).isEqualTo(2);
			assertThat(state.confirmed()).isEqualTo(2);
			assertThat(state.hasGap()).isFalse();
			assertThat(state.lastError()).isNull();
		});
		assertThat(this.pubSub.topics()).containsExactlyInAnyOrder(Topic.pattern("p*"), Topic.channel("a"));
		subscription.remove(Topic.channel("a"));
		subscription.remove(Topic.channel("never added"));
		assertThat(publish(Topic.channel("a"), "not wanted any more")).isZero();
		subscription.close();
		assertThat(publish(Topic.channel("p"), "not wanted either")).isZero();
		assertThat(this.pubSub.topics()).isEmpty();
		assertThat(subscription.add(Topic.channel("a"))).isCompletedExceptionally();
		assertThat(this.pubSub.topics()).isEmpty();
		assertThat(this.received.messages).isEmpty();
	}

	@Test
	void everySubscriberSeesTheSameOrder() {
		int count = 2000;
		List<Received> subscribers = Stream.generate(Received::new).limit(30).toList();
		subscribers.forEach((subscriber) -> this.transport.subscribe(List.of(Topic.pattern("c*")), subscriber));
		CyclicBarrier together = new CyclicBarrier(2);
		CompletableFuture.allOf(Stream.of("x", "y").map((name) -> CompletableFuture.runAsync(() -> {
			meet(together);
			IntStream.range(0, count).forEach((i) -> publish(Topic.channel("c"), name + i));
		}, this.publishers)).toArray(CompletableFuture[]::new)).join();
		await().until(() -> subscribers.stream().allMatch((each) -> each.messages.size() == 2 * count));
		assertThat(subscribers).extracting((each) -> each.messages).containsOnly(subscribers.get(0).messages);
		assertThat(subscribers.get(0).messages).filteredOn((message) -> message.startsWith("c=x"))
			.isEqualTo(IntStream.range(0, count).mapToObj((i) -> "c=x" + i).toList());
	}

	private static void meet(CyclicBarrier barrier) {
		try {
			barrier.await(5, TimeUnit.SECONDS);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void aFailingListenerHarmsNoOther() {
		this.transport.subscribe(List.of(Topic.channel("c")), (channel, message) -> {
			throw new StackOverflowError("on purpose");
		});
		this.transport.subscribe(List.of(Topic.channel("c")), this.received);
		publish(Topic.channel("c"), "1");
		publish(Topic.channel("c"), "2");
		await().untilAsserted(() -> assertThat(this.received.messages).containsExactly("c=1", "c=2"));
		await().until(() -> this.transport.statistics().listenerFailures() == 2);
	}

	@Test
	void asksTheListenerWhenTheTurnOfAMessageComes() {
		List<Runnable> tasks = new ArrayList<>();
		Set<String> open = ConcurrentHashMap.newKeySet();
		open.add("open");
		PubSubTransport slow = this.pubSub.transport(tasks::add);
		slow.subscribe(List.of(Topic.pattern("*")), new MessageListener() {

			@Override
			public boolean accepts(String channel) {
				return open.contains(channel);
			}

			@Override
			public void onMessage(String channel, byte[] message) {
				open.add("room");
				InMemoryPubSubTests.this.received.onMessage(channel, message);
			}

		});
		publish(Topic.channel("room"), "1");
		publish(Topic.channel("open"), "2");
		publish(Topic.channel("room"), "3");
		assertThat(tasks).hasSize(1);
		tasks.get(0).run();
		assertThat(this.received.messages).containsExactly("open=2", "room=3");
		assertThat(slow.statistics().rejected()).isOne();
	}

	@Test
	void dropsWhatDoesNotFit() {
		List<Runnable> tasks = new ArrayList<>();
		long weight = InMemoryQueue.OVERHEAD + 1 + 100;
		PubSubTransport slow = new InMemoryTransport(this.pubSub, tasks::add, 3 * weight);
		slow.subscribe(List.of(Topic.channel("c")), this.received);
		IntStream.range(0, 5).forEach((i) -> publish(Topic.channel("c"), "x".repeat(100)));
		assertThat(slow.statistics().dropped()).isEqualTo(2);
		tasks.remove(0).run();
		assertThat(this.received.messages).hasSize(3);
		publish(Topic.channel("c"), "again");
		tasks.remove(0).run();
		assertThat(this.received.messages).hasSize(4);
	}

	@Test
	void givesOthersATurn() {
		List<Runnable> tasks = new ArrayList<>();
		PubSubTransport slow = this.pubSub.transport(tasks::add);
		slow.subscribe(List.of(Topic.channel("c")), this.received);
		IntStream.range(0, 1000).forEach((i) -> publish(Topic.channel("c"), "" + i));
		tasks.remove(0).run();
		assertThat(this.received.messages).hasSizeBetween(1, 999);
		while (!tasks.isEmpty()) {
			tasks.remove(0).run();
		}
		assertThat(this.received.messages).hasSize(1000);
	}

	@Test
	void subscribersHaveBytesOfTheirOwn() {
		byte[] message = { 1 };
		List<byte[]> bodies = new CopyOnWriteArrayList<>();
		for (PubSubTransport subscriber : List.of(this.transport, this.other)) {
			subscriber.subscribe(List.of(Topic.channel("c")), (channel, body) -> bodies.add(body));
		}
		this.transport.publish(Topic.channel("c"), message);
		await().until(() -> bodies.size() == 2);
		assertThat(bodies.get(0)).containsExactly(1).isNotSameAs(message).isNotSameAs(bodies.get(1));
	}

	@Test
	void closedTransportDoesNothingMore() {
		List<Runnable> tasks = new ArrayList<>();
		PubSubTransport closing = this.pubSub.transport(tasks::add);
		Subscription subscription = closing.subscribe(List.of(Topic.channel("c")), this.received);
		publish(Topic.channel("c"), "waits");
		closing.close();
		closing.close();
		tasks.forEach(Runnable::run);
		assertThat(this.received.messages).isEmpty();
		assertThat(publish(Topic.channel("c"), "late")).isZero();
		assertThat(subscription.add(Topic.channel("d"))).isCompletedExceptionally();
		assertThat(closing.publish(Topic.channel("c"), new byte[0])).failsWithin(Duration.ZERO)
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(PublishException.class)
			.withMessageContaining("'c'")
			.withMessageContaining("closed");
		assertThat(closing.countSubscribers(Topic.channel("c"))).isCompletedExceptionally();
		assertThat(closing.statistics().publishClosed()).isOne();
		assertThatIllegalStateException().isThrownBy(() -> closing.subscribe(List.of(), this.received));
	}

	@Test
	void anExecutorThatRefusesDropsMessagesOnly() {
		List<Runnable> tasks = new ArrayList<>();
		PubSubTransport refusing = this.pubSub.transport((task) -> {
			if (tasks.isEmpty()) {
				tasks.add(task);
				throw new RejectedExecutionException("on purpose");
			}
			task.run();
		});
		refusing.subscribe(List.of(Topic.channel("c")), this.received);
		publish(Topic.channel("c"), "1");
		publish(Topic.channel("c"), "2");
		assertThat(this.received.messages).containsExactly("c=2");
		assertThat(refusing.statistics().dropped()).isOne();
	}

	@Test
	void otherInstanceIsAsFarAwayAsAnotherRedis() {
		PubSubTransport foreign = new InMemoryPubSub().transport();
		foreign.subscribe(List.of(Topic.channel("c")), this.received);
		assertThat(publish(Topic.channel("c"), "1")).isZero();
		foreign.close();
	}

	@Test
	void observerSeesWhatIsPublishedAtOnceAndStandsInForASubscriber() {
		List<String> seen = new ArrayList<>();
		Registration registration = this.pubSub.observe((topic, message) -> {
			seen.add(topic.kind() + " " + topic.name() + "=" + new String(message, StandardCharsets.UTF_8));
			throw new IllegalStateException("on purpose");
		});
		assertThat(publish(Topic.channel("c"), "1")).isOne();
		this.transport.subscribe(List.of(Topic.shardedChannel("s")), this.received);
		this.transport.subscribe(List.of(Topic.shardedChannel("s")), this.received);
		assertThat(publish(Topic.shardedChannel("s"), "2")).isOne();
		assertThat(seen).containsExactly("CHANNEL c=1", "SHARDED_CHANNEL s=2");
		assertThat(this.transport.countSubscribers(Topic.channel("c"))).isCompletedWithValue(0L);
		registration.remove();
		assertThat(publish(Topic.channel("c"), "3")).isZero();
		assertThat(seen).hasSize(2);
	}

	@Test
	void refusesWhatRedisCouldNotDo() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.transport.publish(Topic.pattern("a*"), new byte[0]))
			.withMessageContaining("'topic'")
			.withMessageContaining("a*");
		assertThatIllegalArgumentException().isThrownBy(() -> this.transport.countSubscribers(Topic.pattern("a*")));
		Subscription subscription = this.transport.subscribe(List.of(), this.received);
		assertThatIllegalArgumentException().isThrownBy(() -> subscription.add(Topic.channel("\ud800")))
			.withMessageContaining("'topic'");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.transport.subscribe(List.of(Topic.channel("\ud800")), this.received));
	}

	private long publish(Topic topic, String message) {
		return this.other.publish(topic, message.getBytes(StandardCharsets.UTF_8)).join();
	}

	private static final class Received implements MessageListener {

		private final List<String> messages = Collections.synchronizedList(new ArrayList<>());

		private final Set<String> threads = ConcurrentHashMap.newKeySet();

		@Override
		public void onMessage(String channel, byte[] message) {
			this.threads.add(Thread.currentThread().getName());
			this.messages.add(channel + "=" + new String(message, StandardCharsets.UTF_8));
		}

	}

}
