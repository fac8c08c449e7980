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

package io.github.socketioredis.interop.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Which servers make up the cluster.
 */
enum Contestants {

	/**
	 * Three Java servers and a Node server beside them.
	 */
	JAVA("3 Java", 3, "redis"),

	/**
	 * Four Node servers with the package {@code redis}.
	 */
	NODE_REDIS("4 Node, redis", 0, "redis"),

	/**
	 * Four Node servers with the package {@code ioredis}.
	 */
	NODE_IOREDIS("4 Node, ioredis", 0, "ioredis");

	static final int SERVERS = 4;

	private final String title;

	private final int javaServers;

	private final String client;

	Contestants(String title, int javaServers, String client) {
		this.title = title;
		this.javaServers = javaServers;
		this.client = client;
	}

	String title() {
		return this.title;
	}

	/**
	 * Returns the number of servers that are judged.
	 */
	int tested() {
		return (this.javaServers > 0) ? this.javaServers : SERVERS;
	}

	boolean hasJava() {
		return this.javaServers > 0;
	}

	/**
	 * Returns whether the adapter of these servers can reach such a Redis.
	 */
	boolean supports(Fault<?> fault) {
		return this != NODE_REDIS || !(fault instanceof SentinelFault);
	}

	List<Peer> startTested(AdapterKind adapter, Deployment deployment, Traffic traffic) {
		return start(0, tested(), (index) -> hasJava() ? JavaPeer.start(index, adapter, deployment)
				: NodePeer.start(index, this.client, adapter, deployment, traffic));
	}

	/**
	 * Starts the Node server beside Java servers, if there is one.
	 */
	List<Peer> startBeside(AdapterKind adapter, Deployment deployment, Traffic traffic) {
		String able = (deployment instanceof SentinelDeployment) ? "ioredis" : this.client;
		return start(tested(), SERVERS, (index) -> NodePeer.start(index, able, adapter, deployment, traffic));
	}

	private static List<Peer> start(int from, int to, IntFunction<Peer> start) {
		List<Peer> peers = new ArrayList<>();
		try {
			for (int index = from; index < to; index++) {
				peers.add(start.apply(index));
			}
			return peers;
		}
		catch (RuntimeException ex) {
			peers.forEach(Peer::close);
			throw ex;
		}
	}

}
