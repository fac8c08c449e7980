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
import java.util.stream.Stream;

/**
 * Medians and percentiles.
 *
 * @since 0.1.0
 */
final class Quantile {

	private Quantile() {
	}

	static double median(Stream<? extends Number> values) {
		List<Double> sorted = sorted(values);
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}

	/**
	 * Returns the lowest value that is not below so many of all.
	 * @param percent how many of all values, in percent
	 * @param values the values
	 * @return one of the values
	 */
	static double percentile(double percent, Stream<? extends Number> values) {
		List<Double> sorted = sorted(values);
		return sorted.get((int) Math.ceil(percent / 100 * sorted.size()) - 1);
	}

	private static List<Double> sorted(Stream<? extends Number> values) {
		return values.map(Number::doubleValue).sorted().toList();
	}

}
