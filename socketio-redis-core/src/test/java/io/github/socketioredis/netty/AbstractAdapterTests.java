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

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.socketioredis.Acknowledgements;
import io.github.socketioredis.ClusterTimeoutException;
import io.github.socketioredis.Handshake;
import io.github.socketioredis.RemoteSocket;
import io.github.socketioredis.test.SocketIOTestClient;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.Subscription;
import io.github.socketioredis.transport.Topic;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every adapter has to do for three servers: the counterpart of the test suite that
 * Node's adapters share.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class AbstractAdapterTests extends AbstractClusterTests {

	/**
	 * Long enough for every answer that comes, and much shorter than the default.
	 */
	private static final Duration SHORT = Duration.ofMillis(1200);

	// Broadcasts

	@Test
	void broadcastsToAllClients() {
		String event = servers().unique("event");
		cluster(0).emit(event, 1, "2", new byte[] { 3, 4 });
		String binary = "[\"" + event + "\",1,\"2\",\"$AwQ=\"]";
		String object = "[\"" + event + "\",1,\"2\",{\"type\":\"Buffer\",\"data\":[3,4]}]";
		JsonNode remote = JsonMapper.shared().readTree(keepsBinary() ? binary : object);
		List<List<String>> received = servers().received(event);
		assertThat(received.get(0)).containsExactly(binary);
		assertThat(received.subList(1, SERVERS)).allSatisfy((lines) -> assertThat(lines).singleElement()
			.satisfies((line) -> assertThat(JsonMapper.shared().readTree(line)).isEqualTo(remote)));
	}

	@Test
	void broadcastsToAllClientsInANamespace() {
		String event = servers().unique("event");
		List<SocketIOTestClient> chat = openChat();
		cluster(0).of("/chat").emit(event);
		cluster(0).of("/chat").emit("fence");
		assertThat(chat).allSatisfy(
				(client) -> assertThat(client.receivedBefore("[\"fence\"]")).containsExactly("[\"" + event + "\"]"));
		assertThat(servers().received(event)).allSatisfy((lines) -> assertThat(lines).isEmpty());
		chat.forEach(SocketIOTestClient::close);
	}

	private List<SocketIOTestClient> openChat() {
		return servers().clients().stream().map((client) -> client.namespace("/chat")).toList();
	}

	@Test
	void broadcastsToAllClientsInARoom() {
		String event = servers().unique("event");
		String room = servers().room();
		join(room, 1);
		cluster(0).to(room).emit(event);
		servers().assertReceivers(event, 1);
	}

	@Test
	void broadcastsToAllClientsExceptInARoom() {
		String event = servers().unique("event");
		String room = servers().room();
		join(room, 1);
		cluster(0).of("/").except(room).emit(event);
		servers().assertReceivers(event, 0, 2);
	}

	@Test
	void broadcastsToAllClientsOnce() {
		String event = servers().unique("event");
		String room1 = servers().room();
		String room2 = servers().room();
		String room3 = servers().room();
		join(room1, 0, 1, 2);
		join(room2, 0, 1);
		join(room3, 1);
		cluster(0).of("/").to(room1).to(room2).except(room3).emit(event);
		servers().assertReceivers(event, 0, 2);
	}

	@Test
	void broadcastsToLocalClientsOnly() {
		String event = servers().unique("event");
		cluster(0).local().emit(event);
		servers().assertReceivers(event, 0);
	}

	@Test
	void broadcastsToASingleClient() {
		String event = servers().unique("event");
		cluster(0).to(servers().id(1)).emit(event);
		servers().assertReceivers(event, 1);
	}

	@Test
	void broadcastsOfASocketSpareIt() {
		String toAll = servers().unique("event");
		String toRoom = servers().unique("event");
		String room = servers().room();
		join(room, 0, 2);
		servers().socket(0).broadcast().emit(toAll);
		servers().socket(0).to(room).emit(toRoom);
		servers().assertReceivers(toAll, 1, 2);
		servers().assertReceivers(toRoom, 2);
	}

	// Broadcasts with acknowledgements

	@Test
	void broadcastsWithAcknowledgements() {
		String event = servers().unique("event");
		numbers().forEach((server) -> servers().client(server).acknowledge(event, server + 1));
		Acknowledgements acks = result(cluster(0).emitWithAck(event));
		assertThat(acks.values(Integer.class)).containsExactlyInAnyOrder(1, 2, 3);
		assertThat(acks.size()).isEqualTo(SERVERS);
		assertThat(acks.servers()).isEqualTo(SERVERS);
	}

	@Test
	void broadcastsWithBinaryAcknowledgements() {
		String event = servers().unique("event");
		numbers().forEach(
				(server) -> servers().client(server).acknowledge(event, (Object) new byte[] { server.byteValue() }));
		List<JsonNode> acks = result(cluster(0).emitWithAck(event)).values();
		assertThat(acks).hasSize(SERVERS);
		if (keepsBinary()) {
			assertThat(acks).allMatch(JsonNode::isBinary)
				.extracting((ack) -> ack.binaryValue()[0])
				.containsExactlyInAnyOrder((byte) 0, (byte) 1, (byte) 2);
		}
		else {
			assertThat(texts(acks)).containsExactlyInAnyOrder("\"AA==\"", "{\"type\":\"Buffer\",\"data\":[1]}",
					"{\"type\":\"Buffer\",\"data\":[2]}");
		}
	}

	@Test
	void broadcastsWithAcknowledgementsToNoClient() {
		Acknowledgements acks = result(cluster(0).to("nobody").emitWithAck(servers().unique("event")));
		assertThat(acks.values()).isEmpty();
		assertThat(acks.servers()).isEqualTo(SERVERS);
	}

	@Test
	void broadcastsWithAcknowledgementsToSomeClients() {
		String event = servers().unique("event");
		String room = servers().room();
		join(room, 0, 2);
		numbers().forEach((server) -> servers().client(server).acknowledge(event, server));
		assertThat(result(cluster(1).to(room).emitWithAck(event)).values(Integer.class)).containsExactlyInAnyOrder(0,
				2);
		Acknowledgements local = result(cluster(1).local().emitWithAck(event));
		assertThat(local.values(Integer.class)).containsExactly(1);
		assertThat(local.servers()).isEqualTo(1);
	}

	@Test
	void broadcastsWithAcknowledgementsAreIncompleteAtTheTimeout() {
		String event = servers().unique("event");
		servers().client(0).acknowledge(event, 1);
		servers().client(1).acknowledge(event, 2);
		ClusterTimeoutException failure = timeout(cluster(0).timeout(SHORT).emitWithAck(event));
		assertThat(texts(failure.results(JsonNode.class))).containsExactlyInAnyOrder("1", "2");
		assertThat(failure.expected()).isEqualTo(3);
		assertThat(failure.received()).isEqualTo(2);
	}

	@Test
	void broadcastsWithAcknowledgementsCanBeCancelled() {
		CompletableFuture<Acknowledgements> future = cluster(0).emitWithAck(servers().unique("event"));
		await().until(() -> pending(0) == 1);
		future.cancel(false);
		assertThat(pending(0)).isZero();
	}

	// Rooms and disconnection

	@Test
	void makesAllSocketsJoin() {
		String room = servers().room();
		cluster(0).socketsJoin(room);
		awaitMembers(room, 0, 1, 2);
	}

	@Test
	void makesMatchingSocketsJoin() {
		String room1 = servers().room();
		String room2 = servers().room();
		join(room1, 0, 2);
		cluster(0).in(room1).socketsJoin(room2);
		awaitMembers(room2, 0, 2);
		assertNoMoreChanges(room2, 0, 2);
	}

	@Test
	void makesAGivenSocketJoin() {
		String room = servers().room();
		cluster(0).in(servers().id(1)).socketsJoin(room);
		awaitMembers(room, 1);
		assertNoMoreChanges(room, 1);
	}

	@Test
	void makesAllSocketsLeave() {
		String room = servers().room();
		join(room, 0, 2);
		cluster(0).socketsLeave(room);
		awaitMembers(room);
	}

	@Test
	void makesMatchingSocketsLeave() {
		String room1 = servers().room();
		String room2 = servers().room();
		join(room1, 0, 1);
		join(room2, 0, 1, 2);
		cluster(0).in(room1).socketsLeave(room2);
		awaitMembers(room2, 2);
		assertNoMoreChanges(room2, 2);
	}

	@Test
	void makesAGivenSocketLeave() {
		String room = servers().room();
		join(room, 0, 1, 2);
		cluster(0).in(servers().id(1)).socketsLeave(room);
		awaitMembers(room, 0, 2);
		assertNoMoreChanges(room, 0, 2);
	}

	private void awaitMembers(String room, Integer... members) {
		await().untilAsserted(() -> assertThat(servers().members(room)).containsExactly(members));
	}

	/**
	 * Sends all servers something that they can't handle before what they got earlier.
	 */
	private void assertNoMoreChanges(String room, Integer... members) {
		String last = servers().room();
		cluster(0).socketsJoin(last);
		awaitMembers(last, 0, 1, 2);
		assertThat(servers().members(room)).containsExactly(members);
	}

	@Test
	void disconnectsAllSockets() {
		List<SocketIOTestClient> chat = openChat();
		cluster(0).of("/chat").disconnectSockets();
		chat.forEach((client) -> client.await("disconnect: io server disconnect"));
		assertThat(servers().clients()).allSatisfy((client) -> assertThat(client.lifecycle()).hasSize(1));
	}

	// Sockets and rooms of the cluster

	@Test
	void fetchesAllSockets() {
		List<RemoteSocket> sockets = result(cluster(0).fetchSockets());
		assertThat(sockets).extracting(RemoteSocket::id)
			.startsWith(servers().id(0))
			.containsExactlyInAnyOrder(servers().id(0), servers().id(1), servers().id(2));
	}

	@Test
	void fetchesASingleSocketWithAllItsDetails() {
		String room = servers().room();
		join(room, 1);
		servers().socket(1).setData(Map.of("user", "bob", "n", 1));
		List<RemoteSocket> sockets = result(cluster(0).in(servers().id(1)).fetchSockets());
		assertThat(sockets).singleElement().satisfies((socket) -> {
			assertThat(socket.id()).isEqualTo(servers().id(1));
			assertThat(socket.rooms()).containsExactlyInAnyOrder(servers().id(1), room);
			assertThat(socket.data()).isEqualTo(JsonMapper.shared().readTree("{\"user\":\"bob\",\"n\":1}"));
			assertThat(socket.handshake()).isEqualTo(servers().socket(1).handshake());
			assertHandshake(socket.handshake());
		});
		servers().socket(1).setData("test");
		assertThat(result(cluster(2).in(servers().id(1)).fetchSockets())).extracting(RemoteSocket::data)
			.extracting(JsonNode::toString)
			.containsExactly("\"test\"");
		servers().socket(1).setData(null);
	}

	private static void assertHandshake(Handshake handshake) {
		assertThat(handshake.query().path("tenant").asString()).isEqualTo("acme-1");
		assertThat(handshake.auth()).isEqualTo(JsonMapper.shared().readTree("{\"token\":\"t-1\"}"));
		assertThat(handshake.headers().path("x-test").asString()).isEqualTo("h-1");
		assertThat(handshake.headers().has("cookie")).isFalse();
		assertThat(handshake.headers().has("authorization")).isFalse();
		assertThat(handshake.address()).isEqualTo("127.0.0.1");
		assertThat(handshake.url()).startsWith("/socket.io/?").contains("tenant=acme-1", "EIO=4");
		assertThat(handshake.issued()).isBetween(System.currentTimeMillis() - 600_000, System.currentTimeMillis());
		assertThat(handshake.time()).contains(" GMT+0000");
		assertThat(handshake.secure()).isFalse();
		assertThat(handshake.xdomain()).isFalse();
	}

	@Test
	void fetchesLocalSocketsOnly() {
		assertThat(result(cluster(0).local().fetchSockets())).extracting(RemoteSocket::id)
			.containsExactly(servers().id(0));
	}

	@Test
	void actsOnAFetchedSocket() {
		String event = servers().unique("event");
		String room = servers().room();
		RemoteSocket socket = result(cluster(0).in(servers().id(2)).fetchSockets()).get(0);
		socket.emit(event);
		servers().assertReceivers(event, 2);
		socket.join(room);
		awaitMembers(room, 2);
		socket.leave(room);
		awaitMembers(room);
	}

	@Test
	void returnsAllRoomsAcrossServers() {
		String room = servers().room();
		join(room, 0);
		Set<String> rooms = result(cluster(1).allRooms());
		assertThat(rooms).containsExactlyInAnyOrder(servers().id(0), servers().id(1), servers().id(2), room);
	}

	@Test
	void countsServers() {
		assertThat(result(cluster(0).serverCount())).isEqualTo(SERVERS);
		assertThat(result(cluster(1).of("/chat").serverCount())).isEqualTo(SERVERS);
	}

	@Test
	void serverThatDoesNotAnswerCostsTheTimeoutOnly() {
		String event = servers().unique("event");
		numbers().forEach((server) -> servers().client(server).acknowledge(event, server));
		try (PubSubTransport silent = transport()) {
			silent.subscribe(List.of(countedBy()), (channel, message) -> {
			}).confirmed().orTimeout(5, TimeUnit.SECONDS).join();
			ClusterTimeoutException fetch = timeout(cluster(0).timeout(SHORT).fetchSockets());
			assertThat(fetch.results(RemoteSocket.class)).hasSize(SERVERS);
			assertThat(fetch.expected()).isEqualTo(SERVERS + 1);
			assertThat(fetch.received()).isEqualTo(SERVERS);
			ClusterTimeoutException acks = timeout(cluster(0).timeout(SHORT).emitWithAck(event));
			assertThat(acks.results(JsonNode.class)).hasSize(SERVERS);
			assertThat(acks.expected()).isEqualTo(SERVERS + 1);
			assertThat(acks.received()).isEqualTo(SERVERS);
		}
		await().until(() -> result(cluster(0).serverCount()) == SERVERS);
	}

	@Test
	void whatDependsOnAnswersMayWaitForOthers() {
		List<String> threads = new CopyOnWriteArrayList<>();
		List<CompletableFuture<Integer>> nested = Stream.generate(() -> cluster(0).fetchSockets())
			.limit(20)
			.map((future) -> future.thenApply((sockets) -> {
				threads.add(Thread.currentThread().getName());
				return result(cluster(0).fetchSockets()).size();
			}))
			.toList();
		assertThat(nested).allSatisfy((future) -> assertThat(result(future)).isEqualTo(SERVERS));
		assertThat(threads).noneMatch((name) -> name.matches("(?i).*(lettuce|eventloop|redis-transport).*"));
	}

	// Events of servers

	@Test
	void sendsAnEventToTheOtherServers() {
		String event = servers().unique("event");
		String fence = servers().unique("event");
		List<String> received = new CopyOnWriteArrayList<>();
		CompletableFuture<Void> fenced = new CompletableFuture<>();
		numbers().forEach((server) -> listen(server, event,
				(call) -> received.add(server + " " + call.arguments() + " " + call.wantsAck())));
		listen(0, fence, (call) -> fenced.complete(null));
		cluster(0).serverSideEmit(event, "world", 1, "2");
		await().until(() -> received.size() >= 2);
		cluster(1).serverSideEmit(fence);
		result(fenced);
		assertThat(received).containsExactlyInAnyOrder("1 [\"world\", 1, \"2\"] false",
				"2 [\"world\", 1, \"2\"] false");
	}

	@Test
	void sendsAnEventAndReceivesAnAcknowledgementOfEachOtherServer() {
		String event = servers().unique("event");
		listen(0, event, (call) -> call.acknowledge("own"));
		listen(1, event, (call) -> call.acknowledge(2));
		listen(2, event, (call) -> call.acknowledge("3"));
		Acknowledgements acks = result(cluster(0).serverSideEmitWithAck(event));
		assertThat(texts(acks.values())).containsExactlyInAnyOrder("2", "\"3\"");
		assertThat(acks.servers()).isEqualTo(2);
	}

	@Test
	void sendsAnEventButOneServerDoesNotRespond() {
		String event = servers().unique("event");
		listen(1, event, (call) -> call.acknowledge(2));
		listen(2, event, (call) -> {
		});
		ClusterTimeoutException failure = timeout(cluster(0).serverSideEmitWithAck(SHORT, event));
		assertThat(failure).hasMessageContaining("only 1 responses received out of 2");
		assertThat(texts(failure.results(JsonNode.class))).containsExactly("2");
		assertThat(failure.expected()).isEqualTo(2);
		assertThat(failure.received()).isEqualTo(1);
	}

	// Channels

	@Test
	void ignoresMessagesFromUnknownChannels() {
		String before = servers().unique("fence");
		String after = servers().unique("fence");
		List<String> foreign = new CopyOnWriteArrayList<>();
		PubSubTransport shared = transport(1);
		try (Subscription subscription = shared.subscribe(List.of(Topic.pattern("f?o"), Topic.channel("woot")),
				(channel, message) -> foreign.add(channel + " " + new String(message)))) {
			result(subscription.confirmed());
			cluster(0).emit(before);
			List.of("foo", "woot").forEach((channel) -> shared.publish(Topic.channel(channel), "bar".getBytes()));
			await().untilAsserted(() -> assertThat(foreign).containsExactlyInAnyOrder("foo bar", "woot bar"));
		}
		cluster(0).emit(after);
		assertThat(servers().clients()).allSatisfy(
				(client) -> assertThat(client.receivedBefore("[\"" + after + "\"]")).endsWith("[\"" + before + "\"]"));
	}

	@Test
	@Order(Integer.MAX_VALUE)
	void unsubscribesWhenStopped() {
		assertThat(subscribed()).isNotEmpty();
		servers().close();
		await().untilAsserted(() -> assertThat(subscribed()).isEmpty());
	}

}
