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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.socketioredis.MessageParser.BuiltIn;
import io.github.socketioredis.SubscriptionMode;
import io.github.socketioredis.test.RedisClusterFixture;
import io.github.socketioredis.test.RedisServerFixture;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Servers and emitters as the users that {@code docs/security.md} makes for them: they
 * can do everything, and Redis has to refuse them nothing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessControlInteropTests {

	private static final Mode CLASSIC = Mode.classic(BuiltIn.MESSAGEPACK);

	private static final Mode SHARDED = Mode.sharded(SubscriptionMode.DYNAMIC);

	private final DocumentBlocks document = DocumentBlocks.of("security.md");

	private NodeClients clients;

	@BeforeAll
	void start() {
		this.clients = new NodeClients();
	}

	@AfterAll
	void stop() {
		this.clients.close();
	}

	@Test
	void usersOfTheClassicAdapter() {
		verifyStandalone(CLASSIC, users(0));
	}

	@Test
	void usersOfTheShardedAdapter() {
		verifyStandalone(SHARDED, users(1));
	}

	@Test
	void usersOfTheClassicAdapterOnACluster() {
		verifyCluster(CLASSIC, clusterUsers(0));
	}

	@Test
	void usersOfTheShardedAdapterOnACluster() {
		verifyCluster(SHARDED, clusterUsers(1));
	}

	/**
	 * Returns the rules of the users in a block of the document, of the server first.
	 */
	private List<String> users(int block) {
		List<String> users = this.document.in("acl").get(block).lines().toList();
		assertThat(users).hasSize(2).allMatch((user) -> user.startsWith("user chat-"));
		return users;
	}

	private List<String> clusterUsers(int block) {
		String more = this.document.in("acl-cluster").get(0).strip();
		return users(block).stream().map((user) -> user + " " + more).toList();
	}

	private void verifyStandalone(Mode mode, List<String> users) {
		try (RedisServerFixture redis = RedisServerFixture.start()) {
			users.forEach((user) -> redis.execute(setUser(user)));
			verifyUnrefused(
					() -> verify(mode, users, (user) -> redis(mode, () -> RedisClient.create(uri(redis.uri(), user)))),
					() -> List.of(redis.execute("ACL", "LOG")));
		}
	}

	private void verifyCluster(Mode mode, List<String> users) {
		try (RedisClusterFixture redis = RedisClusterFixture.start()) {
			redis.liveNodes().forEach((node) -> users.forEach((user) -> node.execute(setUser(user))));
			Mode onCluster = mode.on(Topology.CLUSTER);
			verifyUnrefused(
					() -> verify(onCluster, users,
							(user) -> redis(onCluster,
									() -> RedisClusterClient
										.create(redis.uris().stream().map((uri) -> uri(uri, user)).toList()))),
					() -> redis.liveNodes().stream().map((node) -> node.execute("ACL", "LOG")).toList());
		}
	}

	/**
	 * What Redis has refused is the likely reason of whatever has failed, so it is looked
	 * at in any case.
	 */
	private static void verifyUnrefused(Runnable test, Supplier<List<Object>> logs) {
		try {
			test.run();
		}
		finally {
			assertThat(logs.get()).as("what Redis has refused").allMatch((log) -> log.equals(List.of()));
		}
	}

	private static RunningRedis redis(Mode mode, Supplier<AbstractRedisClient> clients) {
		return new RunningRedis(mode.topology(), List.of(), null, clients, (command) -> List.of(), () -> {
		});
	}

	private static String[] setUser(String rules) {
		return Stream.concat(Stream.of("ACL", "SETUSER"), Stream.of(rules.split(" ")).skip(1)).toArray(String[]::new);
	}

	private static RedisURI uri(String uri, String user) {
		String[] rules = user.split(" ");
		String password = Stream.of(rules)
			.filter((rule) -> rule.startsWith(">"))
			.findFirst()
			.orElseThrow()
			.substring(1);
		return RedisURI.builder(RedisURI.create(uri)).withAuthentication(rules[1], password).build();
	}

	private void verify(Mode mode, List<String> users, Login login) {
		List<JavaServer> servers = new ArrayList<>();
		try (JavaEmitter emitter = JavaEmitter.start(mode, login.as(users.get(1)))) {
			servers.add(JavaServer.start(mode, login.as(users.get(0))));
			servers.add(JavaServer.start(mode, login.as(users.get(0))));
			String id = this.clients.connect(servers.get(0).url(), NodeClients.WEBSOCKET, Map.of("c", "/")).get("c");
			this.clients.connect(servers.get(1).url(), NodeClients.WEBSOCKET, Map.of("d", "/chat"));
			this.clients.join("c", List.of("room"));
			servers.forEach(JavaServer::confirm);
			verifyEmits(servers.get(1), emitter);
			verifyQuestions(servers, id);
			servers.get(1).send(Target.all().to("room").disconnectSockets(true)).join();
			this.clients.awaitDisconnect("c");
		}
		finally {
			this.clients.forget("");
			servers.forEach(JavaServer::close);
		}
	}

	private void verifyEmits(JavaServer server, JavaEmitter emitter) {
		server.send(Target.all().emit("to all", 1)).join();
		emitter.send(Target.all().emit("to all", 2)).join();
		emitter.send(Target.all().socketsJoin("joined")).join();
		server.send(Target.all().emit(NodeClients.FENCE, "all")).join();
		assertThat(received("c", "all", "to all")).hasSize(2);
		server.send(Target.all().to("room").emit("to room", 1)).join();
		emitter.send(Target.all().to("room").emit("to room", 2)).join();
		server.send(Target.all().to("room").emit(NodeClients.FENCE, "room")).join();
		assertThat(received("c", "room", "to room")).hasSize(2);
		emitter.send(Target.of("/chat").emit("to chat", 1)).join();
		server.send(Target.of("/chat").emit(NodeClients.FENCE, "chat")).join();
		assertThat(received("d", "chat", "to chat")).hasSize(1);
	}

	/**
	 * What came of an event. That of the emitter may come after the fence of a server,
	 * which is published by another connection.
	 */
	private List<JsonNode> received(String client, String fence, String event) {
		int count = event.equals("to chat") ? 1 : 2;
		return this.clients.collect(List.of(client), fence, List.of(event), Map.of(client, count)).get(client);
	}

	private static void verifyQuestions(List<JavaServer> servers, String id) {
		JavaServer asker = servers.get(1);
		servers.get(0).listen("/", "ask", Reply.with("answer"));
		assertThat(asker.serverCount().join()).isEqualTo(2);
		assertThat(asker.fetchSockets(Target.all()).join()).singleElement()
			.satisfies((socket) -> assertThat(socket.id()).isEqualTo(id));
		assertThat(asker.allRooms().join()).isEqualTo(Set.of(id, "room", "joined"));
		assertThat(asker.serverSideEmitWithAck("ask").join().values()).containsExactly(Values.tagged("answer"));
		assertThat(asker.emitWithAck(Target.all(), null, NodeClients.FENCE, "ack").join().values()).hasSize(1);
	}

	/**
	 * Redis as a user sees it.
	 */
	private interface Login {

		RunningRedis as(String user);

	}

}
