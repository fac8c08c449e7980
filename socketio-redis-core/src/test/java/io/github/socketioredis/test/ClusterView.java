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
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What one node of a cluster thinks of all of them: {@code CLUSTER NODES}.
 *
 * @param entries what it thinks of each node that it knows
 */
record ClusterView(List<Entry> entries) {

	static final int SLOTS = 16384;

	static ClusterView of(RedisNode node) {
		return parse(String.valueOf(node.execute("CLUSTER", "NODES")));
	}

	static ClusterView parse(String text) {
		return new ClusterView(text.lines().filter((line) -> !line.isBlank()).map(Entry::parse).toList());
	}

	@Nullable Entry find(String id) {
		return this.entries.stream().filter((entry) -> entry.id().equals(id)).findFirst().orElse(null);
	}

	@Nullable Entry ownerOf(int slot) {
		return this.entries.stream().filter((entry) -> entry.slots().get(slot)).findFirst().orElse(null);
	}

	/**
	 * Returns the owner of each slot, empty where there is none.
	 */
	String[] owners() {
		String[] owners = new String[SLOTS];
		Arrays.fill(owners, "");
		this.entries.forEach((entry) -> entry.slots().stream().forEach((slot) -> owners[slot] = entry.id()));
		return owners;
	}

	/**
	 * Returns whether the node is on good terms with these.
	 */
	boolean trusts(Set<String> ids) {
		Set<String> good = this.entries.stream()
			.filter(Entry::isGood)
			.map(Entry::id)
			.collect(Collectors.toUnmodifiableSet());
		return good.containsAll(ids);
	}

	/**
	 * Returns who owns what and who replicates whom, for comparison.
	 */
	Map<String, Object> roles(Set<String> ids) {
		Map<String, Object> result = new TreeMap<>();
		for (Entry entry : this.entries) {
			if (ids.contains(entry.id()) || !entry.slots().isEmpty()) {
				result.put(entry.id(), List.of(entry.master(), entry.slots()));
			}
		}
		return result;
	}

	/**
	 * A node as another one sees it.
	 *
	 * @param id the node's id
	 * @param flags such as {@code master} and {@code fail?}
	 * @param master the id of its master, {@code "-"} for a master
	 * @param connected whether there is a connection
	 * @param slots the slots that it owns
	 */
	record Entry(String id, Set<String> flags, String master, boolean connected, BitSet slots) {

		private static final Set<String> BAD = Set.of("fail", "fail?", "handshake", "noaddr");

		private static Entry parse(String line) {
			List<String> fields = List.of(line.strip().split(" "));
			BitSet slots = new BitSet(SLOTS);
			for (String range : fields.subList(8, fields.size())) {
				addRange(slots, range);
			}
			return new Entry(fields.get(0), Set.of(fields.get(2).split(",")), fields.get(3),
					fields.get(7).equals("connected"), slots);
		}

		private static void addRange(BitSet slots, String range) {
			if (range.startsWith("[")) {
				return; // a slot on its way
			}
			List<Integer> bounds = new ArrayList<>();
			for (String bound : range.split("-")) {
				bounds.add(Integer.valueOf(bound));
			}
			slots.set(bounds.get(0), bounds.get(bounds.size() - 1) + 1);
		}

		boolean isGood() {
			return (this.connected || this.flags.contains("myself")) && this.flags.stream().noneMatch(BAD::contains);
		}

	}

}
