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
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one at a time and in order on the threads of an executor. Bounded by the
 * weight of what waits. Thread-safe.
 */
final class SerialQueue {

	private final Executor executor;

	private final long maxWeight;

	private final Queue<Task> tasks = new ArrayDeque<>();

	private long weight;

	private boolean running;

	SerialQueue(Executor executor, long maxWeight) {
		this.executor = executor;
		this.maxWeight = maxWeight;
	}

	/**
	 * Adds a task.
	 * @param weight how much of the bound it takes
	 * @param action the task; must not throw
	 * @return {@code false} if it does not fit or the executor refuses it
	 */
	boolean offer(long weight, Runnable action) {
		synchronized (this.tasks) {
			if (this.weight + weight > this.maxWeight) {
				return false;
			}
			this.weight += weight;
			this.tasks.add(new Task(weight, action));
			if (this.running) {
				return true;
			}
			this.running = true;
		}
		return start();
	}

	private boolean start() {
		try {
			this.executor.execute(this::run);
			return true;
		}
		catch (RejectedExecutionException ex) {
			synchronized (this.tasks) {
				this.tasks.clear();
				this.weight = 0;
				this.running = false;
			}
			return false;
		}
	}

	private void run() {
		for (Task task = next(null); task != null; task = next(task)) {
			task.action().run();
		}
	}

	/*
	 * A task weighs until it has run.
	 */
	private @Nullable Task next(@Nullable Task done) {
		synchronized (this.tasks) {
			this.weight -= (done != null) ? done.weight() : 0;
			Task next = this.tasks.poll();
			this.running = next != null;
			return next;
		}
	}

	private record Task(long weight, Runnable action) {
	}

}
