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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.socketioredis.test.RedisNode;

/**
 * Asks Redis about subscriptions.
 */
final class RedisAnswers {

	private RedisAnswers() {
	}

	static Map<String, Long> subscribers(RedisNode node, String subcommand, Collection<String> channels) {
		List<String> command = new ArrayList<>(List.of("PUBSUB", subcommand));
		command.addAll(channels);
		List<?> reply = (List<?>) node.execute(command.toArray(String[]::new));
		Map<String, Long> result = new HashMap<>();
		for (int i = 0; i < reply.size(); i += 2) {
			result.put((String) reply.get(i), (Long) reply.get(i + 1));
		}
		return result;
	}

	static Set<String> union(List<RedisNode> nodes, String subcommand) {
		Set<String> result = new TreeSet<>();
		nodes.forEach((node) -> ((List<?>) node.execute("PUBSUB", subcommand))
			.forEach((channel) -> result.add((String) channel)));
		return result;
	}

	/**
	 * Counts the connections with patterns.
	 * @param node whether to count those of Node servers, or else those of Java servers
	 */
	static long patternSubscribers(List<RedisNode> nodes, boolean node) {
		return nodes.stream()
			.flatMap((each) -> String.valueOf(each.execute("CLIENT", "LIST", "TYPE", "pubsub")).lines())
			.filter((line) -> !line.contains(" psub=0 "))
			.filter((line) -> NodePeer.isConnection(line) == node)
			.count();
	}

}
