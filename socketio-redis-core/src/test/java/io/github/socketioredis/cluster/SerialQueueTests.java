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

package io.github.socketioredis.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SerialQueue}.
 */
class SerialQueueTests {

	private final Deque<Runnable> executor = new ArrayDeque<>();

	private final List<String> ran = new ArrayList<>();

	@Test
	void runsOneTaskAtATimeInOrder() {
		SerialQueue queue = new SerialQueue(this.executor::add, 100);
		queue.offer(1, () -> {
			this.ran.add("a");
			queue.offer(1, () -> this.ran.add("c"));
		});
		queue.offer(1, () -> this.ran.add("b"));
		assertThat(this.executor).hasSize(1);
		this.executor.remove().run();
		assertThat(this.ran).containsExactly("a", "b", "c");
		queue.offer(1, () -> this.ran.add("d"));
		this.executor.remove().run();
		assertThat(this.ran).containsExactly("a", "b", "c", "d");
	}

	@Test
	void whatDoesNotFitIsRefusedUntilThereIsRoom() {
		SerialQueue queue = new SerialQueue(this.executor::add, 10);
		assertThat(queue.offer(6, () -> this.ran.add("a"))).isTrue();
		assertThat(queue.offer(6, () -> this.ran.add("b"))).isFalse();
		assertThat(queue.offer(4, () -> this.ran.add("c"))).isTrue();
		this.executor.remove().run();
		assertThat(queue.offer(10, () -> this.ran.add("d"))).isTrue();
		this.executor.remove().run();
		assertThat(this.ran).containsExactly("a", "c", "d");
	}

	@Test
	void anExecutorThatRefusesDoesNotBlockWhatComesLater() {
		boolean[] open = { false };
		SerialQueue queue = new SerialQueue((task) -> {
			if (!open[0]) {
				throw new RejectedExecutionException("closed");
			}
			task.run();
		}, 10);
		assertThat(queue.offer(10, () -> this.ran.add("lost"))).isFalse();
		open[0] = true;
		assertThat(queue.offer(10, () -> this.ran.add("a"))).isTrue();
		assertThat(this.ran).containsExactly("a");
	}

}
