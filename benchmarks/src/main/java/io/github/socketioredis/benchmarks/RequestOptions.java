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
import java.lang.management.ManagementFactory;

import com.sun.management.UnixOperatingSystemMXBean;

/**
 * How much {@link RequestBenchmark} measures; set by system properties.
 *
 * @param clients {@code benchmark.clients}: how many clients the asked server has, 10,000
 * unless set
 * @param fetches {@code benchmark.fetches}: how many times its sockets are fetched, 30
 * unless set
 * @param warmUpFetches {@code benchmark.warm-up-fetches}: how many times before that, 50
 * unless set
 * @param acks {@code benchmark.acks}: how many acknowledgements are waited for, 2,000
 * unless set, and as many before that
 * @param node {@code benchmark.node}: the folder of the Node workers, {@code node} unless
 * set
 * @since 0.1.0
 */
record RequestOptions(int clients, int fetches, int warmUpFetches, int acks, File node) {

	/**
	 * What a process opens beside the connections of its clients.
	 */
	private static final int OTHER_FILES = 500;

	static RequestOptions fromSystemProperties() {
		return new RequestOptions(Integer.getInteger("benchmark.clients", 10_000),
				Integer.getInteger("benchmark.fetches", 30), Integer.getInteger("benchmark.warm-up-fetches", 50),
				Integer.getInteger("benchmark.acks", 2000), new File(System.getProperty("benchmark.node", "node")));
	}

	void requireOpenFiles() {
		if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
			requireOpenFiles(system.getMaxFileDescriptorCount());
		}
	}

	void requireOpenFiles(long limit) {
		long needed = this.clients + OTHER_FILES;
		if (limit < needed) {
			throw new IllegalStateException("'benchmark.clients' of " + this.clients + " needs " + needed
					+ " open files in a process, but the limit is " + limit
					+ ": raise it (ulimit -n) or set the property to " + Math.max(0, limit - OTHER_FILES) + " or less");
		}
	}

}
