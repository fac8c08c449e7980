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
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.github.socketioredis.test.RedisNode;
import io.lettuce.core.cluster.SlotHash;

/**
 * The channels of sharded adapters in {@code dynamic} mode: that of the namespace and
 * those of the rooms, which all servers subscribe to, and one of each server.
 */
final class ShardedChannels implements Channels {

	private static final String PREFIX = "socket.io#/#";

	private static final Pattern OWN = Pattern.compile("[0-9a-f]{16}#");

	private final Map<String, Long> expected;

	private final Map<String, Integer> slots = new HashMap<>();

	private ShardedChannels(Map<String, Long> expected) {
		this.expected = expected;
		expected.keySet().forEach((channel) -> this.slots.put(channel, SlotHash.getSlot(channel)));
	}

	/**
	 * Learns the servers' own channels from Redis and knows the others.
	 * @param rooms the rooms that each server has clients in
	 * @param servers the number of servers
	 */
	static ShardedChannels of(List<String> rooms, int servers, List<RedisNode> nodes) {
		Map<String, Long> expected = new TreeMap<>();
		expected.put(PREFIX, (long) servers);
		rooms.forEach((room) -> expected.put(PREFIX + room + "#", (long) servers));
		List<String> own = RedisAnswers.union(nodes, "SHARDCHANNELS")
			.stream()
			.filter((channel) -> channel.startsWith(PREFIX)
					&& OWN.matcher(channel.substring(PREFIX.length())).matches())
			.toList();
		if (own.size() != servers) {
			throw new IllegalStateException(servers + " servers have " + own.size() + " channels of their own: " + own);
		}
		own.forEach((channel) -> expected.put(channel, 1L));
		return new ShardedChannels(expected);
	}

	@Override
	public int desired() {
		return this.expected.values().stream().mapToInt(Long::intValue).sum();
	}

	@Override
	public List<String> missing(Map<RedisNode, BitSet> nodes) {
		Map<String, Long> counts = new HashMap<>();
		nodes.forEach((node, slots) -> counts(node).forEach((channel, count) -> {
			if (slots.get(this.slots.get(channel))) {
				counts.merge(channel, count, Long::sum);
			}
		}));
		List<String> missing = new ArrayList<>();
		this.expected.forEach((channel, wanted) -> {
			int lacking = (int) (wanted - counts.getOrDefault(channel, 0L));
			missing.addAll(Collections.nCopies(Math.max(0, lacking), channel));
		});
		return missing;
	}

	@Override
	public List<String> differences(List<RedisNode> nodes) {
		List<String> differences = new ArrayList<>();
		Map<String, Long> counts = new HashMap<>();
		nodes.forEach((node) -> counts(node).forEach((channel, count) -> counts.merge(channel, count, Long::sum)));
		this.expected.forEach((channel, wanted) -> {
			if (!wanted.equals(counts.get(channel))) {
				differences.add(channel + " has " + counts.get(channel) + " subscribers, not " + wanted);
			}
		});
		RedisAnswers.union(nodes, "SHARDCHANNELS")
			.stream()
			.filter((channel) -> !this.expected.containsKey(channel))
			.forEach((channel) -> differences.add(channel + " is subscribed to by somebody"));
		return differences;
	}

	private Map<String, Long> counts(RedisNode node) {
		return RedisAnswers.subscribers(node, "SHARDNUMSUB", this.expected.keySet());
	}

}
