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

package io.github.socketioredis.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A script that runs in Node. Its packages are installed if they are not yet; what it
 * writes to standard error goes to a file in the target folder.
 */
final class NodeProcess implements AutoCloseable {

	private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

	private static final Duration INSTALL_TIMEOUT = Duration.ofMinutes(3);

	private static final Duration END_TIMEOUT = Duration.ofSeconds(10);

	private final String name;

	private final Process process;

	private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

	private NodeProcess(Path script, Process process) {
		this.name = script.getFileName().toString();
		this.process = process;
		Thread reader = new Thread(this::readLines, this.name);
		reader.setDaemon(true);
		reader.start();
	}

	static NodeProcess start(Path script, Map<String, String> environment) {
		install(script.getParent());
		ProcessBuilder builder = new ProcessBuilder("node", script.getFileName().toString())
			.directory(script.getParent().toFile())
			.redirectError(log(script.getFileName() + ".log"));
		builder.environment().putAll(environment);
		try {
			return new NodeProcess(script, builder.start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Node 20 or later is needed", ex);
		}
	}

	private static void install(Path folder) {
		try {
			Path installed = folder.resolve("node_modules/.package-lock.json");
			Path locked = folder.resolve("package-lock.json");
			if (Files.exists(installed)
					&& Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(locked)) >= 0) {
				return;
			}
			Process npm = new ProcessBuilder(
					List.of(WINDOWS ? "npm.cmd" : "npm", "ci", "--prefer-offline", "--no-audit", "--no-fund"))
				.directory(folder.toFile())
				.redirectErrorStream(true)
				.redirectOutput(log("npm-" + folder.getFileName() + ".log"))
				.start();
			boolean ended = npm.waitFor(INSTALL_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
			if (!ended || npm.exitValue() != 0) {
				npm.destroyForcibly();
				throw new IllegalStateException(
						"npm ci failed in " + folder + "; target/npm-" + folder.getFileName() + ".log tells why");
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static ProcessBuilder.Redirect log(String file) {
		return ProcessBuilder.Redirect.appendTo(Path.of("target", file).toFile());
	}

	private void readLines() {
		try (BufferedReader reader = this.process.inputReader(StandardCharsets.UTF_8)) {
			reader.lines().forEach(this.lines::add);
		}
		catch (IOException | UncheckedIOException ex) {
			this.lines.add("Output ended: " + ex.getMessage());
		}
	}

	/**
	 * Returns the next line of the script's output.
	 * @param timeout how long to wait for it
	 * @return the line
	 */
	String nextLine(Duration timeout) {
		try {
			String line = this.lines.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
			if (line == null) {
				throw new AssertionError(this.name + " wrote nothing in " + timeout + "; it "
						+ (this.process.isAlive() ? "still runs" : "ended with " + this.process.exitValue()));
			}
			return line;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	void writeLine(String line) {
		try {
			this.process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
			this.process.getOutputStream().flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(this.name + " has ended", ex);
		}
	}

	/**
	 * Asks the script to end, as Ctrl-C does.
	 */
	void interrupt() {
		this.process.destroy();
		awaitEnd();
	}

	/**
	 * Ends the script by closing its input.
	 */
	@Override
	public void close() {
		try {
			this.process.getOutputStream().close();
		}
		catch (IOException ex) {
			this.process.destroy();
		}
		awaitEnd();
	}

	private void awaitEnd() {
		try {
			if (!this.process.waitFor(END_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
