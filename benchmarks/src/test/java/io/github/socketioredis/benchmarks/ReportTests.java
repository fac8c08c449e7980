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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link Report} and {@link Sample}.
 */
class ReportTests {

	@Test
	void showsMediansAndTheirRatio() {
		Map<String, List<Sample>> samples = new LinkedHashMap<>();
		samples.put("fast", List.of(second(900_000, 1), second(300_000, 300_000), second(330_000, 660_000)));
		samples.put("base", List.of(second(100_000, 1), second(110_000, 1), second(120_000, 1)));
		String report = new Report(samples, "base").format(360, true);
		assertThat(row(report, "fast")).containsExactly("fast", "330,000", "300,000 - 900,000", "3.00", "1.00");
		assertThat(row(report, "base")).startsWith("base", "110,000", "100,000 - 120,000", "1.00");
		assertThat(report).contains("360 bytes").doesNotContain("not installed");
	}

	@Test
	void saysWhatIsMissing() {
		Map<String, List<Sample>> samples = Map.of("base", List.of(new Sample(1, 1, 0)));
		String report = new Report(samples, "base").format(360, false);
		assertThat(row(report, "redis-benchmark")).startsWith("redis-benchmark", "not installed");
		assertThat(row(report, "base")).endsWith("n/a");
	}

	@Test
	void samplesSurviveTheirText() {
		Sample sample = new Sample(1000, 2_000_000, 3_000_000);
		assertThat(Sample.parse(sample.format())).isEqualTo(sample);
		assertThat(sample.messagesPerSecond()).isEqualTo(500_000);
		assertThat(sample.cpuMicrosPerMessage()).isEqualTo(3);
	}

	@Test
	void refusesOtherText() {
		assertThatIllegalStateException().isThrownBy(() -> Sample.parse("Exception in thread"))
			.withMessageContaining("Exception in thread");
	}

	@Test
	void medianOfAnEvenNumberIsTheMiddleOfTwo() {
		List<Sample> samples = List.of(second(4, 1), second(1, 1), second(3, 1), second(2, 1));
		assertThat(Sample.median(samples, Sample::messagesPerSecond)).isEqualTo(2.5);
	}

	private static Sample second(long messages, long cpuMicros) {
		return new Sample(messages, 1_000_000_000, cpuMicros * 1000);
	}

	static List<String> row(String report, String name) {
		return report.lines()
			.filter((line) -> line.startsWith("| " + name))
			.findFirst()
			.map((line) -> List.of(line.substring(1, line.length() - 1).strip().split("\\s*\\|\\s*")))
			.orElseThrow();
	}

}
