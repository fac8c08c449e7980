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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.socketioredis.transport.MessageListener;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.Topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Numbered messages to many channels, sent all the time.
 */
final class Traffic implements MessageListener, AutoCloseable {

	private final PubSubTransport sender;

	private final List<Topic> topics;

	private final Map<String, Queue<Integer>> received = new ConcurrentHashMap<>();

	private final Set<String> unconfirmed = ConcurrentHashMap.newKeySet();

	private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();

	private volatile int next;

	Traffic(PubSubTransport sender, List<Topic> topics) {
		this.sender = sender;
		this.topics = topics;
		topics.forEach((topic) -> this.received.put(topic.name(), new ConcurrentLinkedQueue<>()));
	}

	static List<Topic> shardedChannels(String prefix, int count) {
		return IntStream.range(0, count).mapToObj((i) -> Topic.shardedChannel(prefix + i)).toList();
	}

	Traffic start() {
		this.executor.scheduleWithFixedDelay(this::send, 0, 5, TimeUnit.MILLISECONDS);
		return this;
	}

	private void send() {
		byte[] message = Integer.toString(this.next).getBytes(StandardCharsets.UTF_8);
		int number = this.next;
		this.topics.forEach((topic) -> this.sender.publish(topic, message).exceptionally((failure) -> {
			if (String.valueOf(failure.getMessage()).contains("may or may not have been delivered")) {
				this.unconfirmed.add(topic.name() + "=" + number);
			}
			return 0L;
		}));
		this.next = number + 1;
	}

	@Override
	public void onMessage(String channel, byte[] message) {
		this.received.get(channel).add(Integer.valueOf(new String(message, StandardCharsets.UTF_8)));
	}

	/**
	 * Waits until what is sent from now on has arrived on all channels.
	 * @return the number from which on nothing is missing
	 */
	int awaitAll() {
		int from = this.next;
		await().atMost(20, TimeUnit.SECONDS)
			.until(() -> this.received.values().stream().allMatch((numbers) -> last(numbers) > from + 40));
		return from;
	}

	private static int last(Queue<Integer> numbers) {
		int last = -1;
		for (int number : numbers) {
			last = number;
		}
		return last;
	}

	/**
	 * Stops sending and asserts that all has arrived once and in order, except that
	 * messages which were sent between two numbers may be missing, and those of them that
	 * Redis did not confirm may be late.
	 * @param faultFrom the number that was sent when the fault began
	 * @param faultTo the number from which on all has to be there
	 */
	void assertIntact(int faultFrom, int faultTo) {
		close();
		await().atMost(10, TimeUnit.SECONDS)
			.untilAsserted(() -> assertThat(lostOutside(faultFrom, faultTo)).as("lost").isEmpty());
		this.received.forEach((channel, numbers) -> {
			assertThat(numbers).as(channel).doesNotHaveDuplicates();
			assertThat(numbers.stream().filter((number) -> !this.unconfirmed.contains(channel + "=" + number)))
				.as(channel + ", whose confirmed messages have to be in order")
				.isSorted();
		});
	}

	private List<String> lostOutside(int faultFrom, int faultTo) {
		List<String> lost = new ArrayList<>();
		for (Topic topic : this.topics) {
			Set<Integer> there = new HashSet<>(this.received.get(topic.name()));
			IntStream.range(0, this.next)
				.filter((number) -> (number < faultFrom || number >= faultTo) && !there.contains(number))
				.forEach((number) -> lost.add(topic.name() + "=" + number));
		}
		return lost.isEmpty() ? lost : List.of(lost.size() + " of " + this.next + " not between " + faultFrom + " and "
				+ faultTo + ": " + lost.subList(0, Math.min(lost.size(), 10)));
	}

	int sent() {
		return this.next;
	}

	@Override
	public void close() {
		this.executor.shutdown();
		try {
			this.executor.awaitTermination(5, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
