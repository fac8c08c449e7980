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

package io.github.socketioredis.test;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import redis.embedded.RedisExecProvider;

/**
 * The process of a Redis server or sentinel and its log, in a directory that outlives it.
 */
final class RedisProcess {

	private static final Set<RedisProcess> LIVE = ConcurrentHashMap.newKeySet();

	private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

	private static final long EXIT_SECONDS = 10;

	static {
		Runtime.getRuntime()
			.addShutdownHook(new Thread(() -> LIVE.forEach(RedisProcess::killAndDelete), "redis-fixture-exit"));
	}

	private final Process process;

	private final Path directory;

	private RedisProcess(Process process, Path directory) {
		this.process = process;
		this.directory = directory;
	}

	static RedisProcess start(List<String> arguments, Path directory) {
		try {
			List<String> command = new ArrayList<>();
			command.add(Executable.PATH);
			command.addAll(arguments);
			Process process = new ProcessBuilder(command).directory(directory.toFile())
				.redirectErrorStream(true)
				.redirectOutput(Redirect.appendTo(directory.resolve("redis.log").toFile()))
				.start();
			RedisProcess result = new RedisProcess(process, directory);
			LIVE.add(result);
			return result;
		}
		catch (IOException ex) {
			throw new IllegalStateException("Redis can't be started", ex);
		}
	}

	void awaitReady(BooleanSupplier ready, Duration timeout) {
		long deadline = System.nanoTime() + timeout.toNanos();
		while (!ready.getAsBoolean()) {
			if (!isAlive() || System.nanoTime() > deadline) {
				throw new IllegalStateException("Redis did not get ready. Its log:\n" + log());
			}
			LockSupport.parkNanos(POLL_NANOS);
		}
		if (!isAlive()) {
			throw new IllegalStateException("Another process answers. The log of Redis:\n" + log());
		}
	}

	private String log() {
		try {
			return Files.readString(this.directory.resolve("redis.log"), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	void signal(String name) {
		try {
			Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(this.process.pid())).start();
			if (kill.waitFor() != 0) {
				throw new IllegalStateException("Signal " + name + " could not be sent");
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("Signal " + name + " could not be sent", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	void kill() {
		this.process.destroyForcibly();
		awaitExit();
	}

	void terminate() {
		this.process.destroy();
		awaitExit();
	}

	private void awaitExit() {
		try {
			if (!this.process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)) {
				throw new IllegalStateException("Redis did not end");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		LIVE.remove(this);
	}

	private void killAndDelete() {
		kill();
		TestFiles.deleteRecursively(this.directory);
	}

	/**
	 * The executable, unpacked once and deleted when the JVM ends.
	 */
	private static final class Executable {

		static final String PATH = unpack();

		private static String unpack() {
			try {
				return RedisExecProvider.defaultProvider().get().getAbsolutePath();
			}
			catch (IOException ex) {
				throw new IllegalStateException("The Redis executable can't be unpacked", ex);
			}
		}

	}

}
