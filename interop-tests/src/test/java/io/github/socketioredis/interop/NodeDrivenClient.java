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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import tools.jackson.databind.JsonNode;

/**
 * A client of the npm package {@code socket.io-client}.
 */
final class NodeDrivenClient extends DrivenClient {

	private static final AtomicInteger numbers = new AtomicInteger();

	private final NodeProcess process;

	private final int connection = numbers.incrementAndGet();

	NodeDrivenClient(NodeProcess process, String url, List<String> transports) {
		this.process = process;
		process.call("open", Map.of("connection", this.connection, "url", url, "transports", transports));
	}

	private JsonNode call(String command, String namespace, Map<String, ?> more) {
		Map<String, Object> arguments = new HashMap<>(more);
		arguments.put("connection", this.connection);
		arguments.put("namespace", namespace);
		return this.process.call(command, arguments);
	}

	private JsonNode call(String command, String namespace, String event, Object... args) {
		return call(command, namespace, Map.of("event", event, "args", Values.tagged(Values.list(args))));
	}

	@Override
	void connect(String namespace, Map<String, ?> auth) {
		call("connect", namespace, Map.of("auth", auth));
	}

	@Override
	JsonNode lifecycle(String namespace) {
		return call("lifecycle", namespace, Map.of());
	}

	@Override
	String transport() {
		return call("transport", "/", Map.of()).asString("");
	}

	@Override
	void emit(String namespace, String event, Object... args) {
		call("emit", namespace, event, args);
	}

	@Override
	JsonNode request(String namespace, String event, Object... args) {
		return call("request", namespace, event, args);
	}

	@Override
	void reply(String namespace, String event, Object... values) {
		call("reply", namespace, event, values);
	}

	@Override
	void flood(String namespace, String event, int count) {
		call("flood", namespace, Map.of("event", event, "count", count));
	}

	@Override
	void relay(String namespace, String event, String answer, int count, int ahead) {
		call("relay", namespace, Map.of("event", event, "answer", answer, "count", count, "ahead", ahead));
	}

	@Override
	int count(String namespace, String event) {
		return call("count", namespace, Map.of("event", event)).asInt();
	}

	@Override
	List<JsonNode> received(String namespace, String event) {
		return new ArrayList<>(call("received", namespace, Map.of("event", event)).values());
	}

	@Override
	void disconnect(String namespace) {
		call("disconnect", namespace, Map.of());
	}

	@Override
	public void close() {
		call("close", "/", Map.of());
	}

}
