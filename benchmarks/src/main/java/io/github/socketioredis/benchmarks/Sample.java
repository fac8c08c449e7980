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
import java.util.function.ToDoubleFunction;

/**
 * What a contestant did in one round.
 *
 * @param messages the number of messages that Redis has confirmed
 * @param nanos the wall-clock time that they took
 * @param cpuNanos the processor time of the contestant's process; 0 where the platform
 * does not tell
 * @since 0.1.0
 */
record Sample(long messages, long nanos, long cpuNanos) {

	static Sample parse(String line) {
		if (!line.matches("\\d+ \\d+ \\d+")) {
			throw new IllegalStateException("Expected '<messages> <nanos> <CPU nanos>', but got: " + line);
		}
		String[] fields = line.split(" ");
		return new Sample(Long.parseLong(fields[0]), Long.parseLong(fields[1]), Long.parseLong(fields[2]));
	}

	double messagesPerSecond() {
		return this.messages * 1e9 / this.nanos;
	}

	double cpuMicrosPerMessage() {
		return (this.cpuNanos > 0) ? this.cpuNanos / 1e3 / this.messages : Double.NaN;
	}

	String format() {
		return this.messages + " " + this.nanos + " " + this.cpuNanos;
	}

	static double median(List<Sample> samples, ToDoubleFunction<Sample> value) {
		return Quantile.median(samples.stream().map(value::applyAsDouble));
	}

}
