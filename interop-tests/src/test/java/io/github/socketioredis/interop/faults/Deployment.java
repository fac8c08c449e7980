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

import java.util.BitSet;
import java.util.List;
import java.util.Map;

import io.github.socketioredis.test.RedisNode;
import io.lettuce.core.AbstractRedisClient;

/**
 * The Redis that the servers share.
 */
interface Deployment extends AutoCloseable {

	/**
	 * Returns a client for a Java server.
	 * @param name the name of its connections
	 */
	AbstractRedisClient forJava(String name);

	/**
	 * Returns what a Node server has to know.
	 */
	Map<String, Object> forNode();

	/**
	 * Returns the nodes whose subscribers get the messages, each with the slots for which
	 * that holds.
	 */
	Map<RedisNode, BitSet> effectiveNodes();

	/**
	 * Returns all nodes that answer.
	 */
	List<RedisNode> liveNodes();

	/**
	 * Waits until Redis itself is in order.
	 */
	void awaitOk();

	@Override
	void close();

	static Map<String, Object> place(RedisNode node) {
		return Map.of("host", node.host(), "port", node.port());
	}

}
