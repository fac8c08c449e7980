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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

import io.github.socketioredis.transport.MessageListener;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A queue whose listener accepts a channel after a message has opened it.
 */
class DeliveryQueueAcceptanceTests {

	private static final byte[] BODY = {};

	private final Queue<Runnable> tasks = new ArrayDeque<>();

	private final Set<String> open = new HashSet<>(Set.of("open room", "close room"));

	private final List<String> handled = new ArrayList<>();

	private final TransportCounters counters = new TransportCounters();

	private final DeliveryQueue queue = new DeliveryQueue(new Doorkeeper(), this.tasks::add, 10_000, this.counters);

	@Test
	void unwantedMessageIsDroppedAtOnceWhenNothingWaits() {
		this.queue.offer("room", BODY);
		assertThat(this.tasks).isEmpty();
		assertThat(this.counters.rejected.sum()).isEqualTo(1);
	}

	@Test
	void messageIsWantedIfOneBeforeItMadeItSo() {
		this.queue.offer("open room", BODY);
		this.queue.offer("room", BODY);
		this.queue.offer("close room", BODY);
		this.queue.offer("room", BODY);
		this.tasks.remove().run();
		assertThat(this.handled).containsExactly("open room", "room", "close room");
		assertThat(this.counters.rejected.sum()).isEqualTo(1);
		assertThat(this.tasks).isEmpty();
	}

	private final class Doorkeeper implements MessageListener {

		@Override
		public boolean accepts(String channel) {
			return DeliveryQueueAcceptanceTests.this.open.contains(channel);
		}

		@Override
		public void onMessage(String channel, byte[] message) {
			DeliveryQueueAcceptanceTests.this.handled.add(channel);
			if (channel.equals("open room")) {
				DeliveryQueueAcceptanceTests.this.open.add("room");
			}
			if (channel.equals("close room")) {
				DeliveryQueueAcceptanceTests.this.open.remove("room");
			}
		}

	}

}
