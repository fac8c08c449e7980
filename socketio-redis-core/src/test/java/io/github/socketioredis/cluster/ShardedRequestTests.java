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
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

import io.github.socketioredis.Acknowledgements;
import io.github.socketioredis.ClusterTimeoutException;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.SocketDetails;
import io.github.socketioredis.protocol.SocketSelector;
import io.github.socketioredis.protocol.codec.EventDataCodec;
import io.github.socketioredis.protocol.codec.ShardedCodec;
import io.github.socketioredis.test.InMemoryHub;
import io.github.socketioredis.transport.Topic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the questions and answers of {@link ShardedAdapter}, beside servers that
 * answer by hand.
 */
class ShardedRequestTests {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private final InMemoryHub hub = new InMemoryHub();

	private final JsonMapper mapper = JsonMapper.shared();

	private final RecordingNamespace local = new RecordingNamespace("/chat", "r1");

	private final List<@Nullable Consumer<JsonNode>> serverSideAcks = new ArrayList<>();

	private final List<String> serverSideEvents = new ArrayList<>();

	private final NamespaceAdapter adapter = create();

	private NamespaceAdapter create() {
		AdapterContext context = new AdapterContext(this.local, (data, ack) -> {
			this.serverSideEvents.add(new String(data.json(), StandardCharsets.UTF_8));
			this.serverSideAcks.add(ack);
		}, Runnable::run, this.mapper);
		return new ShardedAdapterFactory(this.hub, new ShardedCodec(this.mapper),
				ShardedOptions.defaults().withChannelPrefix("app").withRequestsTimeout(Duration.ofHours(1)))
			.create(context);
	}

	@BeforeEach
	void start() {
		assertThat(this.adapter.start()).isCompleted();
	}

	private void joinBy(int servers) {
		for (int i = 0; i < servers; i++) {
			this.hub.subscribe(List.of(Topic.shardedChannel("app#/chat#")), (channel, message) -> {
			});
		}
	}

	private EventData event(Object... args) {
		return new EventDataCodec(this.mapper).fromObjects("ev", List.of(args));
	}

	private JsonNode last() {
		List<InMemoryHub.Message> messages = this.hub.published();
		return this.mapper.readTree(messages.get(messages.size() - 1).payload());
	}

	private void publish(String channel, String json) {
		this.hub.publish(Topic.shardedChannel(channel), json.getBytes(StandardCharsets.UTF_8));
	}

	private void respond(String uid, String typeAndData) {
		JsonNode request = this.hub.published()
			.stream()
			.filter((message) -> message.channel().equals("app#/chat#"))
			.map((message) -> this.mapper.readTree(message.payload()))
			.reduce((first, second) -> second)
			.orElseThrow();
		publish("app#/chat#" + request.path("uid").asString() + "#",
				"{" + typeAndData.replace("$", request.at("/data/requestId").asString()) + ",\"uid\":\"" + uid
						+ "\",\"nsp\":\"/chat\"}");
	}

	private CompletableFuture<List<String>> fetch(BroadcastFlags flags) {
		return this.adapter.fetchSockets(SocketSelector.all(), flags, SocketDetails::id);
	}

	private static <T> T get(CompletableFuture<T> future) throws Throwable {
		try {
			return future.get();
		}
		catch (ExecutionException ex) {
			throw ex.getCause();
		}
	}

	@Test
	void aServerAloneWaitsForNobody() {
		assertThat(fetch(BroadcastFlags.none())).isCompletedWithValue(List.of("id-of-/chat"));
		assertThat(this.adapter.allRooms()).isCompletedWithValue(Set.of("r1"));
		assertThat(this.adapter.serverSideEmitWithAck(event(), null))
			.isCompletedWithValueMatching((acks) -> acks.values().isEmpty());
		assertThat(this.adapter.serverCount()).isCompletedWithValue(1);
		assertThat(this.adapter.pendingRequests()).isZero();
	}

	@Test
	void eachServerIsWaitedForOnceAndForeignOrWrongAnswersAreIgnored() {
		joinBy(2);
		CompletableFuture<List<String>> fetched = fetch(BroadcastFlags.none());
		assertThat(last().path("type").intValue()).isEqualTo(7);
		assertThat(last().at("/data/requestId").asString()).matches("[0-9a-f]{16}");
		assertThat(last().path("uid").asString()).matches("[0-9a-f]{16}");
		String sockets = "\"type\":8,\"data\":{\"requestId\":\"$\",\"sockets\":[{\"id\":\"a\",\"rooms\":[\"a\"]}]}";
		respond("peer-1", sockets);
		respond("peer-1", sockets);
		respond("peer-2", sockets.replace("$", "foreign"));
		respond("peer-2", "\"type\":10,\"data\":{\"requestId\":\"$\",\"packet\":1}");
		respond("peer-2", "\"type\":11,\"data\":{\"requestId\":\"$\",\"clientCount\":1}");
		respond("peer-2", "\"type\":8,\"data\":{}");
		assertThat(fetched).isNotDone();
		respond("peer-2", "\"type\":8,\"data\":{\"requestId\":\"$\",\"sockets\":[]}");
		assertThat(fetched).isCompletedWithValue(List.of("id-of-/chat", "a"));
		assertThat(this.adapter.pendingRequests()).isZero();
	}

	@Test
	void anAnswerOnTheSharedChannelCountsToo() {
		joinBy(1);
		CompletableFuture<List<String>> fetched = fetch(BroadcastFlags.none());
		publish("app#/chat#", "{\"type\":8,\"data\":{\"requestId\":\"" + last().at("/data/requestId").asString()
				+ "\",\"sockets\":[]},\"uid\":\"peer-1\",\"nsp\":\"/chat\"}");
		assertThat(fetched).isCompleted();
	}

	@Test
	void roomsAreGatheredFromDescriptionsOfSockets() {
		joinBy(1);
		CompletableFuture<Set<String>> rooms = this.adapter.allRooms();
		assertThat(last().path("type").intValue()).isEqualTo(7);
		respond("peer-1",
				"\"type\":8,\"data\":{\"requestId\":\"$\",\"sockets\":[{\"id\":\"a\",\"rooms\":[\"a\",\"x\"]},"
						+ "{\"id\":\"b\",\"rooms\":[\"b\",\"x\"]}]}");
		assertThat(rooms).isCompletedWithValue(Set.of("r1", "a", "b", "x"));
	}

	@Test
	void timeoutNamesTheServersThatAreMissing() {
		joinBy(2);
		for (String uid : List.of("peer-1", "peer-2", "emitter")) {
			publish("app#/chat#",
					"{\"type\":5,\"data\":{\"opts\":{},\"rooms\":[\"x\"]},\"uid\":\"" + uid + "\",\"nsp\":\"/chat\"}");
		}
		CompletableFuture<List<String>> fetched = fetch(BroadcastFlags.none().withTimeout(250));
		respond("peer-1", "\"type\":8,\"data\":{\"requestId\":\"$\",\"sockets\":[{\"id\":\"a\"}]}");
		assertThatExceptionOfType(ClusterTimeoutException.class).isThrownBy(() -> get(fetched)).satisfies((ex) -> {
			assertThat(ex.expected()).isEqualTo(3);
			assertThat(ex.received()).isEqualTo(2);
			assertThat(ex.results(String.class)).containsExactly("id-of-/chat", "a");
			assertThat(ex.missingServers()).containsExactly("peer-2");
		}).withMessageContaining("2 of 3").withMessageContaining("250 ms");
	}

	@Test
	void serverSideAcksComeFromTheOthersOnly() {
		joinBy(2);
		CompletableFuture<Acknowledgements> acks = this.adapter.serverSideEmitWithAck(event("x"), Duration.ofDays(1));
		assertThat(last().path("type").intValue()).isEqualTo(9);
		assertThat(last().at("/data/packet")).hasToString("[\"ev\",\"x\"]");
		assertThat(this.serverSideEvents).isEmpty();
		respond("peer-1", "\"type\":10,\"data\":{\"requestId\":\"$\",\"packet\":{\"a\":1}}");
		respond("peer-2", "\"type\":10,\"data\":{\"requestId\":\"$\"}");
		assertThat(acks).isCompletedWithValueMatching(
				(result) -> result.values().toString().equals("[{\"a\":1}, null]") && result.servers() == 2);
	}

	@Test
	void clientsAcknowledgeInAnyOrderOfCountsAndAcks() {
		joinBy(2);
		CompletableFuture<Acknowledgements> acks = this.adapter.broadcastWithAck(event(), SocketSelector.all(),
				BroadcastFlags.none().withTimeout(60_000));
		assertThat(last().at("/data/opts/flags")).hasToString("{\"timeout\":60000}");
		respond("peer-1", "\"type\":12,\"data\":{\"requestId\":\"$\",\"packet\":\"b\"}");
		this.local.acks().get(0).accept(NODES.stringNode("a"));
		respond("peer-1", "\"type\":11,\"data\":{\"requestId\":\"$\",\"clientCount\":2}");
		respond("peer-2", "\"type\":11,\"data\":{\"requestId\":\"$\",\"clientCount\":0}");
		assertThat(acks).isNotDone();
		respond("peer-1", "\"type\":12,\"data\":{\"requestId\":\"$\"}");
		assertThat(acks)
			.isCompletedWithValueMatching((result) -> result.values().toString().equals("[\"b\", \"a\", null]"));
		assertThat(this.local.acks()).isEmpty();
	}

	@Test
	void theTimeoutOfTheOptionsIsToldToOthers() {
		this.adapter.broadcastWithAck(event(), SocketSelector.all(), BroadcastFlags.none());
		assertThat(last().at("/data/opts/flags")).hasToString("{\"timeout\":3600000}");
	}

	@Test
	void questionsOfOthersAreAnsweredToThemAlone() {
		List<String> answers = new ArrayList<>();
		this.hub.subscribe(List.of(Topic.shardedChannel("app#/chat#peer-1#")),
				(channel, message) -> answers.add(new String(message, StandardCharsets.UTF_8)));
		publish("app#/chat#", "{\"type\":7,\"data\":{\"opts\":{\"rooms\":[\"r1\"],\"except\":[\"x\"]},"
				+ "\"requestId\":\"q\"},\"uid\":\"peer-1\",\"nsp\":\"/chat\"}");
		publish("app#/chat#", "{\"type\":9,\"data\":{\"packet\":[\"ask\"],\"requestId\":\"q\"},\"uid\":\"peer-1\","
				+ "\"nsp\":\"/chat\"}");
		this.serverSideAcks.get(0).accept(NODES.numberNode(2));
		publish("app#/chat#", "{\"type\":3,\"data\":{\"packet\":{\"type\":2,\"data\":[\"x\"]},\"requestId\":\"q\","
				+ "\"opts\":{\"flags\":{\"timeout\":60000}}},\"uid\":\"peer-1\",\"nsp\":\"/chat\"}");
		this.local.acks().get(0).accept(NODES.binaryNode(new byte[] { 1 }));
		this.local.acks().get(0).accept(NODES.missingNode());
		assertThat(this.local.takeActions()).containsExactly("describe [r1] except [x]",
				"deliver [\"x\"] to [] except []");
		assertThat(answers).hasSize(5);
		assertThat(answers.get(0)).startsWith("{\"type\":8,\"data\":{\"requestId\":\"q\",\"sockets\":[{\"id\":");
		assertThat(answers.get(1)).startsWith("{\"type\":10,\"data\":{\"requestId\":\"q\",\"packet\":2},\"uid\":\"");
		assertThat(answers.get(2))
			.startsWith("{\"type\":11,\"data\":{\"requestId\":\"q\",\"clientCount\":1},\"uid\":\"");
		assertThat(answers.get(3)).as("MessagePack").doesNotStartWith("{");
		assertThat(answers.get(4)).startsWith("{\"type\":12,\"data\":{\"requestId\":\"q\"},\"uid\":\"");
	}

	@Test
	void eventsOfEmittersWantNoAnswer() {
		publish("app#/chat#", "{\"type\":9,\"data\":{\"packet\":[\"hello\",1]},\"uid\":\"emitter\",\"nsp\":\"/chat\"}");
		assertThat(this.serverSideEvents).containsExactly("[\"hello\",1]");
		assertThat(this.serverSideAcks.get(0)).isNull();
	}

	@Test
	void closingFailsWhatIsPending() {
		joinBy(1);
		CompletableFuture<Set<String>> rooms = this.adapter.allRooms();
		this.adapter.close();
		assertThat(rooms).isCompletedExceptionally();
		assertThat(this.adapter.pendingRequests()).isZero();
	}

}
