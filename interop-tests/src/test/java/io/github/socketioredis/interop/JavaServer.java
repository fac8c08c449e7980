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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIONamespace;
import com.corundumstudio.socketio.SocketIOServer;
import io.github.socketioredis.ClusterNamespace;
import io.github.socketioredis.ClusterOperator;
import io.github.socketioredis.cluster.ClassicAdapterFactory;
import io.github.socketioredis.netty.NettyNode;
import io.github.socketioredis.netty.NettyNodeOptions;
import io.github.socketioredis.protocol.codec.ClassicCodecs;
import io.github.socketioredis.test.Ports;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.lettuce.LettuceTransportOptions;
import io.github.socketioredis.transport.lettuce.LettuceTransports;
import io.lettuce.core.RedisClient;

/**
 * A netty-socketio server that has joined the cluster.
 */
final class JavaServer implements ClusterServer {

	private static final Duration SUBSCRIBE_TIMEOUT = Duration.ofSeconds(10);

	private final RedisClient client;

	private final PubSubTransport transport;

	private final NettyNode node;

	private final SocketIOServer server;

	private JavaServer(Mode mode, String redisUri) {
		this.client = RedisClient.create(redisUri);
		this.transport = LettuceTransports.create(this.client, this.client, null, LettuceTransportOptions.defaults());
		ClassicAdapterFactory adapters = new ClassicAdapterFactory(this.transport,
				ClassicCodecs.of(mode.parser(), Values.MAPPER), mode.key());
		this.node = new NettyNode(adapters, Values.MAPPER, NettyNodeOptions.defaults());
		this.server = this.node.newServer(configuration());
		listen(this.server.getNamespace(""));
		listen(this.server.addNamespace("/chat"));
	}

	private static Configuration configuration() {
		Configuration configuration = new Configuration();
		configuration.setHostname("127.0.0.1");
		configuration.setPort(Ports.free());
		return configuration;
	}

	private static void listen(SocketIONamespace namespace) {
		namespace.addEventListener("join", String[].class, (client, rooms, ack) -> {
			for (String room : rooms) {
				client.joinRoom(room);
			}
			acknowledge(ack);
		});
		namespace.addEventListener("leave", String.class, (client, room, ack) -> {
			client.leaveRoom(room);
			acknowledge(ack);
		});
	}

	private static void acknowledge(AckRequest ack) {
		ack.sendAckData("done");
	}

	static JavaServer start(Mode mode, String redisUri) throws Exception {
		JavaServer server = new JavaServer(mode, redisUri);
		server.node.subscribe().get(SUBSCRIBE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
		server.node.start();
		return server;
	}

	@Override
	public String url() {
		return "http://127.0.0.1:" + this.server.getConfiguration().getPort();
	}

	@Override
	public CompletableFuture<?> send(Call call) {
		Target target = call.target();
		ClusterNamespace namespace = this.node.cluster().of(target.namespace());
		ClusterOperator operator = target.flags().local() ? namespace.local().to(target.rooms())
				: namespace.to(target.rooms());
		return JavaCalls.perform(operator, call);
	}

	@Override
	public Set<String> rooms(String namespace, String socket) {
		return clients(namespace, (client) -> this.node.socketId(client).equals(socket)).stream()
			.flatMap((client) -> client.getAllRooms().stream())
			.filter((room) -> !room.isEmpty() && !room.equals(namespace))
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	@Override
	public Set<String> members(String namespace, String room) {
		return clients(namespace, (client) -> client.getAllRooms().contains(room)).stream()
			.map(this.node::socketId)
			.collect(Collectors.toSet());
	}

	private List<SocketIOClient> clients(String namespace, Predicate<SocketIOClient> filter) {
		return netty(namespace).getAllClients().stream().filter(filter).toList();
	}

	/**
	 * Returns netty-socketio's own view of a namespace.
	 */
	SocketIONamespace netty(String namespace) {
		return this.server.getNamespace(namespace.equals("/") ? "" : namespace);
	}

	/**
	 * Returns netty-socketio's own view of a socket.
	 */
	SocketIOClient client(String namespace, String socket) {
		return clients(namespace, (client) -> this.node.socketId(client).equals(socket)).get(0);
	}

	@Override
	public void close() {
		this.node.close();
		this.transport.close();
		this.client.shutdown();
	}

}
