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

package io.github.socketioredis.interop;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Node process that is controlled by JSON lines: a command with an id a line on its
 * standard input, an answer with the same id a line on its standard output. What it
 * writes to standard error is kept, to be shown when something fails. The process ends
 * with this JVM, because its standard input does.
 */
public final class NodeProcess implements AutoCloseable {

	static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final int KEPT_LINES = 100;

	private static final Path DIRECTORY = Path.of(System.getProperty("basedir", ""), "node").toAbsolutePath();

	private final String name;

	private final Process process;

	private final BufferedWriter input;

	private final AtomicLong ids = new AtomicLong();

	private final Map<Long, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();

	private final Deque<String> errors = new ArrayDeque<>();

	private NodeProcess(String name, Process process) {
		this.name = name;
		this.process = process;
		this.input = process.outputWriter(StandardCharsets.UTF_8);
		read("out", process.getInputStream(), this::answered);
		read("err", process.getErrorStream(), this::complained);
		process.onExit().thenAccept((ended) -> failPending());
	}

	/**
	 * Starts a script of the module's {@code node} folder.
	 * @param name how failures call the process
	 * @param script the file name
	 */
	public static NodeProcess start(String name, String script) {
		try {
			ProcessBuilder builder = new ProcessBuilder("node", script).directory(DIRECTORY.toFile());
			return new NodeProcess(name, builder.start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Can't start 'node " + script + "' in " + DIRECTORY
					+ ": Node 20 or later has to be on the PATH and the module built with Maven", ex);
		}
	}

	/**
	 * Sends a command.
	 * @param command the command's name
	 * @param arguments names and values of its arguments
	 * @return the answer; fails with a {@link NodeProcessException}
	 */
	public CompletableFuture<JsonNode> send(String command, Map<String, ?> arguments) {
		long id = this.ids.incrementAndGet();
		ObjectNode line = Values.MAPPER.createObjectNode().put("id", id).put("do", command);
		arguments.forEach((key, value) -> line.set(key, Values.MAPPER.valueToTree(value)));
		CompletableFuture<JsonNode> answer = new CompletableFuture<>();
		this.pending.put(id, answer);
		write(line);
		if (!this.process.isAlive()) {
			failPending();
		}
		return answer;
	}

	/**
	 * Sends a command and waits for the answer.
	 */
	public JsonNode call(String command, Map<String, ?> arguments) {
		try {
			return send(command, arguments).get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof NodeProcessException cause) ? cause : failure(command, ex);
		}
		catch (TimeoutException ex) {
			throw failure("no answer to '" + command + "' within " + TIMEOUT.toMillis() + " ms", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw failure("interrupted in '" + command + "'", ex);
		}
	}

	private synchronized void write(ObjectNode line) {
		try {
			this.input.write(Values.MAPPER.writeValueAsString(line));
			this.input.write('\n');
			this.input.flush();
		}
		catch (IOException ex) {
			throw failure("does not take commands", ex);
		}
	}

	private void read(String stream, InputStream source, Consumer<String> lines) {
		Thread thread = new Thread(() -> {
			try (BufferedReader reader = new BufferedReader(new InputStreamReader(source, StandardCharsets.UTF_8))) {
				reader.lines().forEach(lines);
			}
			catch (IOException | UncheckedIOException ex) {
				complained("std" + stream + " ended: " + ex.getMessage());
			}
		}, this.name + "-" + stream);
		thread.setDaemon(true);
		thread.start();
	}

	private void answered(String line) {
		if (!line.startsWith("{")) {
			complained(line);
			return;
		}
		JsonNode answer = Values.MAPPER.readTree(line);
		CompletableFuture<JsonNode> waiting = this.pending.remove(answer.path("id").asLong());
		if (waiting == null) {
			complained(line);
		}
		else if (answer.has("error")) {
			waiting.completeExceptionally(failure(answer.get("error").asString(), null));
		}
		else {
			waiting.complete(answer.get("ok"));
		}
	}

	private void complained(String line) {
		synchronized (this.errors) {
			this.errors.addLast(line);
			while (this.errors.size() > KEPT_LINES) {
				this.errors.removeFirst();
			}
		}
	}

	private void failPending() {
		this.pending.forEach((id, answer) -> answer.completeExceptionally(failure("ended", null)));
	}

	private NodeProcessException failure(String what, Throwable cause) {
		synchronized (this.errors) {
			String told = this.errors.isEmpty() ? "" : "\nIts standard error:\n" + String.join("\n", this.errors);
			return new NodeProcessException(this.name + ": " + what + told, cause);
		}
	}

	/**
	 * Returns the operating system's handle of the process.
	 */
	public ProcessHandle handle() {
		return this.process.toHandle();
	}

	@Override
	public void close() {
		try {
			this.input.close();
			if (!this.process.waitFor(2, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (IOException ex) {
			this.process.destroyForcibly();
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
