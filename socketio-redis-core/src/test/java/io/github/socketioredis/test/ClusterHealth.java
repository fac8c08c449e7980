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

import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Asks the nodes of a cluster whether all is well.
 */
final class ClusterHealth {

	private static final String ALL_SLOTS = Integer.toString(ClusterView.SLOTS);

	private static final List<String[]> QUESTIONS = List.of(new String[] { "CLUSTER", "INFO" },
			new String[] { "CLUSTER", "NODES" }, new String[] { "INFO", "replication" });

	private ClusterHealth() {
	}

	static Set<String> ids(List<RedisNode> nodes) {
		return nodes.stream().map(RedisNode::id).collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Returns for each node the slots whose owner it knows, in the eyes of most of them.
	 */
	static Map<RedisNode, BitSet> agreedSlots(List<RedisNode> nodes) {
		Map<RedisNode, String[]> opinions = new LinkedHashMap<>();
		for (RedisNode node : nodes) {
			try {
				opinions.put(node, ClusterView.of(node).owners());
			}
			catch (IllegalStateException ex) {
				// it has just gone
			}
		}
		Map<RedisNode, BitSet> agreed = new LinkedHashMap<>();
		opinions.keySet().forEach((node) -> agreed.put(node, new BitSet(ClusterView.SLOTS)));
		for (int slot = 0; slot < ClusterView.SLOTS; slot++) {
			String owner = mostFrequent(opinions.values(), slot);
			int current = slot;
			opinions.forEach((node, owners) -> agreed.get(node).set(current, owners[current].equals(owner)));
		}
		return agreed;
	}

	private static String mostFrequent(Collection<String[]> opinions, int slot) {
		String best = "";
		int votes = 0;
		for (String[] candidate : opinions) {
			int count = 0;
			for (String[] opinion : opinions) {
				count += opinion[slot].equals(candidate[slot]) ? 1 : 0;
			}
			if (count > votes) {
				votes = count;
				best = candidate[slot];
			}
		}
		return best;
	}

	static boolean isOk(List<RedisNode> nodes) {
		Set<String> ids = ids(nodes);
		Set<Map<String, Object>> opinions = new HashSet<>();
		for (RedisNode node : nodes) {
			ClusterView view = viewOfHealthy(node);
			if (view == null || !view.trusts(ids)) {
				return false;
			}
			opinions.add(view.roles(ids));
		}
		return opinions.size() == 1;
	}

	private static @Nullable ClusterView viewOfHealthy(RedisNode node) {
		try {
			List<String> answers = node.executeAll(QUESTIONS).stream().map(String::valueOf).toList();
			String info = answers.get(0);
			boolean ok = RedisNode.value(info, "cluster_state").equals("ok")
					&& RedisNode.value(info, "cluster_slots_ok").equals(ALL_SLOTS)
					&& !RedisNode.value(answers.get(2), "master_link_status").equals("down");
			return ok ? ClusterView.parse(answers.get(1)) : null;
		}
		catch (IllegalStateException ex) {
			return null;
		}
	}

	static String report(List<RedisNode> nodes) {
		StringBuilder report = new StringBuilder();
		for (RedisNode node : nodes) {
			report.append(node).append('\n');
			try {
				node.executeAll(QUESTIONS).forEach((answer) -> report.append(answer).append('\n'));
			}
			catch (IllegalStateException ex) {
				report.append(ex).append('\n');
			}
		}
		return report.toString();
	}

}
