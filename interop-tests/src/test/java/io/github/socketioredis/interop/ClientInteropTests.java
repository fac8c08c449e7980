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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.corundumstudio.socketio.AckCallback;
import com.corundumstudio.socketio.MultiTypeAckCallback;
import com.corundumstudio.socketio.MultiTypeArgs;
import com.corundumstudio.socketio.SocketIOClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the official clients see of one server, over each transport.
 */
class ClientInteropTests {

	private static final String MAIN = "/";

	private static final String CHAT = ClientServer.CHAT;

	private static final String SERVER_DISCONNECT = "io server disconnect";

	private static NodeProcess process;

	private static ClientServer server;

	private DrivenClient client;

	@BeforeAll
	static void start() {
		process = NodeProcess.start("client-driver", "client-driver.js");
		server = ClientServer.start();
	}

	@AfterAll
	static void stop() {
		server.close();
		process.close();
	}

	@AfterEach
	void closeClient() {
		if (this.client != null) {
			this.client.close();
		}
	}

	private void open(ClientKind kind) {
		this.client = kind.open(process, server.url());
	}

	/**
	 * Connects to the default namespace, over the transport that is used in the end.
	 */
	private String connect(ClientKind kind) {
		open(kind);
		String id = this.client.connected(MAIN);
		this.client.awaitTransport(kind.lastTransport());
		return id;
	}

	/**
	 * Sends values and gets them back, as an event and as an acknowledgement.
	 */
	private void assertEchoed(String namespace, String id, Object... values) {
		int before = this.client.count(namespace, "echoed");
		JsonNode expected = Values.tagged(Values.list(values));
		assertSame(this.client.request(namespace, "echo", values), expected);
		assertSame(this.client.awaitReceived(namespace, "echoed", before + 1).get(before), expected);
		assertThat(this.client.count(namespace, "echoed")).isEqualTo(before + 1);
		assertSame(server.echo(id), expected);
	}

	/*
	 * Values of this size are not to be shown.
	 */
	private static void assertSame(JsonNode actual, JsonNode expected) {
		if (!actual.equals(expected)) {
			assertThat(abbreviate(actual)).isEqualTo(abbreviate(expected));
			throw new AssertionError("values of " + actual.toString().length() + " characters differ from those of "
					+ expected.toString().length());
		}
	}

	private static String abbreviate(JsonNode node) {
		String text = node.toString();
		return (text.length() > 500) ? text.substring(0, 500) + ".." : text;
	}

	private static List<Integer> upTo(int count) {
		return IntStream.range(0, count).boxed().toList();
	}

	private List<Integer> numbers(String event, int count) {
		return this.client.awaitReceived(MAIN, event, count).stream().map((args) -> args.path(0).asInt()).toList();
	}

	private void assertServerDisconnect(String namespace) {
		assertDisconnect(namespace, SERVER_DISCONNECT);
	}

	private void assertDisconnect(String namespace, String... reasons) {
		JsonNode happened = this.client.awaitLifecycle(namespace, 1, "disconnect");
		assertThat(happened.path(1).asString()).isIn((Object[]) reasons);
	}

	@ParameterizedTest
	@EnumSource
	void authPayloadIsSeenByConnectListener(ClientKind kind) {
		open(kind);
		String id = this.client.connected(MAIN, Map.of("token", "tökén \u2028", "other", "2"));
		DrivenClient.eventually()
			.untilAsserted(() -> assertThat(server.auth(id)).isEqualTo(Map.of("token", "tökén \u2028", "other", "2")));
		assertThat(server.find(MAIN, id)).isPresent();
	}

	@ParameterizedTest
	@EnumSource
	void refusedClientIsToldWhyAndIsNotThere(ClientKind kind) {
		DrivenClient.eventually().until(() -> server.netty().getAllClients().isEmpty());
		open(kind);
		String id = this.client.connected(CHAT);
		this.client.connect(MAIN, Map.of("token", ClientServer.REFUSED));
		JsonNode error = this.client.awaitLifecycle(MAIN, 0, "connect_error");
		assertThat(error.path(1).asString()).isEqualTo("go away");
		assertThat(error.path(2)).isEqualTo(Values.tagged(Values.map("code", 7, "why", "ünïcode")));
		assertThat(server.netty().getAllClients()).isEmpty();
		server.netty().getBroadcastOperations().sendEvent("news", 1);
		server.cluster().emit("news", 2);
		assertEchoed(CHAT, id, "fence");
		assertThat(this.client.count(MAIN, "news")).isZero();
		String admitted = this.client.connected(MAIN, Map.of("token", "right"));
		assertEchoed(MAIN, admitted, "admitted");
	}

	@ParameterizedTest
	@EnumSource
	void eventIsAcknowledgedWithSeveralValues(ClientKind kind) {
		String id = connect(kind);
		assertEchoed(MAIN, id, "text", 42, Values.map("a", Values.list(1, null, true), "b", Values.map()), null);
		assertEchoed(MAIN, id);
		assertEchoed(MAIN, id, false, -1.5, Values.list(), "");
	}

	@ParameterizedTest
	@EnumSource
	void serverIsAcknowledged(ClientKind kind) {
		SocketIOClient socket = server.client(MAIN, connect(kind));
		byte[] bytes = Values.bytes(0, 1, 255);
		this.client.reply(MAIN, "one", "first", "second");
		this.client.reply(MAIN, "several", "text", 5, bytes);
		Answer<String> one = new Answer<>(String.class, 10);
		socket.sendEvent("one", one, "question");
		assertThat(one.get()).isEqualTo("first");
		CompletableFuture<MultiTypeArgs> several = new CompletableFuture<>();
		socket.sendEvent("several", new MultiTypeAckCallback(String.class, Integer.class, byte[].class) {
			@Override
			public void onSuccess(MultiTypeArgs args) {
				several.complete(args);
			}
		}, "question", bytes);
		assertThat(several.orTimeout(10, TimeUnit.SECONDS).join().getArgs()).containsExactly("text", 5, bytes);
		assertSame(this.client.received(MAIN, "several").get(0), Values.tagged(Values.list("question", bytes)));
	}

	@ParameterizedTest
	@EnumSource
	void acknowledgementThatDoesNotComeTimesOut(ClientKind kind) {
		String id = connect(kind);
		Answer<String> answer = new Answer<>(String.class, 1);
		server.client(MAIN, id).sendEvent("silence", answer, 1);
		assertThat(answer.get()).isEqualTo("timeout");
		assertThat(answer.waited()).isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
		assertThat(this.client.count(MAIN, "silence")).isOne();
		assertEchoed(MAIN, id, "goes on");
	}

	@ParameterizedTest
	@EnumSource
	void binaryArrivesBothWays(ClientKind kind) {
		String id = connect(kind);
		byte[] large = random(100_000);
		List<byte[]> all = List.of(new byte[0], Values.bytes(0), Values.bytes(0, 'a', 0x1e),
				"5:hello".getBytes(StandardCharsets.US_ASCII), "451-[\"x\"]".getBytes(StandardCharsets.US_ASCII),
				random(57), random(58), large);
		for (byte[] bytes : all) {
			assertEchoed(MAIN, id, (Object) bytes);
			assertSame(this.client.request(MAIN, "bytes", (Object) bytes),
					Values.tagged(Values.list(bytes.length, bytes)));
		}
		assertEchoed(MAIN, id, Values.map("a", all.get(0), "b", Values.list(all.get(1), Values.map("c", all.get(2)))),
				"text", Values.list(Values.list(all.get(5)), 1, null), all.get(6));
		assertEchoed(MAIN, id, large, Values.map("again", large), random(300_000), "end");
		assertEchoed(MAIN, id, "without");
	}

	private static byte[] random(int length) {
		byte[] bytes = new byte[length];
		new Random(length).nextBytes(bytes);
		return bytes;
	}

	@ParameterizedTest
	@EnumSource
	void unicodeArrivesBothWays(ClientKind kind) {
		String id = connect(kind);
		String text = "ä \u2028\u2029 \u001e \u0000\u007f \ud83d\ude00\ud83d\udc69\u200d\ud83d\udcbb \u6f22 \" \\ \ufeff \uffff";
		assertEchoed(MAIN, id, text, Values.map(text, Values.list(text)), "\u001e", "\u001eb" + text + "\u001e4");
		assertEchoed(MAIN, id, text.repeat(1000), text.getBytes(StandardCharsets.UTF_8));
	}

	@ParameterizedTest
	@EnumSource
	void longStringArrivesBothWays(ClientKind kind) {
		assertEchoed(MAIN, connect(kind), "0123456789".repeat(90_000));
	}

	@ParameterizedTest
	@EnumSource
	void namespacesShareAConnection(ClientKind kind) {
		String main = connect(kind);
		String chat = this.client.connected(CHAT);
		assertThat(chat).isNotEqualTo(main);
		assertThat(server.client(MAIN, main).getSessionId()).isEqualTo(server.client(CHAT, chat).getSessionId());
		assertEchoed(MAIN, main, "main", Values.bytes(1));
		assertEchoed(CHAT, chat, "chat", Values.bytes(2));
		server.cluster().of(CHAT).emit("news", "chat");
		assertThat(this.client.awaitReceived(CHAT, "news", 1)).hasSize(1);
		assertEchoed(MAIN, main, "fence");
		assertThat(this.client.count(MAIN, "news")).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void volatileEventArrivesWhenClientIsReady(ClientKind kind) {
		String id = connect(kind);
		DrivenClient.eventually().until(server.client(MAIN, id)::isWritable);
		server.cluster().in(id).asVolatile().emit("volatile", "now", Values.bytes(0, 1));
		assertSame(this.client.awaitReceived(MAIN, "volatile", 1).get(0),
				Values.tagged(Values.list("now", Values.bytes(0, 1))));
	}

	@ParameterizedTest
	@EnumSource
	void clientLeavesNamespaceAndComesBackAsAnother(ClientKind kind) {
		String main = connect(kind);
		String first = this.client.connected(CHAT);
		this.client.disconnect(CHAT);
		assertThat(this.client.awaitLifecycle(CHAT, 1, "disconnect").path(1).asString())
			.isEqualTo("io client disconnect");
		DrivenClient.eventually().until(() -> server.find(CHAT, first).isEmpty());
		assertEchoed(MAIN, main, "between");
		String second = this.client.connected(CHAT);
		assertThat(second).isNotEqualTo(first);
		assertEchoed(CHAT, second, "again");
		assertEchoed(MAIN, main, "still");
	}

	@ParameterizedTest
	@EnumSource
	void serverTakesClientOutOfOneNamespace(ClientKind kind) {
		String main = connect(kind);
		String chat = this.client.connected(CHAT);
		server.client(CHAT, chat).sendEvent("last", 1);
		server.client(CHAT, chat).disconnect();
		DrivenClient.eventually().until(() -> server.find(CHAT, chat).isEmpty());
		assertServerDisconnect(CHAT);
		assertThat(this.client.count(CHAT, "last")).isOne();
		assertEchoed(MAIN, main, "goes on");
		assertThat(this.client.lifecycle(MAIN)).hasSize(1);
		assertEchoed(CHAT, this.client.connected(CHAT), "again");
	}

	@ParameterizedTest
	@EnumSource
	void clusterClosesConnection(ClientKind kind) {
		String main = connect(kind);
		String chat = this.client.connected(CHAT);
		server.client(CHAT, chat).sendEvent("last", 1);
		server.cluster().in(main).disconnectSockets(true);
		assertServerDisconnect(MAIN);
		assertServerDisconnect(CHAT);
		assertThat(this.client.count(CHAT, "last")).isOne();
		DrivenClient.eventually().until(() -> server.find(MAIN, main).isEmpty() && server.find(CHAT, chat).isEmpty());
	}

	@ParameterizedTest
	@EnumSource
	void stoppedServerClosesConnectionsSoThatClientsTryAnother(ClientKind kind) {
		ClientServer stopped = ClientServer.start();
		try {
			this.client = kind.open(process, stopped.url());
			this.client.connected(MAIN);
			this.client.connected(CHAT);
			this.client.awaitTransport(kind.lastTransport());
		}
		finally {
			long begin = System.nanoTime();
			stopped.close();
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
		}
		assertDisconnect(MAIN, "transport close", "transport error");
		assertDisconnect(CHAT, "transport close", "transport error");
	}

	@ParameterizedTest
	@EnumSource
	void floodIsHandledInOrder(ClientKind kind) {
		String id = connect(kind);
		this.client.flood(MAIN, "number", 500);
		DrivenClient.eventually().untilAsserted(() -> assertThat(server.numbers(id)).hasSize(500));
		assertEchoed(MAIN, id, "fence");
		assertThat(server.numbers(id)).isEqualTo(upTo(500));
	}

	@ParameterizedTest
	@EnumSource(names = { "NODE_UPGRADE", "JAVA_UPGRADE" })
	void clientDisconnectedDuringAnUpgradeIsTold(ClientKind kind) {
		for (int round = 0; round < 40; round++) {
			open(kind);
			this.client.relay(MAIN, "relay", "relayed", 200, 1 + round % 5);
			this.client.connect(MAIN, Map.of(ClientServer.KICK, String.valueOf(round)));
			this.client.awaitLifecycle(MAIN, 0, "connect");
			assertServerDisconnect(MAIN);
			assertThat(this.client.count(MAIN, "relayed")).isEqualTo(round);
			this.client.close();
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "NODE_UPGRADE", "JAVA_UPGRADE" })
	void nothingIsLostOrSwappedDuringAnUpgrade(ClientKind kind) {
		for (int round = 0; round < 5; round++) {
			open(kind);
			this.client.relay(MAIN, "relay", "relayed", 200, 1 + 4 * round);
			String id = this.client.connected(MAIN);
			assertThat(numbers("relayed", 200)).isEqualTo(upTo(200));
			assertThat(numbers("pushed", 200)).isEqualTo(upTo(200));
			this.client.awaitTransport("websocket");
			assertEchoed(MAIN, id, "fence");
			assertThat(server.numbers(id)).isEqualTo(upTo(200));
			assertThat(this.client.count(MAIN, "relayed") + this.client.count(MAIN, "pushed")).isEqualTo(400);
			this.client.close();
		}
	}

	/**
	 * Waits for the first value of an acknowledgement.
	 *
	 * @param <T> the type of the value
	 */
	private static final class Answer<T> extends AckCallback<T> {

		private final CompletableFuture<Object> future = new CompletableFuture<>();

		private final long begin = System.nanoTime();

		private volatile Duration waited;

		Answer(Class<T> type, int seconds) {
			super(type, seconds);
		}

		@Override
		public void onSuccess(T value) {
			this.future.complete(value);
		}

		@Override
		public void onTimeout() {
			this.waited = Duration.ofNanos(System.nanoTime() - this.begin);
			this.future.complete("timeout");
		}

		Object get() {
			return this.future.orTimeout(20, TimeUnit.SECONDS).join();
		}

		Duration waited() {
			return this.waited;
		}

	}

}
