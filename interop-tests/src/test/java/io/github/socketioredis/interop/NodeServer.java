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

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import tools.jackson.databind.JsonNode;

/**
 * A server of {@code socket.io} with {@code @socket.io/redis-adapter}.
 */
final class NodeServer implements ClusterServer {

	private final NodeProcess process;

	private final String url;

	private final List<JsonNode> serverSideEvents = new ArrayList<>();

	private NodeServer(NodeProcess process, int port) {
		this.process = process;
		this.url = "http://127.0.0.1:" + port;
	}

	static NodeServer start(String name, Mode mode, String redisUri) {
		NodeProcess process = NodeProcess.start(name, "server.js");
		JsonNode started = process.call("start", NodePeers.startArguments(mode, redisUri));
		return new NodeServer(process, started.get("port").asInt());
	}

	@Override
	public String url() {
		return this.url;
	}

	@Override
	public CompletableFuture<?> send(Call call) {
		return this.process.send("call", Map.of("call", call.toMap()));
	}

	@Override
	public Set<String> rooms(String namespace, String socket) {
		return strings(this.process.call("rooms", Map.of("namespace", namespace, "socket", socket)));
	}

	@Override
	public Set<String> members(String namespace, String room) {
		return strings(this.process.call("members", Map.of("namespace", namespace, "room", room)));
	}

	/**
	 * Returns the {@code server-side} events that other peers have sent to this server so
	 * far, each with its namespace and arguments.
	 */
	List<JsonNode> serverSideEvents() {
		this.process.call("serverSideEvents", Map.of()).forEach(this.serverSideEvents::add);
		return List.copyOf(this.serverSideEvents);
	}

	private static Set<String> strings(JsonNode array) {
		Set<String> strings = new LinkedHashSet<>();
		array.forEach((each) -> strings.add(each.asString()));
		return strings;
	}

	@Override
	public void close() {
		this.process.close();
	}

}
