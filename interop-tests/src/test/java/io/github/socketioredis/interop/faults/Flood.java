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

package io.github.socketioredis.interop.faults;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.github.socketioredis.SocketIOCluster;

/**
 * Emits all the time to a room that nobody is in, whatever becomes of it.
 */
final class Flood implements AutoCloseable {

	static final int PER_SECOND = 10_000;

	private static final int TICK_MILLIS = 10;

	private static final String PAYLOAD = "x".repeat(300);

	private final AtomicLong emitted = new AtomicLong();

	private final AtomicLong completed = new AtomicLong();

	private final AtomicLong failed = new AtomicLong();

	private final AtomicLong slowestEmit = new AtomicLong();

	private final SocketIOCluster cluster;

	private final ScheduledExecutorService scheduler = Executors
		.newSingleThreadScheduledExecutor((task) -> new Thread(task, "fault-flood"));

	Flood(SocketIOCluster cluster) {
		this.cluster = cluster;
		this.scheduler.scheduleAtFixedRate(this::emit, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
	}

	private void emit() {
		for (int i = 0; i < PER_SECOND * TICK_MILLIS / 1000; i++) {
			long begin = System.nanoTime();
			CompletableFuture<Long> future = this.cluster.to("flood" + i).emit("flood", PAYLOAD);
			this.slowestEmit.accumulateAndGet(System.nanoTime() - begin, Math::max);
			this.emitted.incrementAndGet();
			future.whenComplete((count, failure) -> {
				this.completed.incrementAndGet();
				if (failure != null) {
					this.failed.incrementAndGet();
				}
			});
		}
	}

	long emitted() {
		return this.emitted.get();
	}

	long failed() {
		return this.failed.get();
	}

	/**
	 * Returns how many emits wait for their outcome.
	 */
	long waiting() {
		return this.emitted.get() - this.completed.get();
	}

	/**
	 * Returns how long the slowest call of emit took, in milliseconds.
	 */
	long slowestEmit() {
		return TimeUnit.NANOSECONDS.toMillis(this.slowestEmit.get());
	}

	@Override
	public void close() {
		this.scheduler.shutdownNow();
	}

}
