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

package io.github.socketioredis.interop;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.socketioredis.interop.Direction.Kind;

/**
 * One of the three servers, with one client in {@code /}.
 */
final class Member {

	private static final List<List<String>> ROOMS = List.of(List.of("a", "ab"), List.of("b", "ab"), List.of("c"));

	private static final List<List<String>> TRANSPORTS = List.of(NodeClients.WEBSOCKET, NodeClients.POLLING,
			NodeClients.UPGRADE);

	private final String name;

	private final Kind kind;

	private final int index;

	private final ClusterServer server;

	private final NodeClients clients;

	private String id;

	Member(String name, Kind kind, int index, ClusterServer server, NodeClients clients) {
		this.name = name;
		this.kind = kind;
		this.index = index;
		this.server = server;
		this.clients = clients;
	}

	/**
	 * Connects the client, by another transport in each of the servers.
	 */
	void connect() {
		this.id = connect(client(), TRANSPORTS.get(this.index), ROOMS.get(this.index), handshake());
	}

	/**
	 * Connects one more client.
	 * @return its id
	 */
	String connect(String client, List<String> transports, List<String> rooms, Map<String, ?> handshake) {
		String id = this.clients.connect(this.server.url(), transports, Map.of(client, "/"), handshake).get(client);
		this.clients.join(client, rooms);
		return id;
	}

	private Map<String, Object> handshake() {
		return Map.of("query", query(), "auth", auth(), "extraHeaders", headers());
	}

	/**
	 * Returns what the client has in its query.
	 */
	Map<String, String> query() {
		return Map.of("who", "server " + this.index + " é&=%😀");
	}

	/**
	 * Returns what the client authenticates with.
	 */
	Map<String, Object> auth() {
		return Map.of("token", "geheim-ключ-" + this.index, "roles", List.of("admin", this.index));
	}

	/**
	 * Returns the headers that the client adds.
	 */
	Map<String, String> headers() {
		Map<String, String> headers = new HashMap<>();
		headers.put("x-interop", "number " + this.index);
		headers.put("cookie", "session=secret");
		headers.put("authorization", "Bearer secret");
		if (crossOrigin()) {
			headers.put("origin", "http://elsewhere.example");
		}
		return headers;
	}

	/**
	 * Returns whether the client says that it is a page of another origin.
	 */
	boolean crossOrigin() {
		return this.index == 1;
	}

	boolean isJava() {
		return this.kind == Kind.JAVA;
	}

	ClusterServer server() {
		return this.server;
	}

	/**
	 * Returns the name of the client.
	 */
	String client() {
		return client("client");
	}

	/**
	 * Returns a name for one more client of this server.
	 */
	String client(String which) {
		return this.name + "/" + which;
	}

	/**
	 * Returns the id of the client's socket.
	 */
	String id() {
		return this.id;
	}

	/**
	 * Returns the rooms of the client's socket: its own, those joined in the beginning,
	 * and more.
	 */
	Set<String> rooms(String... more) {
		Set<String> rooms = new HashSet<>(ROOMS.get(this.index));
		rooms.add(this.id);
		rooms.addAll(List.of(more));
		return rooms;
	}

	/**
	 * Returns what the client gets of arguments that the asker sends, or the asker of
	 * what the client acknowledges with: as they are, but without binary if they go by
	 * JSON.
	 */
	List<Object> received(List<Object> args, Mode mode) {
		return (mode.stringifiesBinary() && this.index > 0) ? Values.stringified(args) : args;
	}

	@Override
	public String toString() {
		return this.name;
	}

}
