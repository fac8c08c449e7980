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

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.corundumstudio.socketio.AckMode;
import com.corundumstudio.socketio.AuthTokenResult;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIONamespace;
import com.corundumstudio.socketio.SocketIOServer;
import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.cluster.LocalAdapterFactory;
import io.github.socketioredis.netty.NettyNode;
import io.github.socketioredis.netty.NettyNodeOptions;
import io.github.socketioredis.test.Ports;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server on its own, without Redis, that does what the tests of the clients ask for.
 */
final class ClientServer implements AutoCloseable {

	static final String CHAT = "/chat";

	static final String REFUSED = "refused";

	/**
	 * In the auth payload, the number of the relay at which the connection is closed.
	 */
	static final String KICK = "kick";

	private final NettyNode node = new NettyNode(new LocalAdapterFactory(), JsonMapper.shared(),
			NettyNodeOptions.defaults());

	private final SocketIOServer server = this.node.newServer(configuration());

	private final ExecutorService pusher = Executors.newSingleThreadExecutor();

	private final Map<String, Object> auths = new ConcurrentHashMap<>();

	private final Map<String, List<JsonNode>> echoes = new ConcurrentHashMap<>();

	private final Map<String, List<Integer>> numbers = new ConcurrentHashMap<>();

	private ClientServer() {
		SocketIONamespace main = this.server.getNamespace("");
		main.addAuthTokenListener((auth, client) -> {
			boolean refused = auth instanceof Map<?, ?> map && REFUSED.equals(map.get("token"));
			return refused
					? new AuthTokenResult(false,
							Map.of("message", "go away", "data", Map.of("code", 7, "why", "ünïcode")))
					: AuthTokenResult.AuthTokenResultSuccess;
		});
		main.addConnectListener((client) -> this.auths.put(id(client), client.getHandshakeData().getAuthToken()));
		addListeners(main);
		addListeners(this.server.addNamespace(CHAT));
	}

	private static Configuration configuration() {
		Configuration configuration = new Configuration();
		configuration.setHostname("127.0.0.1");
		configuration.setPort(Ports.free());
		configuration.setAckMode(AckMode.MANUAL);
		return configuration;
	}

	private void addListeners(SocketIONamespace namespace) {
		namespace.addMultiTypeEventListener("echo", (client, args, ack) -> {
			Object[] values = args.getArgs().toArray();
			this.echoes.put(id(client), Arrays.stream(values).map(JsonNode.class::cast).toList());
			client.sendEvent("echoed", values);
			ack.sendAckData(values);
		}, JsonNode.class, JsonNode.class, JsonNode.class, JsonNode.class);
		namespace.addEventListener("bytes", byte[].class, (client, bytes, ack) -> ack.sendAckData(bytes.length, bytes));
		namespace.addEventListener("number", Integer.class, (client, number, ack) -> numbers(id(client)).add(number));
		namespace.addEventListener("relay", Integer.class, (client, number, ack) -> {
			numbers(id(client)).add(number);
			if (client.getHandshakeData().getAuthToken() instanceof Map<?, ?> auth
					&& String.valueOf(number).equals(auth.get(KICK))) {
				cluster().in(id(client)).disconnectSockets(true);
				return;
			}
			client.sendEvent("relayed", number);
			this.pusher.execute(() -> client.sendEvent("pushed", number));
		});
	}

	static ClientServer start() {
		ClientServer server = new ClientServer();
		server.node.subscribe().join();
		server.node.start();
		return server;
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getConfiguration().getPort();
	}

	SocketIOServer netty() {
		return this.server;
	}

	SocketIOCluster cluster() {
		return this.node.cluster();
	}

	private String id(SocketIOClient client) {
		return this.node.socketId(client);
	}

	/**
	 * Returns the client with an id as netty-socketio knows it.
	 */
	Optional<SocketIOClient> find(String namespace, String id) {
		return this.server.getNamespace(namespace.equals("/") ? "" : namespace)
			.getAllClients()
			.stream()
			.filter((client) -> id(client).equals(id))
			.findAny();
	}

	SocketIOClient client(String namespace, String id) {
		return find(namespace, id).orElseThrow();
	}

	/**
	 * Returns what a client of the default namespace sent to be admitted.
	 */
	Object auth(String id) {
		return this.auths.get(id);
	}

	/**
	 * Returns the arguments of the last echo of a client, tagged.
	 */
	JsonNode echo(String id) {
		return Values.tagged(this.echoes.get(id).stream().map(Values::plain).toList());
	}

	List<Integer> numbers(String id) {
		return this.numbers.computeIfAbsent(id, (key) -> new CopyOnWriteArrayList<>());
	}

	@Override
	public void close() {
		this.node.close();
		this.pusher.shutdownNow();
	}

}
