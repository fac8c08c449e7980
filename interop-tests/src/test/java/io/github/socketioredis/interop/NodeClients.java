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

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * Many clients of {@code socket.io-client} in one process.
 */
final class NodeClients implements AutoCloseable {

	/**
	 * The event that marks the end of what a client is to be asked for.
	 */
	static final String FENCE = "fence";

	static final List<String> WEBSOCKET = List.of("websocket");

	static final List<String> POLLING = List.of("polling");

	static final List<String> UPGRADE = List.of("polling", "websocket");

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private final NodeProcess process = NodeProcess.start("clients", "clients.js");

	/**
	 * Opens one connection with several sockets.
	 * @param url the server
	 * @param transports the transports to use; with {@link #UPGRADE}, completes when
	 * upgraded
	 * @param namespaces the namespaces by the clients' names
	 * @return the ids by the clients' names
	 */
	Map<String, String> connect(String url, List<String> transports, Map<String, String> namespaces) {
		return connect(url, transports, namespaces, Map.of());
	}

	/**
	 * The same with a handshake of one's own.
	 * @param handshake the client's options {@code query}, {@code auth},
	 * {@code extraHeaders} and {@code withCredentials}, and the {@code localAddress} that
	 * it connects from
	 */
	Map<String, String> connect(String url, List<String> transports, Map<String, String> namespaces,
			Map<String, ?> handshake) {
		JsonNode answer = this.process.call("connect", Map.of("url", url, "transports", transports, "sockets",
				namespaces, "handshake", handshake, "timeout", TIMEOUT.toMillis()));
		Map<String, String> ids = new LinkedHashMap<>();
		namespaces.keySet().forEach((name) -> ids.put(name, answer.get(name).asString()));
		return ids;
	}

	/**
	 * Lets a client join rooms, asking its server.
	 */
	void join(String name, Collection<String> rooms) {
		request(name, "join", List.copyOf(rooms));
	}

	/**
	 * Lets a client leave a room, asking its server.
	 */
	void leave(String name, String room) {
		request(name, "leave", room);
	}

	/**
	 * Tells a client how to acknowledge an event; without, it does not.
	 */
	void reply(String name, String event, Reply reply) {
		this.process.call("reply", Map.of("name", name, "event", event, "reply", reply.toMap()));
	}

	private void request(String name, String event, Object argument) {
		this.process.call("request", Map.of("name", name, "event", event, "args", List.of(argument)));
	}

	/**
	 * Waits until the fence has come to all clients named and returns what had come to
	 * them before.
	 * @param names the clients
	 * @param fence the argument of the fence event
	 * @param events the events that are asked for
	 * @param outrun how many of these events are waited for besides, because the fence
	 * may overtake them
	 * @return by name, arrays of event and tagged arguments, in the order of arrival
	 */
	Map<String, List<JsonNode>> collect(Collection<String> names, String fence, Collection<String> events,
			Map<String, Integer> outrun) {
		JsonNode answer = this.process.call("collect", Map.of("names", names, "fence", fence, "events", events,
				"outrun", outrun, "timeout", TIMEOUT.toMillis()));
		Map<String, List<JsonNode>> received = new LinkedHashMap<>();
		names.forEach((name) -> received.put(name, elements(answer.get(name))));
		return received;
	}

	private static List<JsonNode> elements(JsonNode array) {
		List<JsonNode> elements = new ArrayList<>();
		array.forEach(elements::add);
		return elements;
	}

	/**
	 * Waits until a client has been disconnected.
	 * @return the reason that the client was told
	 */
	String awaitDisconnect(String name) {
		return this.process.call("awaitDisconnect", Map.of("name", name, "timeout", TIMEOUT.toMillis())).asString();
	}

	/**
	 * Returns what came after it had been collected: packets that came twice, the second
	 * time after the fence.
	 */
	JsonNode late() {
		return this.process.call("late", Map.of());
	}

	/**
	 * Disconnects and forgets the clients whose name begins so.
	 */
	void forget(String prefix) {
		this.process.call("forget", Map.of("prefix", prefix));
	}

	@Override
	public void close() {
		this.process.close();
	}

}
