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
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures what servers ask of one another: {@code fetchSockets()} of a server that has
 * many clients, and {@code serverSideEmitWithAck()}. Each of a Java and a Node server
 * asks each of a Java and a Node server; every pair has processes of its own and is alone
 * in its cluster. Both speak the classic protocol, with the options that are the default
 * except for the timeout.
 *
 * @since 0.1.0
 * @see RequestOptions
 */
public final class RequestBenchmark {

	private static final Logger logger = LoggerFactory.getLogger(RequestBenchmark.class);

	private final RequestOptions options;

	private final BenchmarkRedis redis;

	private RequestBenchmark(RequestOptions options, BenchmarkRedis redis) {
		this.options = options;
		this.redis = redis;
	}

	/**
	 * Runs the benchmark and prints its table.
	 * @param args none; see {@link RequestOptions}
	 * @throws IOException if a server or the clients fail
	 */
	public static void main(String[] args) throws IOException {
		RequestOptions options = RequestOptions.fromSystemProperties();
		options.requireOpenFiles();
		NodeModules.install(options.node());
		try (BenchmarkRedis redis = new BenchmarkRedis()) {
			new RequestBenchmark(options, redis).run();
		}
	}

	private void run() throws IOException {
		List<RequestResult> results = new ArrayList<>();
		for (Platform holder : Platform.values()) {
			for (Platform asker : Platform.values()) {
				results.add(measure(asker, holder));
			}
		}
		logger.info("{}", new RequestReport(results).format(this.options.clients()));
	}

	private RequestResult measure(Platform asker, Platform holder) throws IOException {
		String pair = asker.label + " asks " + holder.label;
		String key = pair.replace(' ', '-');
		int port = BenchmarkRedis.freePort();
		try (WorkerProcess asked = start(holder, pair + ", asked server", key, port);
				WorkerProcess asking = start(asker, pair + ", asking server", key, BenchmarkRedis.freePort());
				WorkerProcess clients = WorkerProcess.java(pair + ", clients", "-Xmx512m", ClientsWorker.class)) {
			require(asked.name(), asked.askNumber("servers") > 0, "has not joined the cluster");
			logger.info("{}: connecting {} clients", pair, this.options.clients());
			requireClients(clients, clients.askNumber("connect " + port + " " + this.options.clients()));
			require(asking.name(), asking.askNumber("servers") == 2, "does not see two servers");
			logger.info("{}: measuring", pair);
			RequestResult result = measure(pair, asking, asked);
			requireClients(clients, clients.askNumber("connected"));
			return result;
		}
	}

	private WorkerProcess start(Platform platform, String name, String key, int port) throws IOException {
		if (platform == Platform.JAVA) {
			return WorkerProcess.java(name, "-Xmx1g", RequestWorker.class, this.redis.uri(), key, port);
		}
		return WorkerProcess.node(name, this.options.node(), "--expose-gc", "request-worker.js", this.redis.port(), key,
				port);
	}

	private RequestResult measure(String pair, WorkerProcess asking, WorkerProcess asked) throws IOException {
		fetch(asking, this.options.warmUpFetches());
		long askedBefore = asked.askNumber("cpu");
		long askingBefore = asking.askNumber("cpu");
		List<Long> fetchNanos = fetch(asking, this.options.fetches());
		long askingCpu = asking.askNumber("cpu") - askingBefore;
		long askedCpu = asked.askNumber("cpu") - askedBefore;
		acks(asking);
		List<Long> ackNanos = acks(asking);
		return new RequestResult(pair, fetchNanos, new RequestResult.Cost(askedCpu, asked.askNumber("heap")),
				new RequestResult.Cost(askingCpu, asking.askNumber("heap")), ackNanos);
	}

	private List<Long> fetch(WorkerProcess asking, int times) throws IOException {
		List<Long> nanos = new ArrayList<>();
		for (int i = 0; i < times; i++) {
			List<Long> answer = asking.askNumbers("fetch");
			requireClients(asking, answer.get(0));
			nanos.add(answer.get(1));
		}
		return nanos;
	}

	private List<Long> acks(WorkerProcess asking) throws IOException {
		List<Long> nanos = asking.askNumbers("acks " + this.options.acks());
		require(asking.name(), nanos.size() == this.options.acks(), "got " + nanos.size() + " acknowledgements");
		return nanos;
	}

	private void requireClients(WorkerProcess worker, long count) {
		require(worker.name(), count == this.options.clients(),
				"has got " + count + " sockets instead of " + this.options.clients());
	}

	private static void require(String name, boolean condition, String problem) {
		if (!condition) {
			throw new IllegalStateException(name + " " + problem);
		}
	}

	/**
	 * What a server runs on.
	 */
	private enum Platform {

		JAVA("Java"), NODE("Node");

		private final String label;

		Platform(String label) {
			this.label = label;
		}

	}

}
