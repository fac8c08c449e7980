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

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.netty.channel.EventLoop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is put into it one after the other, on an event loop that may change: what
 * was put in before is done before. At the end of each run, whatever it consisted of,
 * comes the same last step. On its own event loop an idle mailbox works at once, without
 * a detour. Thread-safe.
 *
 * @param <T> what may be put in besides tasks
 */
final class Mailbox<T> {

	private static final Logger logger = LoggerFactory.getLogger(Mailbox.class);

	private final Queue<Object> queue = new ConcurrentLinkedQueue<>();

	private final AtomicInteger size = new AtomicInteger();

	private final Consumer<T> consumer;

	private final Runnable afterwards;

	private final Runnable run = this::run;

	private volatile EventLoop eventLoop;

	/**
	 * Creates a mailbox.
	 * @param eventLoop where it works at first
	 * @param consumer gets what is put in, apart from tasks
	 * @param afterwards the last step of each run
	 */
	Mailbox(EventLoop eventLoop, Consumer<T> consumer, Runnable afterwards) {
		this.eventLoop = eventLoop;
		this.consumer = consumer;
		this.afterwards = afterwards;
	}

	EventLoop eventLoop() {
		return this.eventLoop;
	}

	/**
	 * Goes on with the next step on another event loop. Called by a task.
	 * @param next the event loop
	 */
	void move(EventLoop next) {
		this.eventLoop = next;
	}

	void execute(Runnable task) {
		put(task);
	}

	void add(T item) {
		put(item);
	}

	private void put(Object item) {
		this.queue.add(item);
		if (this.size.getAndIncrement() == 0) {
			if (this.eventLoop.inEventLoop()) {
				run();
			}
			else {
				runSoon();
			}
		}
	}

	private void runSoon() {
		try {
			this.eventLoop.execute(this.run);
		}
		catch (RejectedExecutionException ex) {
			// the server has stopped
			this.queue.clear();
		}
	}

	private void run() {
		int done = this.size.get();
		while (done != 0) {
			for (Object item = this.queue.poll(); item != null; item = this.queue.poll()) {
				process(item);
				if (!this.eventLoop.inEventLoop()) {
					runSoon();
					return;
				}
			}
			guard(this.afterwards);
			done = this.size.addAndGet(-done);
		}
	}

	@SuppressWarnings("unchecked")
	private void process(Object item) {
		if (item instanceof Runnable task) {
			guard(task);
		}
		else {
			this.consumer.accept((T) item);
		}
	}

	private static void guard(Runnable task) {
		try {
			task.run();
		}
		catch (RuntimeException | Error ex) {
			logger.error("A step of a session failed", ex);
		}
	}

}
