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

package io.github.socketioredis.interop;

import java.util.EnumMap;
import java.util.Map;

/**
 * The Redises of a test class. A single server is started for whoever asks; those that
 * take longer to start are shared, so that their users have to have keys of their own.
 */
final class RedisPool implements AutoCloseable {

	private final Map<Topology, RunningRedis> shared = new EnumMap<>(Topology.class);

	/**
	 * Returns a Redis that the caller has to close.
	 */
	synchronized RunningRedis get(Topology topology) {
		if (isShared(topology)) {
			return this.shared.computeIfAbsent(topology, Topology::start).lent();
		}
		return topology.start();
	}

	static boolean isShared(Topology topology) {
		return topology != Topology.STANDALONE;
	}

	@Override
	public synchronized void close() {
		this.shared.values().forEach(RunningRedis::close);
	}

}
