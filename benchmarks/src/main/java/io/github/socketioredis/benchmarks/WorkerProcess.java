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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An emitter in a process of its own, so that its processor time can be told from
 * everything else. It lives through all rounds and is driven by lines of text.
 *
 * @since 0.1.0
 */
final class WorkerProcess implements Contestant {

	private final String name;

	private final Process process;

	private final BufferedWriter commands;

	private final BufferedReader answers;

	WorkerProcess(String name, List<String> command, File directory) throws IOException {
		this.name = name;
		this.process = new ProcessBuilder(command).directory(directory)
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		this.commands = new BufferedWriter(
				new OutputStreamWriter(this.process.getOutputStream(), StandardCharsets.UTF_8));
		this.answers = new BufferedReader(new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8));
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public Sample run(Duration duration) throws IOException {
		return Sample.parse(ask("run " + duration.toMillis()));
	}

	/**
	 * Emits one message.
	 * @throws IOException if the process has failed
	 */
	void emit() throws IOException {
		ask("emit");
	}

	private String ask(String command) throws IOException {
		this.commands.write(command + "\n");
		this.commands.flush();
		String answer = this.answers.readLine();
		if (answer == null) {
			throw new IOException(this.name + " ended; see its messages above");
		}
		return answer;
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
