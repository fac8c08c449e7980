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

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * {@code redis-benchmark -c 1 -P 50}, which publishes ready bytes on one connection, 50
 * commands at a time: what one connection to Redis can carry.
 *
 * @since 0.1.0
 */
final class RedisBenchmarkTool implements Contestant {

	private static final String EXECUTABLE = "redis-benchmark";

	private static final int PIPELINE = 50;

	private final int port;

	private final String channel;

	private final byte[] payload;

	private long messagesPerSecond = 100_000;

	RedisBenchmarkTool(int port, String channel, byte[] payload) {
		this.port = port;
		this.channel = channel;
		this.payload = payload;
	}

	static boolean isInstalled() {
		String path = System.getenv().getOrDefault("PATH", "");
		return Stream.of(path.split(File.pathSeparator))
			.anyMatch((dir) -> Files.isExecutable(Path.of(dir, EXECUTABLE)));
	}

	@Override
	public String name() {
		return EXECUTABLE + " -c 1 -P " + PIPELINE;
	}

	@Override
	public Sample run(Duration duration) throws IOException {
		long pipelines = Math.max(1, this.messagesPerSecond * duration.toMillis() / 1000 / PIPELINE);
		long messages = pipelines * PIPELINE;
		long cpuBefore = ChildrenCpu.nanos();
		long start = System.nanoTime();
		publish(messages);
		Sample sample = new Sample(messages, System.nanoTime() - start, ChildrenCpu.nanos() - cpuBefore);
		this.messagesPerSecond = (long) sample.messagesPerSecond();
		return sample;
	}

	private void publish(long messages) throws IOException {
		List<String> command = List.of(EXECUTABLE, "-h", "127.0.0.1", "-p", Integer.toString(this.port), "-c", "1",
				"-P", Integer.toString(PIPELINE), "-n", Long.toString(messages), "-q", "-x", "PUBLISH", this.channel);
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		try (OutputStream in = process.getOutputStream()) {
			in.write(this.payload);
		}
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		int status = waitFor(process);
		if (status != 0) {
			throw new IOException(EXECUTABLE + " ended with " + status + ": " + output);
		}
	}

	private int waitFor(Process process) throws IOException {
		try {
			return process.waitFor();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted while waiting for " + EXECUTABLE, ex);
		}
	}

	@Override
	public void close() {
		// every round has a process of its own, which has ended
	}

	/**
	 * Processor time of the child processes that have ended, on Linux.
	 */
	private static final class ChildrenCpu {

		private static final Path STAT = Path.of("/proc/self/stat");

		private static final long NANOS_PER_TICK = 10_000_000;

		private ChildrenCpu() {
		}

		static long nanos() throws IOException {
			@Nullable String stat = Files.isReadable(STAT) ? Files.readString(STAT) : null;
			if (stat == null) {
				return 0;
			}
			String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
			return (Long.parseLong(afterName[13]) + Long.parseLong(afterName[14])) * NANOS_PER_TICK;
		}

	}

}
