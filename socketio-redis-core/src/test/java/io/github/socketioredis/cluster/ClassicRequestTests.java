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

package io.github.socketioredis.cluster;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.socketioredis.Acknowledgements;
import io.github.socketioredis.ClusterTimeoutException;
import io.github.socketioredis.MessageParser;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.SocketDetails;
import io.github.socketioredis.protocol.SocketSelector;
import io.github.socketioredis.protocol.codec.ClassicCodecs;
import io.github.socketioredis.protocol.codec.EventDataCodec;
import io.github.socketioredis.test.InMemoryHub;
import io.github.socketioredis.transport.Topic;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the questions and answers of {@link ClassicAdapter}, beside a server that
 * answers by hand.
 */
class ClassicRequestTests {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private final InMemoryHub hub = new InMemoryHub();

	private final JsonMapper mapper = JsonMapper.shared();

	private final RecordingNamespace local = new RecordingNamespace("/chat", "r1", "id-of-/chat");

	private final List<@Nullable Consumer<JsonNode>> serverSideAcks = new ArrayList<>();

	private final List<String> serverSideEvents = new ArrayList<>();

	private final NamespaceAdapter adapter = create(ClassicOptions.defaults().withRequestsTimeout(Duration.ofHours(1)));

	private NamespaceAdapter create(ClassicOptions options) {
		AdapterContext context = new AdapterContext(this.local, (data, ack) -> {
			this.serverSideEvents.add(new String(data.json(), StandardCharsets.UTF_8));
			this.serverSideAcks.add(ack);
		}, Runnable::run, this.mapper);
		return new ClassicAdapterFactory(this.hub, ClassicCodecs.of(MessageParser.BuiltIn.JSON, this.mapper),
				options.withKey("app"))
			.create(context);
	}

	@BeforeEach
	void start() {
		assertThat(this.adapter.start()).isCompleted();
	}

	private void joinBy(int servers) {
		for (int i = 0; i < servers; i++) {
			this.hub.subscribe(List.of(Topic.channel("app-request#/chat#")), (channel, message) -> {
			});
		}
	}

	private EventData event(Object... args) {
		return new EventDataCodec(this.mapper).fromObjects("ev", List.of(args));
	}

	private String requestId() {
		String request = new String(last("app-request#/chat#"), StandardCharsets.UTF_8);
		return this.mapper.readTree(request).path("requestId").asString();
	}

	private byte[] last(String channel) {
		List<InMemoryHub.Message> messages = this.hub.published()
			.stream()
			.filter((message) -> message.channel().equals(channel))
			.toList();
		return messages.get(messages.size() - 1).payload();
	}

	private void publish(String channel, String json) {
		this.hub.publish(Topic.channel(channel), json.getBytes(StandardCharsets.UTF_8));
	}

	private void respond(String json) {
		publish("app-response#/chat#", json.replace("$", requestId()));
	}

	private CompletableFuture<List<String>> fetch() {
		return fetch(BroadcastFlags.none());
	}

	private CompletableFuture<List<String>> fetch(BroadcastFlags flags) {
		return this.adapter.fetchSockets(SocketSelector.all(), flags, SocketDetails::id);
	}

	@Test
	void aServerAloneWaitsForNobody() {
		assertThat(fetch()).isCompletedWithValue(List.of("id-of-/chat"));
		assertThat(this.adapter.allRooms()).isCompletedWithValueMatching((rooms) -> rooms.contains("r1"));
		assertThat(this.adapter.serverSideEmitWithAck(event(), null))
			.isCompletedWithValueMatching((acks) -> acks.values().isEmpty());
		assertThat(this.adapter.serverCount()).isCompletedWithValue(1);
		assertThat(this.adapter.pendingRequests()).isZero();
	}

	@Test
	void ofTheServersEachIsWaitedForAndLateForeignOrWrongAnswersAreIgnored() {
		joinBy(2);
		CompletableFuture<List<String>> fetched = fetch();
		respond("{\"requestId\":\"$\",\"sockets\":[{\"id\":\"a\",\"handshake\":{},\"rooms\":[\"a\"],\"data\":{}}]}");
		respond("{\"requestId\":\"foreign\",\"sockets\":[]}");
		respond("{\"requestId\":\"$\",\"rooms\":[\"x\"]}");
		respond("{\"type\":8,\"requestId\":\"$\",\"clientCount\":3}");
		respond("{\"type\":6,\"requestId\":\"$\",\"data\":1}");
		respond("{\"requestId\":");
		assertThat(fetched).isNotDone();
		respond("{\"requestId\":\"$\",\"sockets\":[]}");
		assertThat(fetched).isCompletedWithValue(List.of("id-of-/chat", "a"));
		respond("{\"requestId\":\"$\",\"sockets\":[]}");
		assertThat(this.adapter.pendingRequests()).isZero();
	}

	@Test
	void timeoutTellsTheCountsTheResultsAndTheMissingServersThatWereHeardOf() {
		joinBy(2);
		publish("app#/chat#", "[\"peer-1\",{\"type\":2,\"data\":[\"x\"],\"nsp\":\"/chat\"},{\"rooms\":[]}]");
		publish("app-request#/chat#",
				"{\"uid\":\"peer-2\",\"type\":3,\"opts\":{\"rooms\":[],\"except\":[]},\"rooms\":[\"x\"]}");
		publish("app-request#/chat#", "{\"uid\":\"emitter\",\"type\":6,\"data\":[\"x\"]}");
		assertThatExceptionOfType(ClusterTimeoutException.class)
			.isThrownBy(() -> get(fetch(BroadcastFlags.none().withTimeout(250))))
			.satisfies((ex) -> {
				assertThat(ex.expected()).isEqualTo(3);
				assertThat(ex.received()).isEqualTo(1);
				assertThat(ex.results(String.class)).containsExactly("id-of-/chat");
				assertThat(ex.missingServers()).containsExactlyInAnyOrder("peer-1", "peer-2");
			})
			.withMessageContaining("1 of 3")
			.withMessageContaining("250 ms");
		assertThat(this.adapter.pendingRequests()).isZero();
	}

	private static <T> T get(CompletableFuture<T> future) throws Throwable {
		try {
			return future.get();
		}
		catch (java.util.concurrent.ExecutionException ex) {
			throw ex.getCause();
		}
	}

	@Test
	void aCancelledRequestIsForgottenAtOnce() {
		joinBy(1);
		CompletableFuture<Set<String>> rooms = this.adapter.allRooms();
		assertThat(this.adapter.pendingRequests()).isOne();
		rooms.cancel(true);
		assertThat(this.adapter.pendingRequests()).isZero();
	}

	@Test
	void closingFailsWhatIsPending() {
		joinBy(1);
		CompletableFuture<Set<String>> rooms = this.adapter.allRooms();
		this.adapter.close();
		assertThat(rooms).isCompletedExceptionally();
		assertThat(this.adapter.pendingRequests()).isZero();
	}

	@Test
	void serverSideAcksComeFromTheOthersOnly() {
		joinBy(2);
		CompletableFuture<Acknowledgements> acks = this.adapter.serverSideEmitWithAck(event("x"), Duration.ofDays(1));
		assertThat(new String(last("app-request#/chat#"), StandardCharsets.UTF_8)).contains("\"type\":6")
			.contains("\"data\":[\"ev\",\"x\"]");
		assertThat(this.serverSideEvents).isEmpty();
		respond("{\"type\":6,\"requestId\":\"$\",\"data\":{\"a\":1}}");
		respond("{\"type\":6,\"requestId\":\"$\"}");
		assertThat(acks).isCompletedWithValueMatching(
				(result) -> result.values().toString().equals("[{\"a\":1}, null]") && result.servers() == 2);
	}

	@Test
	void clientsAcknowledgeInAnyOrderOfCountsAndAcks() {
		joinBy(2);
		CompletableFuture<Acknowledgements> acks = this.adapter.broadcastWithAck(event(), SocketSelector.all(),
				BroadcastFlags.none().withTimeout(60_000));
		assertThat(new String(last("app-request#/chat#"), StandardCharsets.UTF_8)).contains("\"type\":7")
			.contains("\"timeout\":60000");
		respond("{\"type\":9,\"requestId\":\"$\",\"packet\":\"b\"}");
		this.local.acks().get(0).accept(NODES.stringNode("a"));
		respond("{\"type\":8,\"requestId\":\"$\",\"clientCount\":2}");
		respond("{\"type\":8,\"requestId\":\"$\",\"clientCount\":0}");
		assertThat(acks).isNotDone();
		respond("{\"type\":9,\"requestId\":\"$\"}");
		assertThat(acks)
			.isCompletedWithValueMatching((result) -> result.values().toString().equals("[\"b\", \"a\", null]"));
		assertThat(this.local.acks()).isEmpty();
	}

	@Test
	void aTimeoutOfClientsTellsHowManyHaveAcknowledged() {
		joinBy(1);
		CompletableFuture<Acknowledgements> acks = this.adapter.broadcastWithAck(event(), SocketSelector.all(),
				BroadcastFlags.none().withTimeout(2000));
		respond("{\"type\":8,\"requestId\":\"$\",\"clientCount\":2}");
		respond("{\"type\":9,\"requestId\":\"$\",\"packet\":7}");
		assertThatExceptionOfType(ClusterTimeoutException.class).isThrownBy(() -> get(acks)).satisfies((ex) -> {
			assertThat(ex.expected()).isEqualTo(3);
			assertThat(ex.received()).isEqualTo(1);
			assertThat(ex.results(JsonNode.class)).containsExactly(NODES.numberNode(7));
		}).withMessageContaining("1 of 3 clients");
		assertThat(this.local.acks()).isEmpty();
	}

	@Test
	void requestsOfOthersAreAnswered() {
		request("{\"uid\":\"peer-1\",\"requestId\":\"q\",\"type\":0,\"rooms\":[\"r1\"]}");
		assertThat(response("app-response#/chat#")).isEqualTo("{\"requestId\":\"q\",\"sockets\":[\"id-of-/chat\"]}");
		request("{\"uid\":\"peer-1\",\"requestId\":\"q\",\"type\":1}");
		assertThat(response("app-response#/chat#")).startsWith("{\"requestId\":\"q\",\"rooms\":[").contains("\"r1\"");
		request("{\"uid\":\"peer-1\",\"requestId\":\"q\",\"type\":5,\"opts\":{\"rooms\":[\"r1\"],\"except\":[\"x\"]}}");
		assertThat(response("app-response#/chat#"))
			.isEqualTo("{\"requestId\":\"q\",\"sockets\":[{\"id\":\"id-of-/chat\","
					+ "\"handshake\":{},\"rooms\":[\"r\"],\"data\":{}}]}");
		assertThat(this.local.takeActions()).containsExactly("describe [r1] except [x]");
	}

	private void request(String json) {
		publish("app-request#/chat#", json);
	}

	private String response(String channel) {
		return new String(last(channel), StandardCharsets.UTF_8);
	}

	@Test
	void serverSideEventsAreHandedOnWithTheirAcknowledgement() {
		request("{\"uid\":\"emitter\",\"type\":6,\"data\":[\"hello\",1]}");
		request("{\"uid\":\"peer-1\",\"requestId\":\"q\",\"type\":6,\"data\":[\"ask\"]}");
		assertThat(this.serverSideEvents).containsExactly("[\"hello\",1]", "[\"ask\"]");
		assertThat(this.serverSideAcks.get(0)).isNull();
		this.serverSideAcks.get(1).accept(NODES.numberNode(2));
		assertThat(response("app-response#/chat#")).isEqualTo("{\"type\":6,\"requestId\":\"q\",\"data\":2}");
	}

	@Test
	void aBroadcastWithAckIsCountedAnsweredAndForgottenInTime() {
		request("{\"uid\":\"peer-1\",\"requestId\":\"q\",\"type\":7,\"packet\":{\"type\":2,\"data\":[\"ev\"],"
				+ "\"nsp\":\"/chat\"},\"opts\":{\"rooms\":[],\"except\":[],\"flags\":{\"timeout\":300}}}");
		assertThat(response("app-response#/chat#")).isEqualTo("{\"type\":8,\"requestId\":\"q\",\"clientCount\":1}");
		this.local.acks().get(0).accept(NODES.stringNode("yes"));
		assertThat(response("app-response#/chat#")).isEqualTo("{\"type\":9,\"requestId\":\"q\",\"packet\":\"yes\"}");
		this.local.acks().get(0).accept(NODES.nullNode());
		assertThat(response("app-response#/chat#")).isEqualTo("{\"type\":9,\"requestId\":\"q\",\"packet\":null}");
		this.local.acks().get(0).accept(NODES.missingNode());
		assertThat(response("app-response#/chat#")).isEqualTo("{\"type\":9,\"requestId\":\"q\"}");
		Awaitility.await().until(() -> this.local.acks().isEmpty());
	}

	@Test
	void answersGoToTheAskerAloneWhenAskedFor() {
		this.adapter.close();
		NamespaceAdapter specific = create(ClassicOptions.defaults().withPublishOnSpecificResponseChannel(true));
		assertThat(specific.start()).isCompleted();
		request("{\"uid\":\"peer-1\",\"requestId\":\"q\",\"type\":1}");
		assertThat(response("app-response#/chat#peer-1#")).startsWith("{\"requestId\":\"q\"");
		request("{\"uid\":\"peer-1\",\"requestId\":\"q2\",\"type\":6,\"data\":[\"ask\"]}");
		this.serverSideAcks.get(0).accept(NODES.numberNode(2));
		assertThat(response("app-response#/chat#")).contains("q2");
		request("{\"requestId\":\"q3\",\"type\":1}");
		assertThat(response("app-response#/chat#")).contains("q3");
	}

}
