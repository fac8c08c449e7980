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

package io.github.socketioredis.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import com.sun.management.OperatingSystemMXBean;
import io.github.socketioredis.CloseableEmitter;
import io.github.socketioredis.Emitter;
import io.github.socketioredis.EmitterOptions;
import io.lettuce.core.RedisClient;

/**
 * Drives the Java emitter in a process of its own, as {@code node/emitter-worker.js} does
 * the npm emitters: arguments are the URI of Redis and the number of threads; the answers
 * to the lines {@code emit} and {@code run <milliseconds>} go to standard output.
 *
 * @since 0.1.0
 */
final class EmitterWorker implements LineServer {

	private static final int BURST = 1000;

	/**
	 * A JVM that is not warm yet, on processors that are all busy, may take longer for a
	 * full queue than the default age.
	 */
	private static final Duration MAX_AGE = Duration.ofSeconds(30);

	private final Emitter emitter;

	private final int threads;

	private EmitterWorker(Emitter emitter, int threads) {
		this.emitter = emitter;
		this.threads = threads;
	}

	public static void main(String[] args) throws IOException {
		RedisClient client = RedisClient.create(args[0]);
		EmitterOptions options = EmitterOptions.defaults().withPublishMaxAge(MAX_AGE);
		try (CloseableEmitter emitter = Emitter.create(client, options)) {
			new EmitterWorker(emitter, Integer.parseInt(args[1])).serve();
		}
		finally {
			client.shutdown();
		}
	}

	@Override
	public String answer(String[] command) {
		if (command[0].equals("run")) {
			return run(Duration.ofMillis(Long.parseLong(command[1]))).format();
		}
		emit().join();
		return "emitted";
	}

	private CompletableFuture<Long> emit() {
		return this.emitter.to(Message.ROOM).emit(Message.EVENT, Message.INSTANCE);
	}

	private Sample run(Duration duration) {
		OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
		long cpuBefore = system.getProcessCpuTime();
		long start = System.nanoTime();
		long messages = emitUntil(start + duration.toNanos());
		return new Sample(messages, System.nanoTime() - start, system.getProcessCpuTime() - cpuBefore);
	}

	private long emitUntil(long end) {
		return IntStream.range(0, this.threads)
			.mapToObj((i) -> startThread(end))
			.toList()
			.stream()
			.mapToLong(CompletableFuture::join)
			.sum();
	}

	private CompletableFuture<Long> startThread(long end) {
		CompletableFuture<Long> count = new CompletableFuture<>();
		new Thread(() -> {
			try {
				count.complete(emitBursts(end));
			}
			catch (RuntimeException ex) {
				count.completeExceptionally(ex);
			}
		}).start();
		return count;
	}

	/**
	 * Keeps at most two bursts unconfirmed, like the Node worker.
	 */
	private long emitBursts(long end) {
		long messages = 0;
		CompletableFuture<Long> previous = CompletableFuture.completedFuture(0L);
		while (System.nanoTime() < end) {
			for (int i = 1; i < BURST; i++) {
				emit();
			}
			CompletableFuture<Long> last = emit();
			messages += BURST;
			previous.join();
			previous = last;
		}
		previous.join();
		return messages;
	}

}
