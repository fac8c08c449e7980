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

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import com.corundumstudio.socketio.namespace.Namespace;
import io.github.socketioredis.Registration;
import io.github.socketioredis.cluster.LocalNamespace;
import io.github.socketioredis.cluster.NamespaceAdapter;
import io.github.socketioredis.netty.engine.EngineSocket;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.NamespaceName;
import io.github.socketioredis.protocol.SocketDetails;
import io.github.socketioredis.protocol.SocketSelector;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The local sockets of one namespace of a netty-socketio server.
 */
final class NettyNamespace implements LocalNamespace {

	private final String name;

	private final String nettyName;

	private final SocketDescriber describer;

	private final SocketRegistry registry = new SocketRegistry();

	NettyNamespace(String name, SocketDescriber describer) {
		this.name = name;
		this.describer = describer;
		this.nettyName = nettyName(name);
	}

	/**
	 * Returns the name that netty-socketio has for a namespace.
	 * @param name the name with its slash
	 * @return the name; empty for the default namespace
	 */
	static String nettyName(String name) {
		return name.equals(NamespaceName.DEFAULT) ? Namespace.DEFAULT_NAME : name;
	}

	/**
	 * Returns the name with its slash.
	 * @param nettyName the name that netty-socketio has
	 * @return the name as it stands on the wire
	 */
	static String name(String nettyName) {
		return nettyName.isEmpty() ? NamespaceName.DEFAULT : NamespaceName.normalize(nettyName);
	}

	void connected(EngineSocket client) {
		ConnectedSocket socket = new ConnectedSocket(client);
		this.registry.add(socket);
		update(socket, client.getAllRooms());
		if (client.getNamespace().getClient(client.getSessionId()) == null) {
			this.registry.remove(socket);
		}
	}

	/**
	 * Takes over what netty-socketio has done to the rooms of a socket.
	 * @param namespace netty-socketio's namespace
	 * @param sessionId the session of the socket
	 * @param rooms the rooms joined or left
	 */
	void roomsChanged(Namespace namespace, UUID sessionId, Set<String> rooms) {
		ConnectedSocket socket = this.registry.get(sessionId);
		if (socket == null) {
			return;
		}
		if (namespace.getClient(sessionId) == null) {
			forget(socket);
		}
		else {
			update(socket, rooms);
		}
	}

	private void forget(ConnectedSocket socket) {
		this.registry.remove(socket);
	}

	private void update(ConnectedSocket socket, Set<String> rooms) {
		for (String room : Set.copyOf(rooms)) {
			if (!room.equals(this.nettyName)) {
				this.registry.update(socket, room, socket.client().getAllRooms());
			}
		}
	}

	/**
	 * Returns numbers about the namespace.
	 * @param maxRooms how many rooms are listed
	 * @param adapter the adapter of the namespace; {@code null} if there is none yet
	 * @return the numbers at this moment
	 */
	NamespaceSummary summary(int maxRooms, @Nullable NamespaceAdapter adapter) {
		RoomCensus rooms = this.registry.census(maxRooms);
		return new NamespaceSummary(this.name, this.registry.size(), rooms.count(), rooms.largest(),
				(adapter != null) ? adapter.peers() : List.of(), (adapter != null) ? adapter.pendingRequests() : 0);
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public boolean hasRoom(String room) {
		return this.registry.hasRoom(room);
	}

	@Override
	public boolean isSocket(String name) {
		return this.registry.isSocket(name);
	}

	@Override
	public Registration onRoomChange(Consumer<String> listener) {
		return this.registry.listen(listener);
	}

	@Override
	public void deliver(EventData data, SocketSelector target, BroadcastFlags flags) {
		EventDelivery delivery = new EventDelivery(this.nettyName, data, flags);
		this.registry.forEach(target, delivery);
	}

	@Override
	public Set<String> rooms() {
		return this.registry.names();
	}

	@Override
	public List<String> ids(SocketSelector target) {
		List<String> ids = new ArrayList<>();
		this.registry.forEach(target, (socket) -> ids.add(socket.id()));
		return ids;
	}

	@Override
	public List<SocketDetails> describe(SocketSelector target) {
		List<SocketDetails> details = new ArrayList<>();
		this.registry.forEach(target,
				(socket) -> details.add(this.describer.describe(socket.client(), socket.id(), socket.rooms())));
		return details;
	}

	@Override
	public PendingAcks deliverWithAck(EventData data, SocketSelector target, BroadcastFlags flags,
			Consumer<JsonNode> ack) {
		AckDelivery delivery = new AckDelivery(this.nettyName, data, flags, ack);
		this.registry.forEach(target, delivery);
		return delivery;
	}

	@Override
	public void join(SocketSelector target, Set<String> rooms) {
		this.registry.forEach(target, (socket) -> {
			socket.client().joinRooms(rooms);
			if (!socket.isConnected()) {
				socket.client().leaveRooms(rooms);
			}
		});
	}

	@Override
	public void leave(SocketSelector target, Set<String> rooms) {
		this.registry.forEach(target, (socket) -> socket.client().leaveRooms(rooms));
	}

	@Override
	public void disconnect(SocketSelector target, boolean close) {
		Set<ConnectedSocket> sockets = new HashSet<>();
		this.registry.forEach(target, sockets::add);
		for (ConnectedSocket socket : sockets) {
			if (close) {
				socket.client().getBaseClient().disconnect();
			}
			else {
				socket.client().disconnect();
			}
			forget(socket);
		}
	}

}
