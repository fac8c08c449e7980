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
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of a run of {@link RequestBenchmark}.
 *
 * @param results the pairs of servers in the order of the columns: the first is all ours,
 * the last all Node's
 * @since 0.1.0
 */
record RequestReport(List<RequestResult> results) {

	private static final String NUMBER = "%,.0f";

	private static final String FRACTION = "%,.1f";

	String format(int clients) {
		RequestResult ours = this.results.get(0);
		StringBuilder table = new StringBuilder();
		table.append(String.format(Locale.ROOT,
				"%nOne server asks another, which has %,d clients: %d times fetchSockets(), "
						+ "%,d times serverSideEmitWithAck(); %d processors, Java %s%n%n",
				clients, ours.fetchNanos().size(), ours.ackNanos().size(), Runtime.getRuntime().availableProcessors(),
				Runtime.version().feature()));
		table.append(row("", this.results.stream().map(RequestResult::pair), "ratio"));
		table.append(row("---", this.results.stream().map((result) -> "---:"), "---:"));
		table.append(row("fetchSockets(), median ms", FRACTION, RequestResult::fetchMillis));
		table
			.append(row("- CPU us of the asked server", NUMBER, (result) -> result.cpuMicrosPerFetch(result.holder())));
		table
			.append(row("- CPU us of the asking server", NUMBER, (result) -> result.cpuMicrosPerFetch(result.asker())));
		table.append(row("serverSideEmitWithAck(), median us", NUMBER, RequestResult::ackMicros));
		table.append(row("- 99th percentile us", NUMBER, RequestResult::slowAckMicros));
		table.append(row("heap MB of the asked server", FRACTION, (result) -> result.holder().heapMegabytes()));
		table.append(row("heap MB of the asking server", FRACTION, (result) -> result.asker().heapMegabytes()));
		table.append(String.format("%nCPU: mean of a request. Heap: in use after a collection at the end. "
				+ "Ratio: the first column to the last.%n"));
		return table.toString();
	}

	private String row(String name, String format, ToDoubleFunction<RequestResult> value) {
		double ours = value.applyAsDouble(this.results.get(0));
		double nodes = value.applyAsDouble(this.results.get(this.results.size() - 1));
		return row(name, this.results.stream().map(value::applyAsDouble).map((number) -> number(format, number)),
				number("%.2f", ours / nodes));
	}

	private static String row(String name, Stream<String> values, String ratio) {
		return String.format(Locale.ROOT, "| %-34s | %s | %5s |%n", name,
				values.map((value) -> String.format(Locale.ROOT, "%14s", value)).collect(Collectors.joining(" | ")),
				ratio);
	}

	private static String number(String format, double value) {
		return String.format(Locale.ROOT, format, value);
	}

}
