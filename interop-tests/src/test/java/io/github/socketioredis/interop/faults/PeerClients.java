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

import java.nio.IntBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.interop.NodeProcess;
import tools.jackson.databind.JsonNode;

/**
 * The clients of all servers, in a process of their own. Each server has some, which
 * share its rooms, so that a message comes once to a server's clients.
 */
final class PeerClients implements AutoCloseable {

	private static final int CLIENTS = 5;

	private final NodeProcess process = NodeProcess.start("clients", "faults/clients.js");

	void connect(Peer peer, List<String> rooms) {
		this.process.call("connect",
				Map.of("server", peer.index(), "url", peer.url(), "rooms", rooms, "clients", CLIENTS));
	}

	/**
	 * Lets clients of one server join and leave rooms, disconnect and connect at random.
	 * @return the rooms that some client is in at the end
	 */
	CompletableFuture<Set<String>> churn(Peer peer, List<String> rooms, int operations) {
		Map<String, Object> command = Map.of("server", peer.index(), "url", peer.url(), "rooms", rooms, "operations",
				operations, "clients", CLIENTS);
		return this.process.send("churn", command).thenApply((answer) -> {
			Set<String> occupied = new TreeSet<>();
			answer.forEach((room) -> occupied.add(room.asString()));
			return occupied;
		});
	}

	/**
	 * Returns how many messages have come to all clients together.
	 */
	long received() {
		return this.process.call("received", Map.of()).asLong();
	}

	/**
	 * Returns all that has come: receiving server, sender, room, number and milliseconds
	 * on the way, five integers each.
	 */
	IntBuffer records() {
		return Sent.integers(this.process.call("records", Map.of()).asString());
	}

	/**
	 * Returns the clients that were disconnected, and why.
	 */
	JsonNode disconnects() {
		return this.process.call("disconnects", Map.of());
	}

	@Override
	public void close() {
		this.process.close();
	}

}
