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

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Run by the build as a single source file: installs what package-lock.json names with
 * {@code npm ci}, unless that has been done already. Ends with an error that says what is
 * missing if Node is.
 */
final class InstallNodeModules {

	private static final int NEEDED_NODE = 20;

	private static final boolean WINDOWS = File.separatorChar == '\\';

	private static final String NEEDED = "The interop tests need Node " + NEEDED_NODE
			+ " or later and npm on the PATH (or build with -DskipITs to leave them out): ";

	private InstallNodeModules() {
	}

	public static void main(String[] args) throws Exception {
		try {
			install(Path.of(args[0]));
		}
		catch (IllegalStateException ex) {
			System.err.println("[ERROR] " + ex.getMessage());
			System.exit(1);
		}
	}

	private static void install(Path directory) throws IOException, InterruptedException {
		requireNode();
		Path stamp = directory.resolve("node_modules").resolve(".installed-lock.json");
		String lock = Files.readString(directory.resolve("package-lock.json"));
		if (Files.exists(stamp) && Files.readString(stamp).equals(lock)) {
			return;
		}
		Result result = run(directory, WINDOWS ? "npm.cmd" : "npm", "ci", "--prefer-offline", "--no-audit", "--no-fund",
				"--ignore-scripts");
		if (result.status != 0) {
			throw new IllegalStateException("'npm ci' in " + directory + " failed:\n" + result.output);
		}
		Files.writeString(stamp, lock);
	}

	private static void requireNode() throws InterruptedException {
		String version = run(Path.of("."), "node", "--version").output.strip();
		String major = version.replaceFirst("^v(\\d+)\\..*$", "$1");
		if (!major.matches("\\d+") || Integer.parseInt(major) < NEEDED_NODE) {
			throw new IllegalStateException(NEEDED + "'node --version' says " + version);
		}
	}

	private static Result run(Path directory, String... command) throws InterruptedException {
		try {
			Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
			process.getOutputStream().close();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return new Result(process.waitFor(), output);
		}
		catch (IOException ex) {
			throw new IllegalStateException(NEEDED + "'" + String.join(" ", command) + "' can't be run: " + ex.getMessage());
		}
	}

	private record Result(int status, String output) {

	}

}
