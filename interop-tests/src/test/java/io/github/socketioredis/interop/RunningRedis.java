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

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import io.lettuce.core.AbstractRedisClient;

/**
 * A Redis, and how peers of both kinds reach it.
 */
final class RunningRedis implements AutoCloseable {

	private final Topology topology;

	private final List<String> nodes;

	private final String master;

	private final Supplier<AbstractRedisClient> clients;

	private final Function<String[], List<Object>> commands;

	private final Runnable closer;

	/**
	 * Describes a Redis.
	 * @param topology how it is set up
	 * @param nodes the addresses that peers start from
	 * @param master the name of the master that sentinels know, or null
	 * @param clients makes Lettuce clients
	 * @param commands sends a command to all nodes that may have subscribers
	 * @param closer stops it
	 */
	RunningRedis(Topology topology, List<String> nodes, String master, Supplier<AbstractRedisClient> clients,
			Function<String[], List<Object>> commands, Runnable closer) {
		this.topology = topology;
		this.nodes = nodes;
		this.master = master;
		this.clients = clients;
		this.commands = commands;
		this.closer = closer;
	}

	/**
	 * Returns the same Redis for somebody who must not stop it.
	 */
	RunningRedis lent() {
		return new RunningRedis(this.topology, this.nodes, this.master, this.clients, this.commands, () -> {
		});
	}

	/**
	 * Makes a client for a Java peer, which has to shut it down.
	 */
	AbstractRedisClient newClient() {
		return this.clients.get();
	}

	/**
	 * Returns where Redis is as the Node side reads it.
	 * @param library the client that the Node peer is to use
	 */
	Map<String, Object> toMap(Library library) {
		return Values.map("library", library.toString(), "topology", this.topology.toString(), "nodes", this.nodes,
				"master", this.master);
	}

	/**
	 * Returns the sharded channels that have subscribers, once for each node.
	 */
	List<String> shardedChannels() {
		return this.commands.apply(new String[] { "PUBSUB", "SHARDCHANNELS" })
			.stream()
			.flatMap((names) -> ((List<?>) names).stream())
			.map(String::valueOf)
			.toList();
	}

	@Override
	public void close() {
		this.closer.run();
	}

}
