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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs scenarios in a headless Chromium, see {@code src/test/browser}.
 */
final class ChatBrowser implements AutoCloseable {

	static final String REMEDY = "Chromium is needed: install the package chromium, "
			+ "or set CHROMIUM to the path of a browser";

	private static final Duration TIMEOUT = Duration.ofMinutes(2);

	private static final JsonMapper json = JsonMapper.builder().build();

	private final NodeProcess process;

	private ChatBrowser(NodeProcess process) {
		this.process = process;
	}

	/**
	 * Finds a Chromium: the one that the environment's {@code CHROMIUM} names, or an
	 * installed one.
	 * @return the path of the program
	 */
	static Optional<Path> chromium() {
		return Stream
			.of(Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium"), "/usr/bin/chromium-browser",
					"/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
			.map(Path::of)
			.filter(Files::isExecutable)
			.findFirst();
	}

	static boolean isThereOrRequired() {
		return "true".equals(System.getenv("CI")) || chromium().isPresent();
	}

	static ChatBrowser start(Path chromium, Map<String, URI> pages, String adminToken) {
		Path screenshots = Path.of("target", "screenshots").toAbsolutePath();
		try {
			Files.createDirectories(screenshots);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new ChatBrowser(NodeProcess.start(Path.of("src/test/browser/browser.mjs").toAbsolutePath(),
				Map.of("CHROMIUM", chromium.toString(), "SERVERS", json.writeValueAsString(pages), "ADMIN_TOKEN",
						adminToken, "SCREENSHOTS", screenshots.toString())));
	}

	/**
	 * Runs a scenario to its end.
	 * @param scenario its name
	 * @throws AssertionError if it failed
	 */
	void run(String scenario) {
		run(scenario, Map.of());
	}

	/**
	 * Runs a scenario to its end.
	 * @param scenario its name
	 * @param actions what to do when the scenario asks for it
	 * @throws AssertionError if it failed
	 */
	void run(String scenario, Map<String, Runnable> actions) {
		this.process.writeLine(json.writeValueAsString(Map.of("scenario", scenario)));
		JsonNode answer = json.readTree(this.process.nextLine(TIMEOUT));
		while (answer.has("ask")) {
			actions.get(answer.get("ask").asString()).run();
			this.process.writeLine("done");
			answer = json.readTree(this.process.nextLine(TIMEOUT));
		}
		if (!answer.path("ok").booleanValue()) {
			throw new AssertionError(scenario + ": " + answer.path("error").asString());
		}
	}

	@Override
	public void close() {
		this.process.close();
	}

}
