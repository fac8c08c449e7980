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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The table of all faults, kept in {@code target} as CSV and Markdown. Runs add to it, or
 * replace what an earlier run found.
 */
final class ReliabilityReport {

	private static final Path DIRECTORY = Path.of(System.getProperty("basedir", ""), "target").toAbsolutePath();

	private static final Path CSV = DIRECTORY.resolve("reliability.csv");

	private static final Path MARKDOWN = DIRECTORY.resolve("reliability.md");

	private static final String SEPARATOR = ";";

	private static final List<String> HEADINGS = List.of("servers", "adapter", "fault", "fault lasts (s)",
			"Redis in order after (s)", "all channels confirmed after (s)", "most channels unconfirmed", "deliveries",
			"lost in the window", "lost outside", "doubled", "reordered", "reordered, publish reported failed",
			"later than 1 s", "publishes failed, told", "own clients: lost", "own clients: slowest (ms)",
			"from Node: lost in / outside", "from Node: doubled, reordered", "to Node: lost",
			"channels deaf at the end", "servers crashed");

	private static final int KEY = 3;

	private ReliabilityReport() {
	}

	static synchronized void add(FaultResult result) {
		Map<List<String>, List<String>> rows = new LinkedHashMap<>();
		try {
			if (Files.exists(CSV)) {
				Files.readAllLines(CSV)
					.stream()
					.skip(1)
					.forEach((line) -> put(rows, List.of(line.split(SEPARATOR, -1))));
			}
			put(rows, row(result));
			Files.createDirectories(DIRECTORY);
			write(rows);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void put(Map<List<String>, List<String>> rows, List<String> row) {
		rows.put(row.subList(0, KEY), row);
	}

	private static void write(Map<List<String>, List<String>> rows) throws IOException {
		List<String> csv = new ArrayList<>(List.of(String.join(SEPARATOR, HEADINGS)));
		List<String> markdown = new ArrayList<>(List.of(line(HEADINGS), "|" + "---|".repeat(HEADINGS.size())));
		rows.values().forEach((row) -> {
			csv.add(String.join(SEPARATOR, row));
			markdown.add(line(row));
		});
		Files.write(CSV, csv);
		Files.write(MARKDOWN, markdown);
	}

	private static String line(List<String> cells) {
		return "| " + String.join(" | ", cells) + " |";
	}

	private static List<String> row(FaultResult result) {
		List<String> row = new ArrayList<>(
				List.of(result.contestants().title(), result.adapter().toString(), result.fault().title()));
		row.add(seconds(result.lasted()));
		row.add(seconds(result.redis()));
		row.add((result.recovered() >= 0) ? seconds(result.recovered()) : "never");
		row.add(result.unconfirmed() + " of " + result.subscriptions());
		Tally remote = result.remote();
		row.addAll(numbers(remote.expected(), remote.lostInWindow(), remote.lostOutside(), remote.doubledCount(),
				remote.reorderedCount(), remote.unexpectedCount(), remote.late(), result.refused(),
				result.local().lost(), result.local().longest()));
		Tally fromNode = result.fromNode();
		boolean beside = fromNode.expected() > 0;
		row.add(beside ? fromNode.lostInWindow() + " / " + fromNode.lostOutside() : "");
		row.add(beside ? fromNode.doubledCount() + ", " + fromNode.reorderedCount() : "");
		row.add(beside ? Long.toString(result.toNode().lost()) : "");
		row.addAll(numbers(result.deaf(), result.crashed()));
		return row;
	}

	private static List<String> numbers(long... numbers) {
		List<String> texts = new ArrayList<>();
		for (long number : numbers) {
			texts.add(Long.toString(number));
		}
		return texts;
	}

	private static String seconds(long millis) {
		return String.format(Locale.ROOT, "%.1f", millis / 1000.0);
	}

	/**
	 * Returns the rows for people, with headings.
	 */
	static String describe(FaultResult result) {
		List<String> row = row(result);
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < row.size(); i++) {
			if (!row.get(i).isEmpty()) {
				text.append("\n  ").append(HEADINGS.get(i)).append(": ").append(row.get(i));
			}
		}
		return text.toString();
	}

}
