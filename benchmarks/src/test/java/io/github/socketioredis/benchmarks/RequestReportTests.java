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

import java.io.File;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link RequestReport}, {@link RequestResult}, {@link RequestOptions} and
 * {@link Quantile}.
 */
class RequestReportTests {

	private static final RequestResult OURS = result("Java asks Java", 1);

	private static final RequestResult MIXED = result("Java asks Node", 3);

	private static final RequestResult NODES = result("Node asks Node", 4);

	@Test
	void showsEveryPairAndTheRatioOfTheFirstToTheLast() {
		String report = new RequestReport(List.of(OURS, MIXED, NODES)).format(10_000);
		assertThat(report).contains("10,000 clients: 3 times fetchSockets(), 200 times serverSideEmitWithAck()");
		assertThat(ReportTests.row(report, "fetchSockets()")).containsExactly("fetchSockets(), median ms", "2.5", "7.5",
				"10.0", "0.25");
		assertThat(ReportTests.row(report, "- CPU us of the asked")).endsWith("2,000", "6,000", "8,000", "0.25");
		assertThat(ReportTests.row(report, "- CPU us of the asking")).endsWith("1,000", "3,000", "4,000", "0.25");
		assertThat(ReportTests.row(report, "serverSideEmitWithAck()")).endsWith("101", "302", "402", "0.25");
		assertThat(ReportTests.row(report, "- 99th percentile")).endsWith("198", "594", "792", "0.25");
		assertThat(ReportTests.row(report, "heap MB of the asked")).endsWith("20.5", "61.5", "82.0", "0.25");
		assertThat(ReportTests.row(report, "heap MB of the asking")).endsWith("8.5", "25.5", "34.0", "0.25");
	}

	@Test
	void columnsAreAligned() {
		String report = new RequestReport(List.of(OURS, MIXED, NODES)).format(10_000);
		assertThat(report.lines().filter((line) -> line.startsWith("|")).map(String::length).distinct()).hasSize(1);
		assertThat(report.lines().filter((line) -> line.startsWith("|")).findFirst().orElseThrow())
			.containsSubsequence("Java asks Java", "Java asks Node", "Node asks Node", "ratio");
	}

	@Test
	void percentileIsOneOfTheValues() {
		assertThat(Quantile.percentile(99, IntStream.rangeClosed(1, 100).boxed())).isEqualTo(99);
		assertThat(Quantile.percentile(99, IntStream.of(7, 3).boxed())).isEqualTo(7);
		assertThat(Quantile.percentile(50, IntStream.of(7, 3).boxed())).isEqualTo(3);
	}

	@Test
	void saysHowManyClientsTheLimitOfOpenFilesAllows() {
		RequestOptions options = new RequestOptions(10_000, 30, 20, 2000, new File("node"));
		options.requireOpenFiles(20_000);
		assertThatIllegalStateException().isThrownBy(() -> options.requireOpenFiles(4096))
			.withMessageContaining("10000")
			.withMessageContaining("the limit is 4096")
			.withMessageContaining("ulimit -n")
			.withMessageContaining("3596 or less");
	}

	private static RequestResult result(String pair, long factor) {
		List<Long> fetchNanos = List.of(90_000_000 * factor, 2_500_000 * factor, 1_500_000 * factor);
		List<Long> ackNanos = LongStream.rangeClosed(1, 200).mapToObj((micros) -> micros * 1000 * factor).toList();
		return new RequestResult(pair, fetchNanos, new RequestResult.Cost(6_000_000 * factor, 20_500_000 * factor),
				new RequestResult.Cost(3_000_000 * factor, 8_500_000 * factor), ackNanos);
	}

}
