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
import java.time.Duration;

/**
 * How long to measure; set by system properties.
 *
 * @param rounds {@code benchmark.rounds}: how many rounds count, 7 unless set
 * @param warmUpRounds {@code benchmark.warm-up-rounds}: how many go before, 4 unless set
 * @param roundTime {@code benchmark.round-millis}: how long each contestant publishes in
 * a round, 2000 unless set
 * @param threads {@code benchmark.threads}: the threads of the additional Java
 * contestant, 8 unless set
 * @param node {@code benchmark.node}: the folder of the Node workers, {@code node} unless
 * set
 * @since 0.1.0
 */
record BenchmarkOptions(int rounds, int warmUpRounds, Duration roundTime, int threads, File node) {

	static BenchmarkOptions fromSystemProperties() {
		return new BenchmarkOptions(Integer.getInteger("benchmark.rounds", 7),
				Integer.getInteger("benchmark.warm-up-rounds", 4),
				Duration.ofMillis(Integer.getInteger("benchmark.round-millis", 2000)),
				Integer.getInteger("benchmark.threads", 8), new File(System.getProperty("benchmark.node", "node")));
	}

}
