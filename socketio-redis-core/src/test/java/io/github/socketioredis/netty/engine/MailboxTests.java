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

package io.github.socketioredis.netty.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Mailbox}.
 */
class MailboxTests {

	private final EventLoop first = new DefaultEventLoop();

	private final EventLoop second = new DefaultEventLoop();

	private final List<String> done = Collections.synchronizedList(new ArrayList<>());

	private final Mailbox<String> mailbox = new Mailbox<>(this.first, this.done::add, () -> this.done.add("end"));

	@AfterEach
	void stop() {
		this.first.shutdownGracefully(0, 1, TimeUnit.SECONDS);
		this.second.shutdownGracefully(0, 1, TimeUnit.SECONDS);
	}

	private void on(EventLoop eventLoop, Runnable task) throws Exception {
		eventLoop.submit(task).get(5, TimeUnit.SECONDS);
	}

	private void awaitIdle() throws Exception {
		CountDownLatch reached = new CountDownLatch(1);
		this.mailbox.execute(reached::countDown);
		assertThat(reached.await(5, TimeUnit.SECONDS)).isTrue();
		// what belongs to the same run has been done then, too
		on(this.first, () -> {
		});
		on(this.second, () -> {
		});
	}

	@Test
	void idleMailboxWorksAtOnceOnItsEventLoop() throws Exception {
		on(this.first, () -> {
			this.mailbox.add("a");
			assertThat(this.done).containsExactly("a", "end");
			this.mailbox.execute(() -> this.done.add("b"));
			assertThat(this.done).containsExactly("a", "end", "b", "end");
		});
	}

	@Test
	void whatATaskPutsInComesAfterItAndBeforeTheLastStep() throws Exception {
		on(this.first, () -> this.mailbox.execute(() -> {
			this.mailbox.add("b");
			this.mailbox.execute(() -> this.done.add("c"));
			this.done.add("a");
		}));
		assertThat(this.done.subList(0, 4)).containsExactly("a", "b", "c", "end");
		assertThat(this.done.subList(4, this.done.size())).containsOnly("end");
	}

	@Test
	void worksOnItsEventLoopForOtherThreads() throws Exception {
		this.mailbox.execute(() -> this.done.add(String.valueOf(this.first.inEventLoop())));
		awaitIdle();
		assertThat(this.done).first().isEqualTo("true");
	}

	@Test
	void keepsTheOrderOfOneThread() throws Exception {
		List<String> expected = IntStream.range(0, 10_000).mapToObj(String::valueOf).toList();
		for (int i = 0; i < expected.size(); i++) {
			String item = expected.get(i);
			if (i % 2 == 0) {
				this.mailbox.add(item);
			}
			else {
				this.mailbox.execute(() -> this.done.add(item));
			}
		}
		awaitIdle();
		this.done.removeIf("end"::equals);
		assertThat(this.done).isEqualTo(expected);
	}

	@Test
	void movesBetweenTwoTasks() throws Exception {
		on(this.first, () -> {
			this.mailbox.execute(() -> {
				this.mailbox.execute(() -> this.done.add("b" + this.second.inEventLoop()));
				this.mailbox.move(this.second);
				this.done.add("a" + this.first.inEventLoop());
			});
			this.mailbox.add("c");
		});
		awaitIdle();
		this.mailbox.execute(() -> this.done.add("d" + this.second.inEventLoop()));
		awaitIdle();
		assertThat(this.mailbox.eventLoop()).isSameAs(this.second);
		this.done.removeIf("end"::equals);
		assertThat(this.done).containsExactly("atrue", "btrue", "c", "dtrue");
	}

	@Test
	void lastStepRunsOnTheNewEventLoop() throws Exception {
		List<Boolean> onSecond = Collections.synchronizedList(new ArrayList<>());
		Mailbox<String> moving = new Mailbox<>(this.first, (item) -> {
		}, () -> onSecond.add(this.second.inEventLoop()));
		on(this.first, () -> moving.execute(() -> moving.move(this.second)));
		on(this.second, () -> {
		});
		assertThat(onSecond).isNotEmpty().containsOnly(true);
	}

	@Test
	void orderIsKeptAcrossAMove() throws Exception {
		List<String> expected = IntStream.range(0, 10_000).mapToObj(String::valueOf).toList();
		for (int i = 0; i < expected.size(); i++) {
			EventLoop next = (i % 2 == 0) ? this.second : this.first;
			String item = expected.get(i);
			this.mailbox.execute(() -> {
				this.done.add(item);
				this.mailbox.move(next);
			});
		}
		awaitIdle();
		this.done.removeIf("end"::equals);
		assertThat(this.done).isEqualTo(expected);
	}

	@Test
	void failingTaskDoesNotStopOthers() throws Exception {
		on(this.first, () -> {
			this.mailbox.execute(() -> {
				throw new IllegalStateException("on purpose");
			});
			this.mailbox.add("a");
		});
		assertThat(this.done).containsExactly("end", "a", "end");
	}

	@Test
	void errorOfATaskDoesNotStopOthers() throws Exception {
		on(this.first, () -> {
			this.mailbox.execute(() -> {
				throw new StackOverflowError("on purpose");
			});
			this.mailbox.add("a");
		});
		assertThat(this.done).containsExactly("end", "a", "end");
	}

	@Test
	void failingLastStepDoesNotStopOthers() throws Exception {
		Mailbox<String> failing = new Mailbox<>(this.first, this.done::add, () -> {
			throw new IllegalStateException("on purpose");
		});
		on(this.first, () -> {
			failing.add("a");
			failing.add("b");
		});
		assertThat(this.done).containsExactly("a", "b");
	}

	@Test
	void stoppedEventLoopIsNoError() throws Exception {
		this.first.shutdownGracefully(0, 1, TimeUnit.SECONDS).get(5, TimeUnit.SECONDS);
		this.mailbox.add("a");
		assertThat(this.done).isEmpty();
	}

}
