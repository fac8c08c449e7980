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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.corundumstudio.socketio.SocketIOClient;
import io.github.socketioredis.LocalSocket;
import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.cluster.AdapterFactory;
import io.github.socketioredis.test.SocketIOTestClient;
import io.socket.client.IO;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Servers of one cluster, numbered from 0, with one client each in {@code /}.
 */
final class ClusterFixture implements AutoCloseable {

	private final List<NodeFixture> servers = new ArrayList<>();

	private final List<SocketIOTestClient> clients = new ArrayList<>();

	private final List<String> rooms = new ArrayList<>();

	private final AtomicInteger names = new AtomicInteger();

	ClusterFixture(List<AdapterFactory> adapters) {
		this(adapters, NettyNodeOptions.defaults());
	}

	ClusterFixture(List<AdapterFactory> adapters, NettyNodeOptions options) {
		adapters.forEach((factory) -> this.servers.add(new NodeFixture(factory, options)));
		this.servers.forEach(NodeFixture::start);
		for (int i = 0; i < this.servers.size(); i++) {
			this.clients.add(connect(i));
		}
	}

	/**
	 * Connects a client whose query, auth and headers say to which server.
	 */
	private SocketIOTestClient connect(int server) {
		IO.Options options = SocketIOTestClient.options(false);
		options.query = "tenant=acme-" + server;
		options.auth = Map.of("token", "t-" + server);
		options.extraHeaders = Map.of("X-Test", List.of("h-" + server), "Cookie", List.of("session=secret"),
				"Authorization", List.of("Bearer secret"));
		SocketIOTestClient client = SocketIOTestClient.open(this.servers.get(server).port(), "/", options);
		client.await("connect");
		return client;
	}

	int size() {
		return this.servers.size();
	}

	NettyNode node(int server) {
		return this.servers.get(server).node();
	}

	SocketIOCluster cluster(int server) {
		return this.servers.get(server).cluster();
	}

	List<SocketIOTestClient> clients() {
		return this.clients;
	}

	SocketIOTestClient client(int server) {
		return this.clients.get(server);
	}

	String id(int server) {
		return client(server).id();
	}

	LocalSocket socket(int server) {
		return cluster(server).socket(nettyClient(server));
	}

	SocketIOClient nettyClient(int server) {
		NodeFixture fixture = this.servers.get(server);
		return fixture.server()
			.getAllClients()
			.stream()
			.filter((client) -> fixture.node().socketId(client).equals(id(server)))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * Returns a name that no other test has.
	 */
	String unique(String prefix) {
		return prefix + "-" + this.names.incrementAndGet();
	}

	/**
	 * Returns a room that no other test has, and that is empty again after this one.
	 */
	String room() {
		String room = unique("room");
		this.rooms.add(room);
		return room;
	}

	/**
	 * Makes the client of each of these servers join a room.
	 */
	void join(String room, int... servers) {
		for (int server : servers) {
			client(server).call("join", room);
		}
	}

	/**
	 * Returns the servers whose clients are in a room, as netty-socketio has it.
	 */
	List<Integer> members(String room) {
		return numbers().filter((server) -> nettyClient(server).getAllRooms().contains(room)).boxed().toList();
	}

	void leaveRooms() {
		this.rooms.forEach((room) -> numbers().forEach((server) -> nettyClient(server).leaveRoom(room)));
		this.rooms.clear();
	}

	/**
	 * Returns what each client has got of an event that server 0 has sent before.
	 */
	List<List<String>> received(String event) {
		String fence = unique("fence");
		cluster(0).emit(fence);
		return this.clients.stream()
			.map((client) -> client.receivedBefore("[\"" + fence + "\"]")
				.stream()
				.filter((line) -> line.startsWith("[\"" + event + "\""))
				.toList())
			.toList();
	}

	/**
	 * Asserts which servers' clients get an event that server 0 has sent before, each
	 * once. In a Redis Cluster, what follows the event on another channel may overtake
	 * it.
	 */
	void assertReceivers(String event, Integer... servers) {
		await().untilAsserted(() -> assertThat(receivers(event)).containsExactly(servers));
		assertThat(receivers(event)).containsExactly(servers);
	}

	private List<Integer> receivers(String event) {
		List<List<String>> received = received(event);
		return numbers().boxed()
			.flatMap((server) -> Collections.nCopies(received.get(server).size(), server).stream())
			.toList();
	}

	private IntStream numbers() {
		return IntStream.range(0, this.servers.size());
	}

	/**
	 * Stops the servers, all at the same time since each takes some seconds.
	 */
	@Override
	public void close() {
		this.clients.forEach(SocketIOTestClient::close);
		ExecutorService executor = Executors.newFixedThreadPool(this.servers.size());
		try {
			CompletableFuture
				.allOf(this.servers.stream()
					.map((server) -> CompletableFuture.runAsync(server::close, executor))
					.toArray(CompletableFuture<?>[]::new))
				.orTimeout(30, TimeUnit.SECONDS)
				.join();
		}
		finally {
			executor.shutdown();
		}
	}

}
