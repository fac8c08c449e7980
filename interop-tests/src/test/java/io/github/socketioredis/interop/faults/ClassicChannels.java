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
import java.util.Set;
import java.util.TreeSet;

import io.github.socketioredis.test.RedisNode;

/**
 * The channels of classic adapters: two that all servers subscribe to, one of each server
 * and a pattern. Redis does not count the subscribers of a pattern, but says of each
 * connection how many patterns it has.
 */
final class ClassicChannels implements Channels {

	private static final String REQUEST = "socket.io-request#/#";

	private static final String RESPONSE = "socket.io-response#/#";

	private static final String PATTERN = "socket.io#/#*";

	private final Map<String, Long> expected;

	private final int servers;

	private final boolean node;

	private ClassicChannels(Map<String, Long> expected, int servers, boolean node) {
		this.expected = expected;
		this.servers = servers;
		this.node = node;
	}

	/**
	 * Learns the servers' own channels from Redis and knows the others.
	 * @param servers the number of servers
	 * @param node whether these are Node servers
	 */
	static ClassicChannels of(int servers, boolean node, List<RedisNode> nodes) {
		Map<String, Long> expected = new HashMap<>();
		expected.put(REQUEST, (long) servers);
		expected.put(RESPONSE, (long) servers);
		Set<String> own = new TreeSet<>(RedisAnswers.union(nodes, "CHANNELS"));
		own.removeIf((channel) -> !channel.startsWith(RESPONSE) || channel.equals(RESPONSE));
		if (own.size() != servers) {
			throw new IllegalStateException(servers + " servers have " + own.size() + " channels of their own: " + own);
		}
		own.forEach((channel) -> expected.put(channel, 1L));
		return new ClassicChannels(expected, servers, node);
	}

	@Override
	public int desired() {
		return this.expected.values().stream().mapToInt(Long::intValue).sum() + this.servers;
	}

	@Override
	public List<String> missing(Map<RedisNode, BitSet> effective) {
		List<RedisNode> nodes = List.copyOf(effective.keySet());
		Map<String, Long> counts = counts(nodes);
		List<String> missing = new ArrayList<>();
		this.expected.forEach((channel, wanted) -> {
			int lacking = (int) (wanted - counts.getOrDefault(channel, 0L));
			missing.addAll(Collections.nCopies(Math.max(0, lacking), channel));
		});
		int patterns = (int) (this.servers - RedisAnswers.patternSubscribers(nodes, this.node));
		missing.addAll(Collections.nCopies(Math.max(0, patterns), PATTERN));
		return missing;
	}

	@Override
	public List<String> differences(List<RedisNode> nodes) {
		List<String> differences = new ArrayList<>();
		Map<String, Long> counts = counts(nodes);
		this.expected.forEach((channel, wanted) -> {
			if (!wanted.equals(counts.get(channel))) {
				differences.add(channel + " has " + counts.get(channel) + " subscribers, not " + wanted);
			}
		});
		RedisAnswers.union(nodes, "CHANNELS")
			.stream()
			.filter((channel) -> !this.expected.containsKey(channel) && !channel.startsWith("__sentinel__"))
			.forEach((channel) -> differences.add(channel + " is subscribed to by somebody"));
		long patterns = RedisAnswers.patternSubscribers(nodes, this.node);
		if (patterns != this.servers) {
			differences.add(PATTERN + " has " + patterns + " subscribers, not " + this.servers);
		}
		return differences;
	}

	private Map<String, Long> counts(List<RedisNode> nodes) {
		Map<String, Long> counts = new HashMap<>();
		nodes.forEach((node) -> RedisAnswers.subscribers(node, "NUMSUB", this.expected.keySet())
			.forEach((channel, count) -> counts.merge(channel, count, Long::sum)));
		return counts;
	}

}
