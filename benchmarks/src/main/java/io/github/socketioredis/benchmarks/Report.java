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

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The table of a run.
 *
 * @param samples the rounds of each contestant, in the order of the rows
 * @param baseline the contestant that the others are compared with
 * @since 0.1.0
 */
record Report(Map<String, List<Sample>> samples, String baseline) {

	private static final String ROW = "| %-28s | %12s | %27s | %12s | %8s |%n";

	String format(int payloadLength, boolean redisBenchmark) {
		StringBuilder table = new StringBuilder();
		table.append(String.format(Locale.ROOT,
				"%nMedians of %d rounds; messages of %d bytes; no subscriber; %d processors, Java %s%n%n",
				this.samples.get(this.baseline).size(), payloadLength, Runtime.getRuntime().availableProcessors(),
				Runtime.version().feature()));
		table.append(row("", "messages/s", "lowest - highest", "x node-redis", "CPU us"));
		table.append(row("---", "---:", "---:", "---:", "---:"));
		double base = Sample.median(this.samples.get(this.baseline), Sample::messagesPerSecond);
		this.samples.forEach((name, rounds) -> table.append(row(name, rounds, base)));
		if (!redisBenchmark) {
			table.append(row("redis-benchmark", "not installed", "", "", ""));
		}
		return table.toString();
	}

	private static String row(String name, List<Sample> rounds, double base) {
		double median = Sample.median(rounds, Sample::messagesPerSecond);
		double lowest = rounds.stream().mapToDouble(Sample::messagesPerSecond).min().orElseThrow();
		double highest = rounds.stream().mapToDouble(Sample::messagesPerSecond).max().orElseThrow();
		double cpu = Sample.median(rounds, Sample::cpuMicrosPerMessage);
		return row(name, number("%,.0f", median), number("%,.0f - ", lowest) + number("%,.0f", highest),
				number("%.2f", median / base), Double.isNaN(cpu) ? "n/a" : number("%.2f", cpu));
	}

	private static String row(String name, String rate, String range, String ratio, String cpu) {
		return String.format(Locale.ROOT, ROW, name, rate, range, ratio, cpu);
	}

	private static String number(String format, double value) {
		return String.format(Locale.ROOT, format, value);
	}

}
