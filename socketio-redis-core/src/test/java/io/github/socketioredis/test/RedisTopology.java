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

package io.github.socketioredis.test;

import java.util.List;

import io.github.socketioredis.transport.PubSubTransport;

/**
 * The Redis that a test class runs on, whether it is one server, a cluster or one behind
 * Sentinel.
 */
public interface RedisTopology extends AutoCloseable {

	/**
	 * Makes a transport with connections of its own, which the caller has to close.
	 * @return a new transport
	 */
	PubSubTransport transport();

	/**
	 * Sends a command to each node that may have subscribers.
	 * @param command the command and its arguments
	 * @return the reply of each node
	 */
	List<Object> executeOnAll(String... command);

	/**
	 * Returns the channels that have subscribers on any node.
	 * @return the names, each once
	 */
	default List<String> channels() {
		return names("PUBSUB", "CHANNELS");
	}

	/**
	 * Returns the sharded channels that have subscribers on any node.
	 * @return the names, each once
	 */
	default List<String> shardedChannels() {
		return names("PUBSUB", "SHARDCHANNELS");
	}

	/**
	 * Returns how many patterns have subscribers.
	 * @return the number over all nodes
	 */
	default long patterns() {
		return executeOnAll("PUBSUB", "NUMPAT").stream().mapToLong((count) -> (Long) count).sum();
	}

	private List<String> names(String... command) {
		return executeOnAll(command).stream()
			.flatMap((names) -> ((List<?>) names).stream())
			.map(String::valueOf)
			.distinct()
			.toList();
	}

	/**
	 * Stops everything.
	 */
	@Override
	void close();

	/**
	 * Starts one server.
	 * @return the running server
	 */
	static RedisTopology standalone() {
		return new StandaloneRedis();
	}

	/**
	 * Starts a cluster of three masters with replicas.
	 * @return the running cluster
	 */
	static RedisTopology cluster() {
		return new ClusterRedis();
	}

	/**
	 * Starts a master with replicas and sentinels.
	 * @return the running servers
	 */
	static RedisTopology sentinel() {
		return new SentinelRedis();
	}

	/**
	 * Starts nothing: transports of the same instance hear each other in memory.
	 * @return what stands in for a server
	 */
	static RedisTopology memory() {
		return new InMemoryRedis();
	}

}
