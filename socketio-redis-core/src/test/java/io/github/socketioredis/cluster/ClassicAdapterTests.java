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

import io.github.socketioredis.MessageParser;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.SocketSelector;
import io.github.socketioredis.protocol.codec.ClassicCodec;
import io.github.socketioredis.protocol.codec.ClassicCodecs;
import io.github.socketioredis.protocol.codec.EventDataCodec;
import io.github.socketioredis.test.InMemoryHub;
import io.github.socketioredis.transport.Topic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ClassicAdapter}.
 */
class ClassicAdapterTests {

	private final InMemoryHub hub = new InMemoryHub();

	private final JsonMapper mapper = JsonMapper.shared();

	private final ClassicCodec codec = ClassicCodecs.of(MessageParser.BuiltIn.MESSAGEPACK, this.mapper);

	private final RecordingNamespace here = new RecordingNamespace("/chat", "r1");

	private final RecordingNamespace there = new RecordingNamespace("/chat", "r2", "socket-2");

	private final NamespaceAdapter adapter = create(this.here);

	private final NamespaceAdapter other = create(this.there);

	private NamespaceAdapter create(LocalNamespace local) {
		return new ClassicAdapterFactory(this.hub, this.codec, ClassicOptions.defaults().withKey("app"))
			.create(context(local));
	}

	private AdapterContext context(LocalNamespace local) {
		return new AdapterContext(local, (data, ack) -> {
		}, Runnable::run, this.mapper);
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

	@Test
	void broadcastReachesLocalSocketsOnceAndOtherServers() {
		assertThat(this.adapter.broadcast(event(1), SocketSelector.all(), BroadcastFlags.none()))
			.isCompletedWithValue(2L);
		assertThat(this.here.takeActions()).containsExactly("deliver [\"ev\",1] to [] except []");
		assertThat(this.there.takeActions()).containsExactly("deliver [\"ev\",1] to [] except []");
		assertThat(this.hub.published()).extracting(InMemoryHub.Message::channel).containsExactly("app#/chat#");
	}

	@Test
	void localBroadcastIsNotPublished() {
		this.adapter.broadcast(event(1), SocketSelector.all(), BroadcastFlags.none().withLocal());
		assertThat(this.here.takeActions()).hasSize(1);
		assertThat(this.hub.published()).isEmpty();
	}

	@Test
	void broadcastToOthersLeavesLocalSocketsAlone() {
		this.adapter.broadcastToOthers(event(), SocketSelector.all(), BroadcastFlags.none().withVolatile());
		assertThat(this.here.takeActions()).isEmpty();
		assertThat(this.there.takeActions()).containsExactly("deliver [\"ev\"] to [] except [] volatile");
	}

	@Test
	void broadcastToOneRoomTakesItsChannelAndIsDroppedWhereNobodyIsInTheRoom() {
		SocketSelector target = rooms("r1").withExcept(List.of("x"));
		this.other.broadcast(event(), target, BroadcastFlags.none());
		this.adapter.broadcast(event(), target, BroadcastFlags.none());
		assertThat(this.hub.published()).extracting(InMemoryHub.Message::channel)
			.containsExactly("app#/chat#r1#", "app#/chat#r1#");
		assertThat(this.here.takeActions()).containsExactly("deliver [\"ev\"] to [r1] except [x]",
				"deliver [\"ev\"] to [r1] except [x]");
		assertThat(this.there.takeActions()).containsExactly("deliver [\"ev\"] to [r1] except [x]");
	}

	@Test
	void broadcastOfAnotherNamespaceOnThisChannelIsIgnored() {
		NamespaceAdapter stranger = create(new RecordingNamespace("/"));
		stranger.broadcastToOthers(event(), SocketSelector.all(), BroadcastFlags.none());
		byte[] foreign = this.hub.published().get(0).payload();
		this.hub.publish(Topic.channel("app#/chat#"), foreign);
		assertThat(this.here.takeActions()).isEmpty();
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
	}

	@Test
	void localJoinIsNotPublished() {
		this.adapter.socketsJoin(SocketSelector.all(), true, Set.of("new"));
		assertThat(this.here.takeActions()).hasSize(1);
		assertThat(this.hub.published()).isEmpty();
	}

	@Test
	void legacyRequestIsAnsweredByTheServerOfTheSocketOnly() {
		publishRequest("{\"uid\":\"abcdef\",\"requestId\":\"q1\",\"type\":2,\"sid\":\"socket-2\",\"room\":\"new\"}");
		publishRequest("{\"uid\":\"abcdef\",\"requestId\":\"q2\",\"type\":3,\"sid\":\"socket-2\",\"room\":\"new\"}");
		publishRequest("{\"uid\":\"abcdef\",\"requestId\":\"q3\",\"type\":4,\"sid\":\"socket-2\",\"close\":true}");
		assertThat(this.here.takeActions()).isEmpty();
		assertThat(this.there.takeActions()).containsExactly("join [new] by [socket-2] except []",
				"leave [new] by [socket-2] except []", "disconnect [socket-2] except [] close=true");
		assertThat(this.hub.published()).filteredOn((message) -> message.channel().equals("app-response#/chat#"))
			.extracting((message) -> new String(message.payload(), StandardCharsets.UTF_8))
			.containsExactly("{\"requestId\":\"q1\"}", "{\"requestId\":\"q2\"}", "{\"requestId\":\"q3\"}");
	}

	@Test
	void malformedMessageIsDroppedAndTheNextOneArrives() {
		this.hub.publish(Topic.channel("app#/chat#"), new byte[] { (byte) 0x93, 0x01 });
		publishRequest("{\"type\":");
		this.adapter.broadcastToOthers(event(), SocketSelector.all(), BroadcastFlags.none());
		assertThat(this.there.takeActions()).containsExactly("deliver [\"ev\"] to [] except []");
	}

	@Test
	void closedAdapterHearsNothing() {
		this.other.close();
		this.adapter.broadcast(event(), SocketSelector.all(), BroadcastFlags.none());
		assertThat(this.there.takeActions()).isEmpty();
		assertThat(this.hub.topics()).isEqualTo(4);
	}

	private void publishRequest(String json) {
		this.hub.publish(Topic.channel("app-request#/chat#"), json.getBytes(StandardCharsets.UTF_8));
	}

}
