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

package io.github.socketioredis.autoconfigure.actuate;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOServer;
import com.corundumstudio.socketio.Transport;
import io.github.socketioredis.netty.NamespaceSummary;
import io.github.socketioredis.netty.NettyNode;
import io.github.socketioredis.netty.engine.EngineStatistics;
import org.jspecify.annotations.Nullable;

/**
 * A server of netty-socketio.
 */
final class NettyServerView implements ServerView {

	private static final int MAX_PEERS = 20;

	private final NettyNode node;

	private final SocketIOServer server;

	NettyServerView(NettyNode node, SocketIOServer server) {
		this.node = node;
		this.server = server;
	}

	@Override
	public Map<String, Object> info() {
		Configuration configuration = this.server.getConfiguration();
		Map<String, Object> info = new LinkedHashMap<>();
		info.put("port", configuration.getPort());
		info.put("context", configuration.getContext());
		info.put("transports", configuration.getTransports().stream().map(Transport::getValue).toList());
		return info;
	}

	@Override
	public SocketIOEndpoint.ServerDescriptor describe() {
		EngineStatistics statistics = this.node.statistics();
		return new SocketIOEndpoint.ServerDescriptor(this.node.isRunning(), this.server.getConfiguration().getPort(),
				new SocketIOEndpoint.ClientsDescriptor(statistics.webSocketClients(), statistics.pollingClients()),
				this.node.pendingRequests());
	}

	@Override
	public Collection<String> namespaces() {
		return this.node.namespaces();
	}

	@Override
	public SocketIOEndpoint.@Nullable NamespaceDescriptor namespace(String name, int rooms) {
		NamespaceSummary summary = this.node.summary(name, rooms);
		return (summary != null) ? describe(summary) : null;
	}

	private static SocketIOEndpoint.NamespaceDescriptor describe(NamespaceSummary summary) {
		List<SocketIOEndpoint.RoomDescriptor> rooms = summary.largestRooms()
			.stream()
			.map((room) -> new SocketIOEndpoint.RoomDescriptor(SafeText.name(room.name()), room.sockets()))
			.toList();
		List<SocketIOEndpoint.PeerDescriptor> peers = summary.servers()
			.stream()
			.limit(MAX_PEERS)
			.map((peer) -> new SocketIOEndpoint.PeerDescriptor(SafeText.name(peer.uid()), peer.lastHeard()))
			.toList();
		return new SocketIOEndpoint.NamespaceDescriptor(summary.sockets(),
				new SocketIOEndpoint.RoomsDescriptor(summary.rooms(), rooms),
				new SocketIOEndpoint.PeersDescriptor(summary.servers().size(), peers), summary.pendingRequests());
	}

}
