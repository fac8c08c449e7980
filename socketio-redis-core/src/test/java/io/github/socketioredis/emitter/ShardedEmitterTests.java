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

package io.github.socketioredis.emitter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.socketioredis.Emitter;
import io.github.socketioredis.SubscriptionMode;
import io.github.socketioredis.protocol.codec.EventDataCodec;
import io.github.socketioredis.protocol.codec.ShardedCodec;
import io.github.socketioredis.transport.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No published emitter speaks the sharded protocol. What a server accepts is what a
 * server sends: the same call gives the same bytes on the same channel as on a Node
 * server, but for the uid.
 */
class ShardedEmitterTests {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private static final Map<String, Consumer<Emitter>> CALLS = calls();

	private static final String SOCKET_ID = "(?<![\\w-])[\\w-]{20}(?![\\w-])";

	private final RecordingTransport transport = new RecordingTransport();

	private Emitter emitter(String prefix, SubscriptionMode mode) {
		return RedisEmitter.sharded(this.transport, new ShardedCodec(MAPPER), new EventDataCodec(MAPPER), prefix, mode);
	}

	@ParameterizedTest
	@MethodSource("captured")
	void sameCallGivesTheMessageOfAServer(Captured captured) {
		String prefix = captured.channel().split("#")[0];

		CALLS.get(captured.name()).accept(emitter(prefix, captured.mode()));

		RecordingTransport.Published published = this.transport.only();
		assertThat(published.topic()).isEqualTo(Topic.shardedChannel(captured.channel()));
		assertThat(published.message()).asHexString().isEqualTo(hex(captured.payload()));
	}

	private static String hex(byte[] bytes) {
		return HexFormat.of().withUpperCase().formatHex(bytes);
	}

	@Test
	void everyCallIsCaptured() {
		assertThat(captured()).hasSize(3 * CALLS.size());
	}

	@ParameterizedTest
	@CsvSource({ "STATIC, false, false, false", "DYNAMIC, true, false, true", "DYNAMIC_PRIVATE, true, true, true" })
	void oneRoomHasTheChannelThatItHasForServers(SubscriptionMode mode, boolean room, boolean id, boolean uuid) {
		Emitter emitter = emitter("app", mode).of("chat");
		Map<String, Boolean> rooms = new LinkedHashMap<>();
		rooms.put("room", room);
		rooms.put("abcdefghij0123456789", id);
		rooms.put("11111111-2222-3333-4444-555555555555", uuid);
		rooms.forEach((name, separate) -> emitter.to(name).emit("x"));
		assertThat(this.transport.messages()).extracting(RecordingTransport.Published::channel)
			.containsExactlyElementsOf(rooms.entrySet()
				.stream()
				.map((entry) -> "app#/chat#" + (entry.getValue() ? entry.getKey() + "#" : ""))
				.toList());
	}

	@Test
	void returnsTheNumberOfSubscribersOfTheTransport() {
		Emitter emitter = emitter("app", SubscriptionMode.DYNAMIC);
		assertThat(emitter.emit("x")).isCompletedWithValue(7L);
		assertThat(emitter.socketsJoin("r")).isCompletedWithValue(7L);
		assertThat(emitter.socketsLeave("r")).isCompletedWithValue(7L);
		assertThat(emitter.disconnectSockets()).isCompletedWithValue(7L);
		assertThat(emitter.serverSideEmit("x")).isCompletedWithValue(7L);
	}

	private static Map<String, Consumer<Emitter>> calls() {
		Map<String, Consumer<Emitter>> calls = new LinkedHashMap<>();
		calls.put("broadcast-no-args", (emitter) -> emitter.emit("ping-all"));
		calls.put("broadcast-binary",
				(emitter) -> emitter.emit("bin", new byte[] { 1, 2, 3 }, Map.of("file", new byte[] { (byte) 255, 0 })));
		calls.put("broadcast-room", (emitter) -> emitter.to("room1").emit("r"));
		calls.put("broadcast-room-unicode", (emitter) -> emitter.to("salle é#1").emit("r"));
		calls.put("broadcast-rooms", (emitter) -> emitter.to("room1", "room2").emit("r"));
		calls.put("broadcast-room-except", (emitter) -> emitter.to("room1").except("room3", "room4").emit("r"));
		calls.put("broadcast-private", (emitter) -> emitter.to("a-socket-id-like-20c").emit("p"));
		calls.put("broadcast-volatile", (emitter) -> emitter.asVolatile().emit("v"));
		calls.put("broadcast-compress", (emitter) -> emitter.compress(false).emit("c"));
		calls.put("broadcast-namespace", (emitter) -> emitter.of("/chat").to("room1").emit("n", 1));
		calls.put("sockets-join", (emitter) -> emitter.in("room1").except("room9").socketsJoin("room2", "room3"));
		calls.put("sockets-join-all", (emitter) -> emitter.socketsJoin("room5"));
		calls.put("sockets-leave", (emitter) -> emitter.in("room1").socketsLeave(List.of("room2", "room3")));
		calls.put("disconnect-sockets", (emitter) -> emitter.in("nobody").disconnectSockets());
		calls.put("disconnect-sockets-close", (emitter) -> emitter.in("nobody").disconnectSockets(true));
		calls.put("server-side-emit",
				(emitter) -> emitter.serverSideEmit("hello", "world", 1, Map.of("a", List.of(true))));
		calls.put("server-side-emit-binary", (emitter) -> emitter.serverSideEmit("bin", (Object) new byte[] { 1 }));
		calls.put("server-side-emit-ns", (emitter) -> emitter.of("/chat").serverSideEmit("hello"));
		return calls;
	}

	static Stream<Captured> captured() {
		try (InputStream stream = ShardedEmitterTests.class.getResourceAsStream("/wire/captured-messages.jsonl")) {
			BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
			return reader.lines()
				.map(MAPPER::readTree)
				.filter((line) -> line.get("mode").stringValue().startsWith("sharded"))
				.filter((line) -> CALLS.containsKey(line.get("case").stringValue()))
				.map(Captured::of)
				.toList()
				.stream();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	record Captured(String name, SubscriptionMode mode, String channel, byte[] payload) {

		static Captured of(JsonNode line) {
			String payload = new String(Base64.getDecoder().decode(line.get("payload").stringValue()),
					StandardCharsets.ISO_8859_1);
			String asEmitter = payload.replaceFirst("\"uid\":\"[0-9a-f]{16}\"", "\"uid\":\"emitter\"")
				.replaceFirst("\u00a3uid\u00b0[0-9a-f]{16}", "\u00a3uid\u00a7emitter")
				.replaceFirst(SOCKET_ID, "a-socket-id-like-20c");
			SubscriptionMode mode = SubscriptionMode
				.valueOf(line.get("mode").stringValue().substring("sharded-".length()).replace('-', '_').toUpperCase());
			String channel = line.get("channel").stringValue().replaceFirst(SOCKET_ID, "a-socket-id-like-20c");
			return new Captured(line.get("case").stringValue(), mode, channel,
					asEmitter.getBytes(StandardCharsets.ISO_8859_1));
		}

		@Override
		public String toString() {
			return this.mode + " " + this.name;
		}

	}

}
