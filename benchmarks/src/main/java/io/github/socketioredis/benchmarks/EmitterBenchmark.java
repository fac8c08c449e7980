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

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures how many messages a second one process can emit: the Java emitter with one and
 * with many threads, the npm emitter on node-redis and on ioredis, and
 * {@code redis-benchmark}. All publish the same bytes to the same Redis, which nobody
 * subscribes to. They take turns in every round; Redis' own count of PUBLISH commands has
 * to agree with theirs; the table shows medians.
 *
 * @since 0.1.0
 * @see BenchmarkOptions
 */
public final class EmitterBenchmark {

	private static final Logger logger = LoggerFactory.getLogger(EmitterBenchmark.class);

	private static final String CHANNEL = "socket.io#/#" + Message.ROOM + "#";

	private static final String BASELINE = "npm emitter, node-redis";

	private final BenchmarkOptions options;

	private final BenchmarkRedis redis;

	private EmitterBenchmark(BenchmarkOptions options, BenchmarkRedis redis) {
		this.options = options;
		this.redis = redis;
	}

	/**
	 * Runs the benchmark and prints its table.
	 * @param args none; see {@link BenchmarkOptions}
	 * @throws IOException if a contestant fails
	 */
	public static void main(String[] args) throws IOException {
		BenchmarkOptions options = BenchmarkOptions.fromSystemProperties();
		NodeModules.install(options.node());
		try (BenchmarkRedis redis = new BenchmarkRedis()) {
			new EmitterBenchmark(options, redis).run();
		}
	}

	private void run() throws IOException {
		List<EmitterProcess> emitters = new ArrayList<>();
		try {
			emitters.add(java("Java emitter, 1 thread", 1));
			emitters.add(java("Java emitter, " + this.options.threads() + " threads", this.options.threads()));
			emitters.add(node(BASELINE, "redis"));
			emitters.add(node("npm emitter, ioredis", "ioredis"));
			byte[] payload = commonPayload(emitters);
			List<Contestant> contestants = new ArrayList<>(emitters);
			if (RedisBenchmarkTool.isInstalled()) {
				contestants.add(new RedisBenchmarkTool(this.redis.port(), CHANNEL, payload));
			}
			measure(contestants, payload.length);
		}
		finally {
			emitters.forEach(EmitterProcess::close);
		}
	}

	private EmitterProcess java(String name, int threads) throws IOException {
		return new EmitterProcess(WorkerProcess.java(name, "-Xmx512m", EmitterWorker.class, this.redis.uri(), threads));
	}

	private EmitterProcess node(String name, String client) throws IOException {
		return new EmitterProcess(
				WorkerProcess.node(name, this.options.node(), "emitter-worker.js", client, this.redis.port()));
	}

	private byte[] commonPayload(List<EmitterProcess> emitters) throws IOException {
		byte[] payload = this.redis.capture(CHANNEL, emitters.get(0));
		for (EmitterProcess emitter : emitters.subList(1, emitters.size())) {
			byte[] other = this.redis.capture(CHANNEL, emitter);
			if (!Arrays.equals(payload, other)) {
				throw new IllegalStateException(emitter.name() + " sends other bytes than " + emitters.get(0).name());
			}
		}
		return payload;
	}

	private void measure(List<Contestant> contestants, int payloadLength) throws IOException {
		Map<String, List<Sample>> samples = new LinkedHashMap<>();
		contestants.forEach((contestant) -> samples.put(contestant.name(), new ArrayList<>()));
		int all = this.options.warmUpRounds() + this.options.rounds();
		for (int round = 0; round < all; round++) {
			boolean warmUp = round < this.options.warmUpRounds();
			logger.info("Round {} of {}{}", round + 1, all, warmUp ? " (warm-up)" : "");
			for (int i = 0; i < contestants.size(); i++) {
				Contestant contestant = contestants.get((round + i) % contestants.size());
				Sample sample = checked(contestant);
				if (!warmUp) {
					samples.get(contestant.name()).add(sample);
				}
			}
		}
		logger.info("{}", new Report(samples, BASELINE).format(payloadLength, RedisBenchmarkTool.isInstalled()));
	}

	private Sample checked(Contestant contestant) throws IOException {
		long before = this.redis.published();
		Sample sample = contestant.run(this.options.roundTime());
		long published = this.redis.published() - before;
		if (published != sample.messages()) {
			throw new IllegalStateException(
					contestant.name() + " counted " + sample.messages() + " messages, but Redis " + published);
		}
		return sample;
	}

}
