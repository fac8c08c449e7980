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
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import com.corundumstudio.socketio.SocketIOClient;
import io.github.socketioredis.test.SocketIOTestClient;

/**
 * Random joins, leaves, connects and disconnects by one thread, always the same ones for
 * one seed. Rooms are shared with other threads, sockets are not.
 */
final class RandomChanges {

	private static final int MAX_SOCKETS = 8;

	private static final int ROOMS = 30;

	private final List<NodeFixture> servers;

	private final Random random;

	private final List<Connected> sockets = new ArrayList<>();

	RandomChanges(List<NodeFixture> servers, int seed) {
		this.servers = servers;
		this.random = new Random(seed);
	}

	void make(int count) {
		for (int i = 0; i < count; i++) {
			int dice = this.random.nextInt(1000);
			if (this.sockets.isEmpty() || (dice < 15 && this.sockets.size() < MAX_SOCKETS)) {
				connect();
			}
			else if (dice < 30) {
				disconnect(this.sockets.remove(this.random.nextInt(this.sockets.size())));
			}
			else {
				change(this.sockets.get(this.random.nextInt(this.sockets.size())), dice);
			}
		}
	}

	private void connect() {
		NodeFixture server = this.servers.get(this.random.nextInt(this.servers.size()));
		SocketIOTestClient client = server.client("/", false);
		SocketIOClient socket = server.server()
			.getAllClients()
			.stream()
			.filter((each) -> server.node().socketId(each).equals(client.id()))
			.findFirst()
			.orElseThrow();
		this.sockets.add(new Connected(server, client, socket, client.id()));
	}

	private void disconnect(Connected socket) {
		switch (this.random.nextInt(3)) {
			case 0 -> socket.client().close();
			case 1 -> socket.socket().disconnect();
			default ->
				anyServer().cluster().in(socket.id()).disconnectSockets(true).orTimeout(10, TimeUnit.SECONDS).join();
		}
	}

	private void change(Connected socket, int dice) {
		String room = room();
		if (dice < 400) {
			socket.socket().joinRoom(room);
		}
		else if (dice < 700) {
			socket.socket().leaveRoom(room);
		}
		else if (dice < 780) {
			socket.server().cluster().socket(socket.socket()).join(room, room());
		}
		else if (dice < 850) {
			socket.socket().leaveRooms(Set.copyOf(socket.socket().getAllRooms()));
		}
		else if (dice < 930) {
			anyServer().cluster().in(socket.id()).socketsJoin(room, room());
		}
		else {
			anyServer().cluster().in(room()).socketsLeave(room);
		}
	}

	private NodeFixture anyServer() {
		return this.servers.get(this.random.nextInt(this.servers.size()));
	}

	private String room() {
		return "room-" + this.random.nextInt(ROOMS);
	}

	void disconnectAll() {
		this.sockets.forEach(this::disconnect);
		this.sockets.clear();
	}

	private record Connected(NodeFixture server, SocketIOTestClient client, SocketIOClient socket, String id) {
	}

}
