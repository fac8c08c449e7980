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

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import com.corundumstudio.socketio.AuthTokenResult;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.namespace.Namespace;
import io.github.socketioredis.netty.RawClient.RawWebSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the Engine.IO server with clients that do not keep the protocol.
 */
class EngineIntegrationTests {

	private static EngineFixture fixture;

	private static RawClient client;

	@BeforeAll
	static void start() {
		fixture = EngineFixture.start();
		client = fixture.client();
		fixture.server()
			.addNamespace("/closed")
			.addAuthTokenListener((auth, socket) -> new AuthTokenResult(false, "no"));
	}

	@AfterAll
	static void stop() {
		fixture.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			?EIO=4|0|Transport unknown
			?EIO=4&transport=pigeon|0|Transport unknown
			?transport=polling|5|Unsupported protocol version
			?EIO=3&transport=polling|5|Unsupported protocol version
			?EIO=abc&transport=polling|5|Unsupported protocol version
			?EIO=4&transport=websocket|3|Bad request
			?EIO=4&transport=polling&sid=unknown|1|Session ID unknown
			?EIO=4&transport=polling&sid=|1|Session ID unknown
			""")
	void refusesRequestsAsNodeDoes(String query, int code, String message) {
		HttpResponse<String> response = client.get("/socket.io/" + query);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).isEqualTo("{\"code\":" + code + ",\"message\":\"" + message + "\"}");
		assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "PUT", "DELETE" })
	void refusesAHandshakeThatIsNoGet(String method) {
		HttpRequest request = client.request("/socket.io/?EIO=4&transport=polling")
			.method(method, HttpRequest.BodyPublishers.noBody())
			.build();
		HttpResponse<String> response = RawClient.send(request).join();
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).isEqualTo("{\"code\":2,\"message\":\"Bad handshake method\"}");
	}

	@Test
	void otherPathsAreNotFound() {
		assertThat(client.get("/other").statusCode()).isEqualTo(404);
	}

	@Test
	void announcesWhatNodeAnnounces() {
		String body = client.get("/socket.io/?EIO=4&transport=polling").body();
		assertThat(body).startsWith("0{\"sid\":\"")
			.endsWith("\",\"upgrades\":[\"websocket\"],\"pingInterval\":25000,\"pingTimeout\":20000,"
					+ "\"maxPayload\":1000000}");
	}

	@Test
	void clientsDoNotChooseTheirSessionId() {
		String chosen = "11111111-1111-4111-8111-111111111111";
		HttpRequest request = client.request("/socket.io/?EIO=4&transport=polling")
			.header("Cookie", "io=" + chosen)
			.header("io", chosen)
			.build();
		HttpResponse<String> response = RawClient.send(request).join();
		assertThat(RawClient.sid(response.body())).isNotEqualTo(chosen);
		assertThat(response.headers().firstValue("set-cookie")).isEmpty();
	}

	@Test
	void whoKnowsThePublicIdCanDoNothing() {
		RawWebSocket victim = client.webSocket();
		victim.next();
		victim.send("40");
		String id = RawClient.sid(victim.next().substring(1));
		assertThat(id).hasSize(20);
		assertThat(client.post(id, "42[\"echo\",1]").join().body()).contains("Session ID unknown");
		assertThat(client.post(id, "1").join().body()).contains("Session ID unknown");
		assertThat(client.poll(id).join().body()).contains("Session ID unknown");
		assertThatException().isThrownBy(() -> client.webSocket("&sid=" + id));
		victim.send("421[\"echo\",\"alive\"]");
		assertThat(victim.next()).isEqualTo("431[\"alive\"]");
		victim.abort();
	}

	@Test
	void aSessionOnAWebSocketTakesNoOtherConnection() {
		RawWebSocket victim = client.webSocket();
		String sid = RawClient.sid(victim.next());
		victim.send("40");
		victim.next();
		assertThat(client.post(sid, "42[\"echo\",1]").join().body()).contains("Bad request");
		assertThat(client.poll(sid).join().body()).contains("Bad request");
		client.webSocket("&sid=" + sid).awaitClosed();
		victim.send("421[\"echo\",\"alive\"]");
		assertThat(victim.next()).isEqualTo("431[\"alive\"]");
		victim.abort();
	}

	@Test
	void aSecondPollIsRefusedAndEndsTheSession() {
		String sid = client.open();
		CompletableFuture<HttpResponse<String>> one = client.poll(sid);
		CompletableFuture<HttpResponse<String>> two = client.poll(sid);
		assertThat(List.of(one.join().statusCode(), two.join().statusCode())).containsExactlyInAnyOrder(200, 400);
		assertThat((one.join().statusCode() == 200) ? one.join().body() : two.join().body()).isEqualTo("1");
		assertThat(client.poll(sid).join().statusCode()).isEqualTo(400);
	}

	@Test
	void aClientThatClosesGetsItsLastPollBack() {
		String sid = client.open();
		CompletableFuture<HttpResponse<String>> poll = client.poll(sid);
		assertThat(client.post(sid, "1").join().body()).isEqualTo("ok");
		assertThat(poll.join().body()).isEqualTo("6");
		assertThat(client.poll(sid).join().statusCode()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "abc", "", "4", "4abc", "42{}", "42[\"disconnect\"]", "42abc[\"echo\",1]", "43[1]",
			"45-1-[1]", "4599999999999-[]", "0", "2", "42/elsewhere,[\"echo\",1]", "40", "42[" })
	void aMalformedPacketClosesTheConnection(String packet) {
		RawWebSocket socket = client.connected();
		socket.send(packet);
		socket.awaitClosed();
		String sid = client.open();
		assertThat(client.post(sid, "40").join().statusCode()).isEqualTo(200);
		assertThat(client.post(sid, packet).join().statusCode()).isEqualTo(400);
		assertThat(client.post(sid, "42[\"echo\",1]").join().statusCode()).isEqualTo(400);
	}

	@Test
	void anAttachmentWithoutAHeaderClosesTheConnection() {
		RawWebSocket socket = client.connected();
		socket.send(new byte[] { 1 });
		socket.awaitClosed();
	}

	@Test
	void aTextPacketInThePlaceOfAnAttachmentClosesTheConnection() {
		RawWebSocket socket = client.connected();
		socket.send("451-[\"echo\",{\"_placeholder\":true,\"num\":0}]");
		socket.send("42[\"echo\",1]");
		socket.awaitClosed();
	}

	@Test
	void whoNeverConnectsHearsNothingAndIsNotThere() {
		RawWebSocket silent = client.webSocket();
		silent.next();
		RawWebSocket refused = client.webSocket();
		refused.next();
		refused.send("40/closed,");
		assertThat(refused.next()).isEqualTo("44/closed,{\"message\":\"no\"}");
		RawWebSocket present = client.connected();
		assertThat(fixture.server().getNamespace("/closed").getAllClients()).isEmpty();
		fixture.server().getNamespace("/closed").getBroadcastOperations().sendEvent("ev");
		fixture.server().getBroadcastOperations().sendEvent("ev");
		assertThat(present.next()).isEqualTo("42[\"ev\"]");
		silent.send("40");
		assertThat(silent.next()).startsWith("40{\"sid\":");
		refused.send("40");
		assertThat(refused.next()).startsWith("40{\"sid\":");
		silent.abort();
		refused.abort();
		present.abort();
	}

	@Test
	void connectionsAreKeptAlive() throws Exception {
		try (RawSocket socket = new RawSocket(fixture.port())) {
			String sid = RawClient.sid(socket.exchange("GET", "/socket.io/?EIO=4&transport=polling", ""));
			String path = "/socket.io/?EIO=4&transport=polling&sid=" + sid;
			assertThat(socket.exchange("POST", path, "40")).isEqualTo("ok");
			assertThat(socket.exchange("GET", path, "")).startsWith("40{\"sid\":");
			assertThat(socket.exchange("GET", "/other", "")).isEqualTo("Not Found");
			assertThat(socket.exchange("POST", path, "42[\"none\"]")).isEqualTo("ok");
		}
	}

	@Test
	void webSocketOfAnotherVersionIsAnsweredAndClosed() throws Exception {
		try (RawSocket socket = new RawSocket(fixture.port())) {
			socket.upgrade(99);
			assertThat(socket.read()).as("closed").isNull();
		}
	}

	@Test
	void aPollWhoseConnectionBreaksEndsTheSession() throws Exception {
		String sid = client.open();
		client.post(sid, "40").join();
		client.poll(sid).join();
		long before = fixture.sessions();
		try (RawSocket socket = new RawSocket(fixture.port())) {
			socket.request("GET", "/socket.io/?EIO=4&transport=polling&sid=" + sid, "");
			assertThat(client.post(sid, "42[\"none\"]").join().statusCode()).isEqualTo(200);
		}
		await().atMost(10, TimeUnit.SECONDS).until(() -> fixture.sessions() < before);
	}

	@Test
	void preflightRequestsAreAnswered() {
		HttpRequest request = client.request("/socket.io/?EIO=4&transport=polling")
			.method("OPTIONS", HttpRequest.BodyPublishers.noBody())
			.header("Origin", "http://example.org")
			.build();
		HttpResponse<String> response = RawClient.send(request).join();
		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(response.headers().firstValue("access-control-allow-origin")).hasValue("http://example.org");
		assertThat(response.headers().firstValue("access-control-allow-methods")).hasValue("GET,POST");
	}

	@Test
	void roomsJoinedTooLateAreNotJoined() {
		RawWebSocket socket = client.webSocket();
		socket.next();
		List<SocketIOClient> clients = new CopyOnWriteArrayList<>();
		fixture.server().getNamespace("/chat").addConnectListener(clients::add);
		socket.send("40/chat,");
		assertThat(socket.next()).startsWith("40/chat,");
		clients.get(0).joinRoom("early");
		assertThat(fixture.server().getNamespace("/chat").getRoomOperations("early").getClients()).hasSize(1);
		socket.send("41/chat,");
		await().until(() -> fixture.server().getNamespace("/chat").getAllClients().isEmpty());
		clients.get(0).joinRoom("late");
		clients.get(0).joinRooms(Set.of("late"));
		assertThat(((Namespace) fixture.server().getNamespace("/chat")).getRooms()).isEmpty();
		socket.send("42/chat,[\"echo\",1]");
		socket.send("43/chat,17[]");
		socket.send("40");
		assertThat(socket.next()).startsWith("40{");
		socket.abort();
	}

	@Test
	void authenticationIsKeptPerNamespace() {
		RawWebSocket socket = client.webSocket();
		socket.next();
		List<JsonNode> auth = new CopyOnWriteArrayList<>();
		for (String name : List.of("/one", "/two")) {
			fixture.server()
				.addNamespace(name)
				.addConnectListener(
						(connected) -> auth.add(fixture.node().cluster().socket(connected).handshake().auth()));
		}
		socket.send("40/one,{\"token\":1}");
		assertThat(socket.next()).startsWith("40/one,");
		socket.send("40/two,");
		assertThat(socket.next()).startsWith("40/two,");
		await().until(() -> auth.size() == 2);
		assertThat(auth).extracting(JsonNode::toString).containsExactly("{\"token\":1}", "{}");
		socket.abort();
	}

}
