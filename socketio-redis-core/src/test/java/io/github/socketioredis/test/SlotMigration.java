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

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Moves slots between live masters in the steps that redis-cli takes, some slots at a
 * time.
 */
final class SlotMigration {

	private static final int CHUNK = 64;

	private static final int KEYS = 100;

	private static final String TIMEOUT_MILLIS = "5000";

	private final RedisNode source;

	private final RedisNode target;

	private final List<RedisNode> others;

	private final RedisSecurity security;

	/**
	 * Creates a migration.
	 * @param others all other masters, which are told
	 */
	SlotMigration(RedisNode source, RedisNode target, List<RedisNode> others, RedisSecurity security) {
		this.source = source;
		this.target = target;
		this.others = others;
		this.security = security;
	}

	void move(List<Integer> slots) {
		for (int from = 0; from < slots.size(); from += CHUNK) {
			moveChunk(slots.subList(from, Math.min(from + CHUNK, slots.size())));
		}
	}

	private void moveChunk(List<Integer> slots) {
		this.target.executeAll(setSlots(slots, "IMPORTING", this.source.id()));
		this.source.executeAll(setSlots(slots, "MIGRATING", this.target.id()));
		moveKeys(slots);
		List<String[]> commands = setSlots(slots, "NODE", this.target.id());
		this.target.executeAll(commands);
		tellSource(commands);
		this.others.forEach((node) -> node.executeAll(commands));
	}

	/**
	 * A master that has lost its last slot makes itself a replica, perhaps before it is
	 * told.
	 */
	private void tellSource(List<String[]> commands) {
		try {
			this.source.executeAll(commands);
		}
		catch (IllegalStateException ex) {
			if (!String.valueOf(ex.getMessage()).contains("only with masters")) {
				throw ex;
			}
		}
	}

	private static List<String[]> setSlots(List<Integer> slots, String state, String id) {
		List<String[]> commands = new ArrayList<>();
		for (int slot : slots) {
			commands.add(new String[] { "CLUSTER", "SETSLOT", Integer.toString(slot), state, id });
		}
		return commands;
	}

	private void moveKeys(List<Integer> slots) {
		try (RespConnection connection = this.security.connect(this.source.ownPort())) {
			for (int slot : slots) {
				moveKeys(connection, slot);
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("The keys can't be moved", ex);
		}
	}

	private void moveKeys(RespConnection connection, int slot) throws IOException {
		String[] ask = { "CLUSTER", "GETKEYSINSLOT", Integer.toString(slot), Integer.toString(KEYS) };
		List<String> keys = strings(connection.execute(ask));
		while (!keys.isEmpty()) {
			List<String> command = new ArrayList<>(List.of("MIGRATE", this.target.host(),
					Integer.toString(this.target.ownPort()), "", "0", TIMEOUT_MILLIS));
			command.addAll(this.security.migrateArguments());
			command.add("KEYS");
			command.addAll(keys);
			connection.execute(command.toArray(String[]::new));
			keys = strings(connection.execute(ask));
		}
	}

	static List<String> strings(@Nullable Object reply) {
		return (reply instanceof List<?> list) ? list.stream().map(String::valueOf).toList() : List.of();
	}

}
