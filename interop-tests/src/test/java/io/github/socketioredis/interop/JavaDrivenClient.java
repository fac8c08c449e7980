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

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.socketioredis.test.SocketIOTestClient;
import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Manager;
import io.socket.client.Socket;
import io.socket.engineio.client.Transport;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;
import tools.jackson.databind.JsonNode;

/**
 * The official Java client.
 */
final class JavaDrivenClient extends DrivenClient {

	private final Manager manager;

	private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();

	private volatile String transport = "";

	JavaDrivenClient(String url, List<String> transports) {
		IO.Options options = SocketIOTestClient.options(false);
		options.transports = transports.toArray(String[]::new);
		options.reconnection = false;
		this.manager = new Manager(URI.create(url), options);
		this.manager.on(Manager.EVENT_TRANSPORT, (args) -> this.transport = ((Transport) args[0]).name);
	}

	private Endpoint endpoint(String namespace) {
		return this.endpoints.computeIfAbsent(namespace, (name) -> new Endpoint(this.manager, name));
	}

	private Socket socket(String namespace) {
		return endpoint(namespace).socket;
	}

	@Override
	void connect(String namespace, Map<String, ?> auth) {
		Map<String, String> strings = new LinkedHashMap<>();
		auth.forEach((key, value) -> strings.put(key, String.valueOf(value)));
		Endpoint endpoint = endpoint(namespace);
		endpoint.auth.clear();
		endpoint.auth.putAll(strings);
		endpoint.socket.connect();
	}

	@Override
	JsonNode lifecycle(String namespace) {
		return Values.tagged(List.copyOf(endpoint(namespace).lifecycle));
	}

	@Override
	String transport() {
		return this.transport;
	}

	@Override
	void emit(String namespace, String event, Object... args) {
		socket(namespace).emit(event, wire(args));
	}

	@Override
	JsonNode request(String namespace, String event, Object... args) {
		CompletableFuture<JsonNode> answer = new CompletableFuture<>();
		socket(namespace).emit(event, wire(args), (values) -> answer.complete(Values.tagged(plain(values))));
		return answer.orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
	}

	@Override
	void reply(String namespace, String event, Object... values) {
		endpoint(namespace).replies.put(event, values);
	}

	@Override
	void flood(String namespace, String event, int count) {
		for (int number = 0; number < count; number++) {
			socket(namespace).emit(event, number);
		}
	}

	@Override
	void relay(String namespace, String event, String answer, int count, int ahead) {
		Socket socket = socket(namespace);
		AtomicInteger next = new AtomicInteger();
		Runnable send = () -> {
			if (next.get() < count) {
				socket.emit(event, next.getAndIncrement());
			}
		};
		socket.on(answer, (args) -> send.run());
		socket.once(Socket.EVENT_CONNECT, (args) -> {
			for (int i = 0; i < ahead; i++) {
				send.run();
			}
		});
	}

	@Override
	int count(String namespace, String event) {
		return endpoint(namespace).of(event).size();
	}

	@Override
	List<JsonNode> received(String namespace, String event) {
		return endpoint(namespace).of(event).stream().map(Values::tagged).toList();
	}

	@Override
	void disconnect(String namespace) {
		socket(namespace).disconnect();
	}

	@Override
	public void close() {
		this.endpoints.values().forEach((endpoint) -> endpoint.socket.disconnect());
	}

	private static Object[] wire(Object[] values) {
		return Arrays.stream(values).map(JavaDrivenClient::wire).toArray();
	}

	private static Object wire(Object value) {
		if (value instanceof List<?> list) {
			JSONArray array = new JSONArray();
			list.forEach((each) -> array.put(wire(each)));
			return array;
		}
		if (value instanceof Map<?, ?> map) {
			JSONObject object = new JSONObject();
			map.forEach((key, each) -> put(object, (String) key, wire(each)));
			return object;
		}
		return (value != null) ? value : JSONObject.NULL;
	}

	private static void put(JSONObject object, String key, Object value) {
		try {
			object.put(key, value);
		}
		catch (JSONException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	private static List<Object> plain(Object[] values) {
		List<Object> list = new ArrayList<>();
		for (Object value : values) {
			list.add(plain(value));
		}
		return list;
	}

	private static Object plain(Object value) {
		if (value instanceof JSONArray array) {
			List<Object> list = new ArrayList<>();
			for (int i = 0; i < array.length(); i++) {
				list.add(plain(array.opt(i)));
			}
			return list;
		}
		if (value instanceof JSONObject object) {
			Map<String, Object> map = new LinkedHashMap<>();
			JSONArray names = object.names();
			for (int i = 0; names != null && i < names.length(); i++) {
				map.put(names.optString(i), plain(object.opt(names.optString(i))));
			}
			return map;
		}
		return (value != JSONObject.NULL) ? value : null;
	}

	/**
	 * The socket of one namespace and what came to it.
	 */
	private static final class Endpoint {

		private final Socket socket;

		private final Map<String, String> auth = new ConcurrentHashMap<>();

		private final List<Object> lifecycle = new CopyOnWriteArrayList<>();

		private final Map<String, List<List<Object>>> received = new ConcurrentHashMap<>();

		private final Map<String, Object[]> replies = new ConcurrentHashMap<>();

		Endpoint(Manager manager, String namespace) {
			IO.Options options = new IO.Options();
			options.auth = this.auth;
			this.socket = manager.socket(namespace, options);
			this.socket.on(Socket.EVENT_CONNECT,
					(args) -> this.lifecycle.add(Values.list("connect", this.socket.id())));
			this.socket.on(Socket.EVENT_DISCONNECT, (args) -> this.lifecycle.add(Values.list("disconnect", args[0])));
			this.socket.on(Socket.EVENT_CONNECT_ERROR, (args) -> this.lifecycle.add(error(args[0])));
			this.socket.onAnyIncoming((args) -> came((String) args[0], Arrays.copyOfRange(args, 1, args.length)));
		}

		private static List<Object> error(Object error) {
			return (error instanceof JSONObject object)
					? Values.list("connect_error", object.optString("message"), plain(object.opt("data")))
					: Values.list("connect_error", String.valueOf(error), null);
		}

		private void came(String event, Object[] args) {
			boolean asked = args.length > 0 && args[args.length - 1] instanceof Ack;
			of(event).add(plain(asked ? Arrays.copyOf(args, args.length - 1) : args));
			Object[] reply = this.replies.get(event);
			if (asked && reply != null) {
				((Ack) args[args.length - 1]).call(wire(reply));
			}
		}

		List<List<Object>> of(String event) {
			return this.received.computeIfAbsent(event, (name) -> new CopyOnWriteArrayList<>());
		}

	}

}
