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

import java.util.function.Consumer;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOServer;
import io.github.socketioredis.cluster.LocalAdapterFactory;
import io.github.socketioredis.test.Ports;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server that is in no cluster, with an event {@code echo} that is acknowledged with
 * its argument.
 */
final class EngineFixture implements AutoCloseable {

	private final NettyNode node;

	private final SocketIOServer server;

	private final int port = Ports.free();

	EngineFixture(NettyNodeOptions options, Consumer<Configuration> customizer) {
		this.node = new NettyNode(new LocalAdapterFactory(), JsonMapper.shared(), options);
		Configuration configuration = new Configuration();
		configuration.setHostname("127.0.0.1");
		configuration.setPort(this.port);
		configuration.setPingTimeout(20_000);
		configuration.setWebsocketCompression(false);
		customizer.accept(configuration);
		this.server = this.node.newServer(configuration);
		this.server.addNamespace("/chat");
		this.server.addEventListener("echo", JsonNode.class, (client, value, ack) -> ack.sendAckData(value));
	}

	static EngineFixture start() {
		return start(NettyNodeOptions.defaults(), (configuration) -> {
		});
	}

	static EngineFixture start(NettyNodeOptions options, Consumer<Configuration> customizer) {
		EngineFixture fixture = new EngineFixture(options, customizer);
		fixture.node.subscribe().join();
		fixture.node.start();
		return fixture;
	}

	NettyNode node() {
		return this.node;
	}

	SocketIOServer server() {
		return this.server;
	}

	int port() {
		return this.port;
	}

	RawClient client() {
		return new RawClient(this.port);
	}

	long sessions() {
		return this.node.statistics().pollingClients() + this.node.statistics().webSocketClients();
	}

	@Override
	public void close() {
		this.node.close();
	}

}
