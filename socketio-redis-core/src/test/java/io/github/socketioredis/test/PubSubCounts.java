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

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Adds up what the nodes of a cluster say about subscriptions.
 */
final class PubSubCounts {

	private PubSubCounts() {
	}

	static Map<String, Long> sum(List<RedisNode> nodes, String subcommand, Collection<String> channels) {
		List<String> command = new ArrayList<>(List.of("PUBSUB", subcommand));
		command.addAll(channels);
		Map<String, Long> result = new HashMap<>();
		for (RedisNode node : nodes) {
			List<String> reply = SlotMigration.strings(node.execute(command.toArray(String[]::new)));
			for (int i = 0; i < reply.size(); i += 2) {
				result.merge(reply.get(i), Long.valueOf(reply.get(i + 1)), Long::sum);
			}
		}
		return result;
	}

	static Set<String> union(List<RedisNode> nodes, String subcommand) {
		Set<String> result = new TreeSet<>();
		nodes.forEach((node) -> result.addAll(SlotMigration.strings(node.execute("PUBSUB", subcommand))));
		return result;
	}

}
