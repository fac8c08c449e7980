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

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A part of a benchmark in a process of its own, so that its processor time can be told
 * from everything else. It is driven by lines of text and ends when there are no more.
 *
 * @since 0.1.0
 * @see LineServer
 */
final class WorkerProcess implements AutoCloseable {

	private final String name;

	private final Process process;

	private final BufferedWriter commands;

	private final BufferedReader answers;

	private WorkerProcess(String name, List<String> command, File directory) throws IOException {
		this.name = name;
		this.process = new ProcessBuilder(command).directory(directory)
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		this.commands = new BufferedWriter(
				new OutputStreamWriter(this.process.getOutputStream(), StandardCharsets.UTF_8));
		this.answers = new BufferedReader(new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8));
	}

	/**
	 * Starts a Java worker with the class path of this process, and with the options of
	 * {@code benchmark.java-options}.
	 * @param name names the worker in messages
	 * @param options the options of the JVM unless the property is set
	 * @param main the main class
	 * @param arguments the arguments of the main method
	 * @return the process
	 * @throws IOException if it can't be started
	 */
	static WorkerProcess java(String name, String options, Class<?> main, Object... arguments) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(System.getProperty("java.home") + "/bin/java");
		command.addAll(List.of(System.getProperty("benchmark.java-options", options).split(" ")));
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
		Stream.of(arguments).map(Object::toString).forEach(command::add);
		return new WorkerProcess(name, command, new File("."));
	}

	/**
	 * Starts a Node worker.
	 * @param name names the worker in messages
	 * @param directory the folder of the script
	 * @param arguments the options of Node, the script and its arguments
	 * @return the process
	 * @throws IOException if it can't be started
	 */
	static WorkerProcess node(String name, File directory, Object... arguments) throws IOException {
		List<String> command = new ArrayList<>();
		command.add("node");
		Stream.of(arguments).map(Object::toString).forEach(command::add);
		return new WorkerProcess(name, command, directory);
	}

	String name() {
		return this.name;
	}

	String ask(String command) throws IOException {
		this.commands.write(command + "\n");
		this.commands.flush();
		String answer = this.answers.readLine();
		if (answer == null) {
			throw new IOException(this.name + " ended; see its messages above");
		}
		return answer;
	}

	/**
	 * Asks for something whose answer is numbers.
	 * @param command the line to send
	 * @return the numbers
	 * @throws IOException if the process has failed
	 */
	List<Long> askNumbers(String command) throws IOException {
		String answer = ask(command);
		if (!answer.matches("[0-9 ]+")) {
			throw new IllegalStateException(
					"Expected numbers of " + this.name + " for '" + command + "', but got: " + answer);
		}
		return Stream.of(answer.split(" ")).map(Long::valueOf).toList();
	}

	long askNumber(String command) throws IOException {
		return askNumbers(command).get(0);
	}

	@Override
	public void close() {
		try {
			this.commands.close();
			if (!this.process.waitFor(5, TimeUnit.SECONDS)) {
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
