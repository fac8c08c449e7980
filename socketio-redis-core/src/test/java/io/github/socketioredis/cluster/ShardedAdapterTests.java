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
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.socketioredis.SubscriptionMode;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.SocketSelector;
import io.github.socketioredis.protocol.codec.EventDataCodec;
import io.github.socketioredis.protocol.codec.ShardedCodec;
import io.github.socketioredis.test.InMemoryHub;
import io.github.socketioredis.transport.Topic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ShardedAdapter}.
 */
class ShardedAdapterTests {

	private static final String TWENTY = "abcdefghij0123456789";

	private static final String UUID = "11111111-2222-3333-4444-555555555555";

	private final InMemoryHub hub = new InMemoryHub();

	private final JsonMapper mapper = JsonMapper.shared();

	private final RecordingNamespace here = new RecordingNamespace("/chat", "r1");

	private final RecordingNamespace there = new RecordingNamespace("/chat", "r2");

	private final NamespaceAdapter adapter = create(this.here, SubscriptionMode.DYNAMIC);

	private final NamespaceAdapter other = create(this.there, SubscriptionMode.DYNAMIC);

	private NamespaceAdapter create(LocalNamespace local, SubscriptionMode mode) {
		AdapterContext context = new AdapterContext(local, (data, ack) -> {
		}, Runnable::run, this.mapper);
		return new ShardedAdapterFactory(this.hub, new ShardedCodec(this.mapper),
				ShardedOptions.defaults().withChannelPrefix("app").withSubscriptionMode(mode))
			.create(context);
	}

	@BeforeEach
	void start() {
		assertThat(this.adapter.start()).isCompleted();
		assertThat(this.other.start()).isCompleted();
	}

	private EventData event(Object... args) {
		return new EventDataCodec(this.mapper).fromObjects("ev", List.of(args));
	}

	private static SocketSelector rooms(String... rooms) {
		return SocketSelector.all().withRooms(List.of(rooms));
	}

	private List<String> channels() {
		return this.hub.published().stream().map(InMemoryHub.Message::channel).toList();
	}

	private void publish(String channel, String json) {
		this.hub.publish(Topic.shardedChannel(channel), json.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void broadcastReachesLocalSocketsOnceAndOtherServers() {
		assertThat(this.adapter.broadcast(event(1), SocketSelector.all(), BroadcastFlags.none()))
			.isCompletedWithValue(2L);
		assertThat(this.here.takeActions()).containsExactly("deliver [\"ev\",1] to [] except []");
		assertThat(this.there.takeActions()).containsExactly("deliver [\"ev\",1] to [] except []");
		assertThat(channels()).containsExactly("app#/chat#");
	}

	@Test
	void localSocketsDontWaitForRedis() {
		this.hub.close();
		this.adapter.broadcast(event(1), SocketSelector.all(), BroadcastFlags.none());
		this.adapter.socketsJoin(rooms("r1"), false, Set.of("new"));
		assertThat(this.here.takeActions()).containsExactly("deliver [\"ev\",1] to [] except []",
				"join [new] by [r1] except []");
	}

	@Test
	void whatIsLocalIsNotPublished() {
		this.adapter.broadcast(event(1), SocketSelector.all(), BroadcastFlags.none().withLocal());
		this.adapter.socketsJoin(SocketSelector.all(), true, Set.of("new"));
		this.adapter.socketsLeave(SocketSelector.all(), true, Set.of("new"));
		this.adapter.disconnectSockets(rooms("nobody"), true, false);
		assertThat(this.here.takeActions()).hasSize(4);
		assertThat(this.hub.published()).isEmpty();
	}

	@Test
	void broadcastToOthersLeavesLocalSocketsAlone() {
		this.adapter.broadcastToOthers(event(new byte[] { 1 }), SocketSelector.all(),
				BroadcastFlags.none().withVolatile());
		assertThat(this.here.takeActions()).isEmpty();
		assertThat(this.there.takeActions())
			.containsExactly("deliver [\"ev\",{\"type\":\"Buffer\",\"data\":[1]}] to [] except [] volatile");
		assertThat(this.hub.published().get(0).payload()[0]).as("MessagePack").isEqualTo((byte) 0x84);
	}

	@Test
	void joinsLeavesAndDisconnectsHappenHereOnceAndThereOnce() {
		this.adapter.socketsJoin(rooms("r2"), false, Set.of("new"));
		this.adapter.socketsLeave(rooms("r2"), false, Set.of("old"));
		this.adapter.disconnectSockets(SocketSelector.all().withExcept(List.of("vip")), false, true);
		List<String> expected = List.of("join [new] by [r2] except []", "leave [old] by [r2] except []",
				"disconnect [] except [vip] close=true");
		assertThat(this.here.takeActions()).isEqualTo(expected);
		assertThat(this.there.takeActions()).isEqualTo(expected);
		assertThat(channels()).containsOnly("app#/chat#");
	}

	@ParameterizedTest
	@CsvSource({ "STATIC, app#/chat#, app#/chat#, app#/chat#", "DYNAMIC, app#/chat#r2#, app#/chat#, app#/chat#UUID#",
			"DYNAMIC_PRIVATE, app#/chat#r2#, app#/chat#TWENTY#, app#/chat#UUID#" })
	void broadcastToOneRoomTakesTheChannelOfItsMode(SubscriptionMode mode, String ofRoom, String ofTwenty,
			String ofUuid) {
		NamespaceAdapter sender = create(new RecordingNamespace("/chat"), mode);
		for (String room : List.of("r2", TWENTY, UUID)) {
			sender.broadcast(event(), rooms(room).withExcept(List.of("x")), BroadcastFlags.none());
		}
		sender.broadcast(event(), rooms("r2", "r3"), BroadcastFlags.none());
		sender.broadcastWithAck(event(), rooms("r2"), BroadcastFlags.none()).cancel(false);
		assertThat(channels()).filteredOn((channel) -> !channel.matches("app#/chat#[0-9a-f]{16}#"))
			.containsExactly(ofRoom, ofTwenty.replace("TWENTY", TWENTY), ofUuid.replace("UUID", UUID), "app#/chat#",
					"app#/chat#");
	}

	@ParameterizedTest
	@EnumSource(SubscriptionMode.class)
	void subscribesToTheRoomsOfItsMode(SubscriptionMode mode) {
		InMemoryHub fresh = this.hub;
		fresh.close();
		RecordingNamespace local = new RecordingNamespace("/chat", "before");
		local.connect(TWENTY);
		try (NamespaceAdapter started = create(local, mode)) {
			assertThat(started.start()).isCompleted();
			local.connect(UUID);
			local.room("after", true);
			local.room("12345678901234567890", true);
			local.room("gone", true);
			local.room("gone", false);
			Set<String> rooms = switch (mode) {
				case STATIC -> Set.of();
				case DYNAMIC -> Set.of("before", "after", "12345678901234567890", UUID);
				case DYNAMIC_PRIVATE -> Set.of("before", "after", "12345678901234567890", UUID, TWENTY);
			};
			assertThat(fresh.topicNames()).filteredOn((name) -> !name.matches("app#/chat#[0-9a-f]{16}#"))
				.containsExactlyInAnyOrderElementsOf(
						Stream.concat(Stream.of("app#/chat#"), rooms.stream().map((room) -> "app#/chat#" + room + "#"))
							.toList());
			assertThat(fresh.topics()).isEqualTo(rooms.size() + 2);
		}
		assertThat(local.listeners()).isZero();
		assertThat(fresh.topics()).isZero();
	}

	@Test
	void aRoomThatBecomesTheIdOfASocketIsPrivateFromThenOn() {
		this.here.room(TWENTY, true);
		assertThat(this.hub.topicNames()).contains("app#/chat#" + TWENTY + "#");
		this.here.connect(TWENTY);
		assertThat(this.hub.topicNames()).doesNotContain("app#/chat#" + TWENTY + "#");
	}

	@Test
	void aRoomNamedLikeTheServerItselfDoesNotCostTheResponses() {
		String own = this.hub.topicNames()
			.stream()
			.filter((name) -> name.matches("app#/chat#[0-9a-f]{16}#"))
			.findAny()
			.orElseThrow();
		String room = own.substring("app#/chat#".length(), own.length() - 1);
		for (RecordingNamespace local : List.of(this.here, this.there)) {
			local.room(room, true);
			local.room(room, false);
		}
		assertThat(this.hub.topicNames()).contains(own);
	}

	@Test
	void messageForARoomThatIsEmptyByNowIsDropped() {
		this.here.room("r3", true);
		this.here.takeActions();
		this.hub.subscribe(List.of(Topic.shardedChannel("app#/chat#r3#")), (channel, message) -> {
		});
		this.there.room("r3", true);
		this.there.takeActions();
		this.adapter.broadcastToOthers(event(), rooms("r3"), BroadcastFlags.none());
		assertThat(this.there.takeActions()).hasSize(1);
	}

	@Test
	void foreignOwnAndUnknownMessagesAreIgnored() {
		String packet = "\"data\":{\"packet\":{\"type\":2,\"data\":[\"x\"]},\"opts\":{}}";
		publish("app#/chat#", "{\"type\":3," + packet + ",\"uid\":\"u\",\"nsp\":\"/\"}");
		publish("app#/chat#", "{\"type\":1," + packet + ",\"uid\":\"u\",\"nsp\":\"/chat\"}");
		publish("app#/chat#", "{\"type\":13,\"uid\":\"u\",\"nsp\":\"/chat\"}");
		publish("app#/chat#", "{\"type\":99,\"data\":7,\"uid\":\"u\",\"nsp\":\"/chat\"}");
		assertThat(this.here.takeActions()).isEmpty();
		publish("app#/chat#", "{\"type\":3," + packet + ",\"uid\":\"emitter\",\"nsp\":\"/chat\"}");
		assertThat(this.here.takeActions()).containsExactly("deliver [\"x\"] to [] except []");
	}

	@Test
	void ownMessagesAreIgnoredHoweverTheyAreWritten() {
		this.adapter.socketsJoin(rooms("r1"), false, Set.of("new"));
		this.here.takeActions();
		this.there.takeActions();
		String json = new String(this.hub.published().get(0).payload(), StandardCharsets.UTF_8);
		publish("app#/chat#", json.replace("\"nsp\"", " \"nsp\""));
		assertThat(this.here.takeActions()).isEmpty();
		assertThat(this.there.takeActions()).hasSize(1);
	}

	@Test
	void malformedMessageIsDroppedAndTheNextOneArrives() {
		publish("app#/chat#", "{\"type\":3,\"data\":");
		publish("app#/chat#", "\u0093");
		this.adapter.broadcastToOthers(event(), SocketSelector.all(), BroadcastFlags.none());
		assertThat(this.there.takeActions()).containsExactly("deliver [\"ev\"] to [] except []");
	}

	@Test
	void ownChannelIsForResponsesOnly() {
		String own = this.hub.topicNames()
			.stream()
			.filter((name) -> name.matches("app#/chat#[0-9a-f]{16}#"))
			.findAny()
			.orElseThrow();
		this.adapter.fetchSockets(SocketSelector.all(), BroadcastFlags.none(), (socket) -> socket);
		this.other.fetchSockets(SocketSelector.all(), BroadcastFlags.none(), (socket) -> socket);
		this.here.takeActions();
		this.there.takeActions();
		publish(own, "{\"type\":6,\"data\":{\"opts\":{},\"close\":true},\"uid\":\"u\",\"nsp\":\"/chat\"}");
		assertThat(this.here.takeActions()).isEmpty();
		assertThat(this.there.takeActions()).isEmpty();
	}

	@Test
	void closedAdapterHearsNothing() {
		this.other.close();
		this.there.room("late", true);
		this.adapter.broadcast(event(), SocketSelector.all(), BroadcastFlags.none());
		assertThat(this.there.takeActions()).isEmpty();
		assertThat(this.hub.topics()).isEqualTo(3);
	}

	@Test
	void joinsAreConfirmedByTheTransport() {
		assertThat(this.adapter.confirmed(List.of("r1"))).isCompleted();
		assertThat(this.adapter.confirmed(List.of("nobody-is-here"))).isCompletedExceptionally();
		assertThat(create(this.here, SubscriptionMode.STATIC).confirmed(List.of("r1"))).as("not started")
			.isCompletedExceptionally();
		NamespaceAdapter fixed = create(this.here, SubscriptionMode.STATIC);
		assertThat(fixed.start()).isCompleted();
		assertThat(fixed.confirmed(List.of("nobody-is-here"))).isCompleted();
	}

}
