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

	private NodeServer(NodeProcess process, int port) {
		this.process = process;
		this.url = "http://127.0.0.1:" + port;
	}

	static NodeServer start(String name, Mode mode, RunningRedis redis) {
		NodeProcess process = NodeProcess.start(name, "server.js");
		JsonNode started = process.call("start", NodePeers.startArguments(mode, redis));
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
	public void confirm() {
		this.process.call("confirmed", Map.of());
	}

	/**
	 * Makes a call whose rooms are numbers, which only JavaScript has.
	 */
	CompletableFuture<?> sendWithNumbers(Call call) {
		return this.process.send("callWithNumbers", Map.of("call", call.toMap()));
	}

	@Override
	public CompletableFuture<?> sendToFetched(String id, Call.Action action) {
		return this.process.send("callOnFetched", Map.of("namespace", "/", "socket", id, "action", action.toMap()));
	}

	@Override
	public Set<String> rooms(String namespace, String socket) {
		return strings(this.process.call("rooms", Map.of("namespace", namespace, "socket", socket)));
	}

	@Override
	public Set<String> members(String namespace, String room) {
		return strings(this.process.call("members", Map.of("namespace", namespace, "room", room)));
	}

	@Override
	public SocketView socket(String id) {
		return SocketView.of(this.process.call("socket", Map.of("namespace", "/", "socket", id)));
	}

	@Override
	public void setData(String id, Object data) {
		this.process.call("setData", Map.of("namespace", "/", "socket", id, "data", Values.tagged(data)));
	}

	@Override
	public void listen(String namespace, String event, Reply reply) {
		this.process.call("listen", Map.of("namespace", namespace, "event", event, "reply", reply.toMap()));
	}

	@Override
	public List<JsonNode> heard(String namespace, String event) {
		return elements(this.process.call("heard", Map.of("namespace", namespace, "event", event)));
	}

	@Override
	public CompletableFuture<List<SocketView>> fetchSockets(Target target) {
		return ask(target, Map.of("name", "fetchSockets"))
			.thenApply((sockets) -> elements(sockets).stream().map(SocketView::of).toList());
	}

	@Override
	public CompletableFuture<Outcome> emitWithAck(Target target, Duration timeout, String event, Object... args) {
		return ask(target, Map.of("name", "emitWithAck", "event", event, "args", Values.tagged(Values.list(args)),
				"timeout", timeout.toMillis()))
			.thenApply(Outcome::of);
	}

	@Override
	public CompletableFuture<Outcome> serverSideEmitWithAck(String event, Object... args) {
		return ask(Target.all(),
				Map.of("name", "serverSideEmitWithAck", "event", event, "args", Values.tagged(Values.list(args))))
			.thenApply(Outcome::of);
	}

	@Override
	public CompletableFuture<Set<String>> allRooms() {
		return ask(Target.all(), Map.of("name", "allRooms")).thenApply(NodeServer::strings);
	}

	@Override
	public CompletableFuture<Integer> serverCount() {
		return ask(Target.all(), Map.of("name", "serverCount")).thenApply(JsonNode::asInt);
	}

	private CompletableFuture<JsonNode> ask(Target target, Map<String, Object> question) {
		return this.process.send("ask", Map.of("target", target.toMap(), "question", question));
	}

	private static List<JsonNode> elements(JsonNode array) {
		List<JsonNode> elements = new ArrayList<>();
		array.forEach(elements::add);
		return elements;
	}

	private static Set<String> strings(JsonNode array) {
		Set<String> strings = new LinkedHashSet<>();
		array.forEach((each) -> strings.add(each.asString()));
		return strings;
	}

	/**
	 * Returns the operating system's handle of the server's process.
	 */
	ProcessHandle handle() {
		return this.process.handle();
	}

	@Override
	public void close() {
		this.process.close();
	}

}
