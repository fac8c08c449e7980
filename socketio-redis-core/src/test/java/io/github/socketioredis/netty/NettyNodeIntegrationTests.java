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
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.corundumstudio.socketio.SocketIOClient;
import io.github.socketioredis.netty.engine.SocketIdMode;
import io.github.socketioredis.test.InMemoryHub;
import io.github.socketioredis.test.SocketIOTestClient;
import org.awaitility.Awaitility;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two nodes and the official Java client.
 */
class NettyNodeIntegrationTests {

	private static final String FENCE = "[\"fence\"]";

	private static final InMemoryHub hub = new InMemoryHub();

	private static final NodeFixture one = new NodeFixture(hub);

	private static final NodeFixture two = new NodeFixture(hub);

	@BeforeAll
	static void start() {
		one.start();
		two.start();
	}

	@AfterAll
	static void stop() {
		one.close();
		two.close();
	}

	private static void fence(String namespace) {
		one.cluster().of(namespace).emit("fence");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void broadcastReachesExactlyTheRightSocketsOnce(boolean polling) {
		try (SocketIOTestClient here = one.client("/", polling, "r1");
				SocketIOTestClient both = two.client("/", polling, "r1", "r2");
				SocketIOTestClient r2 = two.client("/", polling, "r2");
				SocketIOTestClient nowhere = two.client("/", polling);
				SocketIOTestClient chat = two.client("/chat", polling, "r1", "r2")) {
			one.cluster().to("r1", "r2").emit("rooms", 1);
			one.cluster().to("r1").emit("room", "x");
			one.cluster().to("r2").except("r1").emit("except");
			two.cluster().to(nowhere.id()).emit("private", Map.of("a", List.of(true)));
			two.cluster().except(nowhere.id(), here.id()).emit("others");
			one.cluster().of("chat").to("r1").emit("chat");
			fence("/");
			fence("/chat");
			assertThat(here.receivedBefore(FENCE)).containsExactly("[\"rooms\",1]", "[\"room\",\"x\"]");
			assertThat(both.receivedBefore(FENCE)).containsExactly("[\"rooms\",1]", "[\"room\",\"x\"]", "[\"others\"]");
			assertThat(r2.receivedBefore(FENCE)).containsExactly("[\"rooms\",1]", "[\"except\"]", "[\"others\"]");
			assertThat(nowhere.receivedBefore(FENCE)).containsExactly("[\"private\",{\"a\":[true]}]");
			assertThat(chat.receivedBefore(FENCE)).containsExactly("[\"chat\"]");
		}
	}

	@Test
	void localBroadcastStaysHere() {
		try (SocketIOTestClient here = one.client("/", false); SocketIOTestClient there = two.client("/", false)) {
			one.cluster().local().emit("local");
			fence("/");
			assertThat(here.receivedBefore(FENCE)).containsExactly("[\"local\"]");
			assertThat(there.receivedBefore(FENCE)).isEmpty();
		}
	}

	@Test
	void broadcastsOfNettySocketioReachTheOtherServers() {
		try (SocketIOTestClient here = one.client("/chat", false, "r1");
				SocketIOTestClient there = two.client("/chat", false, "r1");
				SocketIOTestClient nobody = two.client("/chat", false);
				SocketIOTestClient other = two.client("/", false)) {
			one.server().getNamespace("/chat").getBroadcastOperations().sendEvent("all", 1, "two");
			one.server().getNamespace("/chat").getRoomOperations("r1").sendEvent("room", Map.of("k", "v"));
			one.server()
				.getNamespace("/chat")
				.getBroadcastOperations()
				.sendEvent("excluded",
						one.server().getNamespace("/chat").getAllClients().toArray(SocketIOClient[]::new)[0]);
			fence("/chat");
			fence("/");
			assertThat(here.receivedBefore(FENCE)).containsExactly("[\"all\",1,\"two\"]", "[\"room\",{\"k\":\"v\"}]");
			assertThat(there.receivedBefore(FENCE)).containsExactly("[\"all\",1,\"two\"]", "[\"room\",{\"k\":\"v\"}]",
					"[\"excluded\"]");
			assertThat(nobody.receivedBefore(FENCE)).containsExactly("[\"all\",1,\"two\"]", "[\"excluded\"]");
			assertThat(other.receivedBefore(FENCE)).isEmpty();
			assertThat(hub.published()).extracting(InMemoryHub.Message::channel)
				.contains("socket.io#/chat#", "socket.io#/chat#r1#")
				.doesNotContain("socket.io#/chat#/chat#");
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void binaryIsIntactInBothDirections(boolean polling) throws Exception {
		try (SocketIOTestClient here = one.client("/", polling); SocketIOTestClient there = two.client("/", polling)) {
			one.cluster().emit("bin", new byte[] { 0, 1, 2 }, Map.of("nested", List.of(new byte[0])), "tail");
			fence("/");
			String expected = "[\"bin\",\"$AAEC\",{\"nested\":[\"$\"]},\"tail\"]";
			assertThat(here.receivedBefore(FENCE)).containsExactly(expected);
			assertThat(there.receivedBefore(FENCE)).containsExactly(expected);
			assertThat(here.call("echo", (Object) new byte[] { 0, 9 })).isEqualTo("[\"$AAk=\"]");
			assertThat(here.call("echo", (Object) new byte[0])).isEqualTo("[\"$\"]");
			byte[] large = new byte[100_000];
			Arrays.fill(large, (byte) 0x3a);
			assertThat(here.call("echo", new JSONObject().put("a", large).put("b", new byte[] { 53, 58 })))
				.startsWith("[{")
				.contains("\"b\":\"$NTo=\"")
				.hasSizeGreaterThan(133_000);
			assertThat(here.call("echo", "after")).isEqualTo("[\"after\"]");
		}
	}

	@Test
	void unicodeIsIntact() {
		try (SocketIOTestClient here = one.client("/", true)) {
			String text = "h\u00e9\u65e5\ud83d\ude00\u2028\u001e" + "x".repeat(40_000);
			assertThat(here.call("echo", text)).isEqualTo(new JSONArray(List.of(text)).toString());
		}
	}

	@Test
	void socketIdsArePublicAndPerNamespace() {
		try (SocketIOTestClient root = one.client("/", false); SocketIOTestClient chat = root.namespace("/chat")) {
			assertThat(root.id()).hasSize(20).isNotEqualTo(chat.id());
			assertThat(chat.id()).hasSize(20);
			assertThat(one.server().getAllClients()).extracting(one.node()::socketId).contains(root.id());
			assertThat(one.server().getAllClients()).extracting((client) -> client.getSessionId().toString())
				.doesNotContain(root.id());
		}
	}

	@Test
	void sessionIdsAreUsedWhenAskedFor() {
		try (NodeFixture node = new NodeFixture(hub, NettyNodeOptions.defaults().withSocketId(SocketIdMode.SESSION),
				true)
			.start(); SocketIOTestClient client = node.client("/", false)) {
			assertThat(client.id()).hasSize(36);
			node.cluster().compress(false).to(client.id()).emit("plain", "x".repeat(100));
			node.cluster().to(client.id()).emit("packed", "x".repeat(100));
			node.cluster().emit("fence");
			assertThat(client.receivedBefore(FENCE)).hasSize(2);
		}
	}

	@Test
	void remoteJoinLeaveAndDisconnect() {
		try (SocketIOTestClient client = two.client("/chat", false, "a");
				SocketIOTestClient root = client.namespace("/")) {
			one.cluster().of("/chat").in("a").socketsJoin("b", "c");
			one.cluster().of("/chat").in("a").socketsLeave("c");
			one.cluster().of("/chat").to("b").emit("b");
			one.cluster().of("/chat").to("c").emit("c");
			fence("/chat");
			assertThat(client.receivedBefore(FENCE)).containsExactly("[\"b\"]");
			one.cluster().of("/chat").in("b").disconnectSockets();
			client.await("disconnect: io server disconnect");
			one.cluster().of("/chat").emit("gone");
			fence("/");
			assertThat(root.receivedBefore(FENCE)).isEmpty();
			assertThat(root.lifecycle()).containsExactly("connect");
			Awaitility.await().until(() -> two.server().getNamespace("/chat").getAllClients().isEmpty());
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void closingDisconnectEndsAllNamespacesWithoutReconnect(boolean polling) {
		try (SocketIOTestClient client = two.client("/", polling);
				SocketIOTestClient chat = client.namespace("/chat")) {
			one.cluster().in(client.id()).disconnectSockets(true);
			client.await("disconnect: io server disconnect");
			chat.await("disconnect: io server disconnect");
			Awaitility.await()
				.until(() -> two.server().getAllClients().isEmpty()
						&& two.server().getNamespace("/chat").getAllClients().isEmpty());
			assertThat(client.lifecycle()).containsExactly("connect", "disconnect: io server disconnect");
		}
	}

	@Test
	void unknownNamespaceIsRefusedWithAMessage() {
		try (SocketIOTestClient client = SocketIOTestClient.open(one.port(), "/nowhere",
				SocketIOTestClient.options(false))) {
			client.await("connect_error: {\"message\":\"Invalid namespace\"}");
		}
	}

	@Test
	void nothingIsLeftOfLeftRoomsAndGoneSockets() {
		try (SocketIOTestClient client = one.client("/", false, "room-x")) {
			client.call("leave", "room-x");
			one.client("/", false, "room-y").close();
		}
		Awaitility.await().until(() -> one.server().getAllClients().isEmpty());
		int before = hub.published().size();
		two.cluster().to("room-x").emit("x");
		assertThat(hub.published()).hasSize(before + 1);
		assertThat(one.server().getNamespace("").getRoomOperations("room-y").getClients()).isEmpty();
	}

	@Test
	void startsAgainAfterStop() {
		try (NodeFixture node = new NodeFixture(hub)) {
			int topics = hub.topics();
			node.start();
			node.client("/", false).close();
			node.node().stop();
			assertThat(hub.topics()).isEqualTo(topics);
			node.start();
			try (SocketIOTestClient client = node.client("/", true)) {
				one.cluster().emit("again");
				fence("/");
				assertThat(client.receivedBefore(FENCE)).containsExactly("[\"again\"]");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void clientsComeBackByThemselvesAfterARestart(boolean polling) {
		try (NodeFixture node = new NodeFixture(hub)) {
			node.start();
			try (SocketIOTestClient client = node.client("/", polling)) {
				node.node().stop();
				client.await("disconnect: transport ");
				node.start();
				Awaitility.await()
					.atMost(Duration.ofSeconds(40))
					.untilAsserted(() -> assertThat(client.lifecycle()).filteredOn("connect"::equals).hasSize(2));
			}
		}
	}

}
