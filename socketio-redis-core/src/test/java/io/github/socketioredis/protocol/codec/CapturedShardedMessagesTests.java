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

package io.github.socketioredis.protocol.codec;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import io.github.socketioredis.SubscriptionMode;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.ShardedChannels;
import io.github.socketioredis.protocol.ShardedMessage;
import io.github.socketioredis.protocol.ShardedMessage.Broadcast;
import io.github.socketioredis.protocol.ShardedMessage.ClientAck;
import io.github.socketioredis.protocol.ShardedMessage.ClientCount;
import io.github.socketioredis.protocol.ShardedMessage.Details;
import io.github.socketioredis.protocol.ShardedMessage.DisconnectSockets;
import io.github.socketioredis.protocol.ShardedMessage.FetchSockets;
import io.github.socketioredis.protocol.ShardedMessage.ServerSideAck;
import io.github.socketioredis.protocol.ShardedMessage.ServerSideEmit;
import io.github.socketioredis.protocol.ShardedMessage.SocketsJoin;
import io.github.socketioredis.protocol.ShardedMessage.SocketsLeave;
import io.github.socketioredis.protocol.SocketSelector;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sharded codec and the choice of channels against what the npm package sent.
 */
class CapturedShardedMessagesTests {

	private static final SocketSelector NOBODY = CapturedCalls.rooms("nobody");

	private final ShardedCodec codec = new ShardedCodec(JsonMapper.shared());

	private final EventDataCodec events = new EventDataCodec(JsonMapper.shared());

	static List<CapturedMessage> messages() {
		return CapturedMessage.sharded();
	}

	static Stream<CapturedMessage> broadcasts() {
		return messages().stream().filter((message) -> type(message) == 3);
	}

	@Test
	void allMessagesAreThere() {
		assertThat(messages()).hasSize(135);
		assertThat(broadcasts()).hasSize(69);
	}

	@ParameterizedTest
	@MethodSource("messages")
	void decodes(CapturedMessage message) throws Exception {
		assertThat(this.codec.decode(message.payload())).usingRecursiveComparison(comparingEvents())
			.isEqualTo(message(message, ExpectedEvent::of));
	}

	@ParameterizedTest
	@MethodSource("messages")
	void encodes(CapturedMessage message) {
		assertThat(text(this.codec.encode(message(message, this.events::fromObjects))))
			.isEqualTo(text(message.payload()));
	}

	@ParameterizedTest
	@MethodSource("messages")
	void encodesAgainWhatWasDecoded(CapturedMessage message) throws Exception {
		assertThat(text(this.codec.encode(this.codec.decode(message.payload())))).isEqualTo(text(message.payload()));
	}

	@ParameterizedTest
	@MethodSource("messages")
	void recognisesTheSenderWithoutDecoding(CapturedMessage message) {
		String namespace = namespace(message);
		String uid = message.uid();
		assertThat(this.codec.sender(uid, namespace).matches(message.payload())).isTrue();
		assertThat(this.codec.sender(uid, namespace + "x").matches(message.payload())).isFalse();
		String other = uid.substring(1) + (uid.endsWith("0") ? "1" : "0");
		assertThat(this.codec.sender(other, namespace).matches(message.payload())).isFalse();
	}

	@ParameterizedTest
	@MethodSource("messages")
	void takesTheChannelThatNodeTook(CapturedMessage message) {
		ShardedMessage expected = message(message, ExpectedEvent::of);
		SubscriptionMode mode = Map
			.of("sharded-static", SubscriptionMode.STATIC, "sharded-dynamic", SubscriptionMode.DYNAMIC,
					"sharded-dynamic-private", SubscriptionMode.DYNAMIC_PRIVATE)
			.get(message.mode());
		ShardedChannels channels = new ShardedChannels(message.channel().split("#")[0], expected.namespace(), mode);
		if (expected instanceof ShardedMessage.Response) {
			assertThat(message.channel()).matches("\\Q" + channels.namespace() + "\\E[0-9a-f]{16}#");
		}
		else if (expected instanceof Broadcast broadcast && broadcast.requestId() == null) {
			assertThat(channels.broadcast(broadcast.target().rooms())).isEqualTo(message.channel());
		}
		else {
			assertThat(channels.namespace()).isEqualTo(message.channel());
		}
	}

	/**
	 * The bytes that stand in the message, wherever there is no binary.
	 */
	@ParameterizedTest
	@MethodSource("broadcasts")
	void clientsGetTheBytesThatCame(CapturedMessage message) throws Exception {
		byte[] json = ((Broadcast) this.codec.decode(message.payload())).data().payload().json();
		if (message.payload()[0] == '{') {
			assertThat(text(message.payload())).contains("\"data\":" + text(json) + "}");
		}
		else {
			assertThat(text(json)).contains("{\"_placeholder\":true,\"num\":1}");
		}
	}

	private static ShardedMessage message(CapturedMessage message, BiFunction<String, List<?>, EventData> events) {
		if (message.channel().matches(".*#[0-9a-f]{16}#")) {
			return response(message);
		}
		String uid = message.uid();
		String nsp = namespace(message);
		if (CapturedCalls.EVENTS.containsKey(message.name())) {
			List<@Nullable Object> event = CapturedCalls.EVENTS.get(message.name()).apply(message);
			return new Broadcast(uid, nsp, message.name().startsWith("broadcast-with-ack") ? message.requestId() : null,
					events.apply((String) event.get(0), event.subList(1, event.size())), CapturedCalls.target(message),
					CapturedCalls.flags(message));
		}
		SocketSelector room1 = CapturedCalls.rooms("room1");
		Set<String> rooms = CapturedRequests.ordered("room2", "room3");
		return switch (message.name()) {
			case "sockets-join" -> new SocketsJoin(uid, nsp, room1.withExcept(List.of("room9")), rooms);
			case "sockets-join-all" -> new SocketsJoin(uid, nsp, SocketSelector.all(), Set.of("room5"));
			case "remote-join" -> new SocketsJoin(uid, nsp, CapturedCalls.rooms(message.socketId()), Set.of("solo"));
			case "sockets-leave" -> new SocketsLeave(uid, nsp, room1, rooms);
			case "disconnect-sockets" -> new DisconnectSockets(uid, nsp, NOBODY, false);
			case "disconnect-sockets-close" -> new DisconnectSockets(uid, nsp, NOBODY, true);
			case "fetch-sockets" -> new FetchSockets(uid, nsp, message.requestId(), SocketSelector.all());
			case "fetch-sockets-room" ->
				new FetchSockets(uid, nsp, message.requestId(), CapturedCalls.rooms("room5").withExcept(List.of("zz")));
			default ->
				new ServerSideEmit(uid, nsp, message.name().equals("server-side-emit-ack") ? message.requestId() : null,
						serverSideEvent(message, events));
		};
	}

	private static EventData serverSideEvent(CapturedMessage message, BiFunction<String, List<?>, EventData> events) {
		return switch (message.name()) {
			case "server-side-emit" -> events.apply("hello", List.of("world", 1, Map.of("a", List.of(true))));
			case "server-side-emit-binary" -> events.apply("bin", List.of(new byte[] { 1 }));
			case "server-side-emit-ack" -> events.apply("ask", List.of(21));
			case "server-side-emit-ns" -> events.apply("hello", List.of());
			default -> throw new IllegalArgumentException("No expectation for " + message);
		};
	}

	private static ShardedMessage response(CapturedMessage message) {
		String uid = message.uid();
		String nsp = namespace(message);
		String id = message.requestId();
		if (message.name().startsWith("broadcast-with-ack") && type(message) == 11) {
			return new ClientCount(uid, nsp, id, message.name().endsWith("room-none") ? 0 : 1);
		}
		return switch (message.name()) {
			case "broadcast-with-ack" -> new ClientAck(uid, nsp, id, Trees.of("from-B"));
			case "broadcast-with-ack-binary" -> new ClientAck(uid, nsp, id, Trees.of(new byte[] { 9, 8 }));
			case "broadcast-with-ack-object" -> new ClientAck(uid, nsp, id, Trees.of(CapturedRequests.okAndNumbers()));
			case "fetch-sockets", "fetch-sockets-room" ->
				new Details(uid, nsp, id, List.of(CapturedRequests.details(message)));
			case "server-side-emit-ack" -> new ServerSideAck(uid, nsp, id, Trees.of(Map.of("answer", 42)));
			default -> throw new IllegalArgumentException("No expectation for " + message);
		};
	}

	private static String namespace(CapturedMessage message) {
		return message.name().equals("server-side-emit-ns") ? "/chat" : CapturedCalls.namespace(message);
	}

	private static int type(CapturedMessage message) {
		if (message.payload()[0] != '{') {
			return message.payload()[6];
		}
		JsonNode type = message.json().get("type");
		return type.intValue();
	}

	private static RecursiveComparisonConfiguration comparingEvents() {
		return RecursiveComparisonConfiguration.builder()
			.withEqualsForType(ExpectedEvent::same, EventData.class)
			.withStrictTypeChecking(false)
			.build();
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

}
