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

package io.github.socketioredis.netty;

import java.util.Set;
import java.util.concurrent.TimeUnit;

import com.corundumstudio.socketio.AckMode;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIONamespace;
import com.corundumstudio.socketio.SocketIOServer;
import com.corundumstudio.socketio.Transport;
import io.github.socketioredis.MessageParser;
import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.cluster.AdapterFactory;
import io.github.socketioredis.cluster.ClassicAdapterFactory;
import io.github.socketioredis.cluster.ClassicOptions;
import io.github.socketioredis.protocol.codec.ClassicCodecs;
import io.github.socketioredis.test.Ports;
import io.github.socketioredis.test.SocketIOTestClient;
import io.github.socketioredis.transport.PubSubTransport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A node on a free port of this machine, with the namespaces {@code /} and {@code /chat},
 * in which clients can join and leave rooms by events.
 */
final class NodeFixture implements AutoCloseable {

	private final NettyNode node;

	private final SocketIOServer server;

	private final int port = Ports.free();

	NodeFixture(PubSubTransport transport) {
		this(transport, NettyNodeOptions.defaults(), false);
	}

	NodeFixture(AdapterFactory adapters) {
		this(adapters, NettyNodeOptions.defaults());
	}

	NodeFixture(AdapterFactory adapters, NettyNodeOptions options) {
		this(adapters, options, false);
	}

	NodeFixture(PubSubTransport transport, NettyNodeOptions options, boolean compression) {
		this(new ClassicAdapterFactory(transport,
				ClassicCodecs.of(MessageParser.BuiltIn.MESSAGEPACK, JsonMapper.shared()), ClassicOptions.defaults()),
				options, compression);
	}

	private NodeFixture(AdapterFactory adapters, NettyNodeOptions options, boolean compression) {
		this.node = new NettyNode(adapters, JsonMapper.shared(), options);
		Configuration configuration = new Configuration();
		configuration.setHostname("127.0.0.1");
		configuration.setPort(this.port);
		configuration.setTransports(Transport.WEBSOCKET, Transport.POLLING);
		configuration.setAckMode(AckMode.MANUAL);
		configuration.setWebsocketCompression(compression);
		this.server = this.node.newServer(configuration);
		addHandlers(this.server.addNamespace(""));
		addHandlers(this.server.addNamespace("/chat"));
	}

	private static void addHandlers(SocketIONamespace namespace) {
		namespace.addEventListener("join", String.class, (client, room, ack) -> {
			client.joinRoom(room);
			ack.sendAckData("joined");
		});
		namespace.addEventListener("leave", String.class, (client, room, ack) -> {
			client.leaveRoom(room);
			ack.sendAckData("left");
		});
		namespace.addEventListener("echo", JsonNode.class, (client, value, ack) -> ack.sendAckData(value));
	}

	NodeFixture start() {
		this.node.subscribe().orTimeout(10, TimeUnit.SECONDS).join();
		this.node.start();
		return this;
	}

	NettyNode node() {
		return this.node;
	}

	SocketIOServer server() {
		return this.server;
	}

	SocketIOCluster cluster() {
		return this.node.cluster();
	}

	int port() {
		return this.port;
	}

	SocketIOTestClient client(String namespace, boolean polling, String... rooms) {
		SocketIOTestClient client = SocketIOTestClient.connect(this.port, namespace, polling);
		for (String room : Set.of(rooms)) {
			client.call("join", room);
		}
		return client;
	}

	@Override
	public void close() {
		this.node.close();
	}

}
