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
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.socketioredis.Emitter;
import io.github.socketioredis.MessageParser;
import io.github.socketioredis.protocol.ClassicBroadcast;
import io.github.socketioredis.protocol.MalformedMessageException;
import io.github.socketioredis.protocol.codec.ClassicCodec;
import io.github.socketioredis.protocol.codec.ClassicCodecs;
import io.github.socketioredis.protocol.codec.EventDataCodec;
import io.github.socketioredis.transport.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same call gives the same bytes on the same channel as the npm emitter.
 */
class CapturedEmitterMessagesTests {

	private static final Map<String, Consumer<Emitter>> CALLS = calls();

	private static final String DATE = "emit-date";

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private static final ClassicCodec CODEC = ClassicCodecs.of(MessageParser.BuiltIn.MESSAGEPACK, MAPPER);

	@ParameterizedTest
	@MethodSource("captured")
	void sameCallGivesSameMessage(Captured captured) {
		RecordingTransport transport = new RecordingTransport();
		Emitter emitter = RedisEmitter.classic(transport, CODEC, new EventDataCodec(MAPPER), "socket.io");

		CALLS.get(captured.name()).accept(emitter);

		RecordingTransport.Published published = transport.only();
		assertThat(published.topic()).isEqualTo(Topic.channel(captured.channel()));
		assertThat(published.message()).asBase64Encoded().isEqualTo(captured.payload());
	}

	@Test
	void everyCapturedMessageIsCovered() {
		assertThat(all().map(Captured::name).filter((name) -> !name.equals(DATE)))
			.containsExactlyInAnyOrderElementsOf(CALLS.keySet());
	}

	/**
	 * JavaScript's Date is a MessagePack timestamp, Java's dates are what the JSON mapper
	 * makes of them. Clients get the same text of both.
	 */
	@Test
	void dateGivesTheSameJson() throws Exception {
		RecordingTransport transport = new RecordingTransport();
		Emitter emitter = RedisEmitter.classic(transport, CODEC, new EventDataCodec(MAPPER), "socket.io");

		emitter.emit("time", Instant.ofEpochMilli(1700000000123L));

		Captured captured = all().filter((candidate) -> candidate.name().equals(DATE)).findFirst().orElseThrow();
		assertThat(transport.only().channel()).isEqualTo(captured.channel());
		assertThat(json(transport.only().message())).isEqualTo(json(Base64.getDecoder().decode(captured.payload())));
	}

	private static String json(byte[] message) throws MalformedMessageException {
		ClassicBroadcast broadcast = CODEC.decodeBroadcast(message, "none");
		assertThat(broadcast).isNotNull();
		return new String(broadcast.data().payload().json(), StandardCharsets.UTF_8);
	}

	private static Map<String, Consumer<Emitter>> calls() {
		Map<String, Consumer<Emitter>> calls = new LinkedHashMap<>();
		calls.put("emit", (emitter) -> emitter.emit("time", "now", 1));
		calls.put("emit-room", (emitter) -> emitter.to("room1").emit("x"));
		calls.put("emit-rooms",
				(emitter) -> emitter.to("room1", "room2").except("room3").emit("x", new SingleValue(1)));
		calls.put("emit-chain",
				(emitter) -> emitter.to("a").in("b").except(List.of("c", "d")).asVolatile().compress(false).emit("x"));
		calls.put("emit-of", (emitter) -> emitter.of("chat").to("room1").emit("x"));
		calls.put("emit-of-slash", (emitter) -> emitter.of("/chat").emit("x"));
		calls.put("emit-binary", (emitter) -> emitter.emit("bin", "abc".getBytes(StandardCharsets.UTF_8),
				Map.of("b", new byte[] { 0 })));
		calls.put("sockets-join", (emitter) -> emitter.socketsJoin("room1"));
		calls.put("sockets-join-some", (emitter) -> emitter.in("a").except("b").socketsJoin("room1", "room2"));
		calls.put("sockets-leave", (emitter) -> emitter.in("a").socketsLeave("room1"));
		calls.put("disconnect", (emitter) -> emitter.in("nobody").disconnectSockets());
		calls.put("disconnect-close", (emitter) -> emitter.in("nobody").disconnectSockets(true));
		calls.put("server-side-emit", (emitter) -> emitter.serverSideEmit("hello", "world", 1));
		calls.put("server-side-emit-of", (emitter) -> emitter.of("/chat").serverSideEmit("hello"));
		return calls;
	}

	static Stream<Captured> captured() {
		return all().filter((captured) -> CALLS.containsKey(captured.name()));
	}

	private static Stream<Captured> all() {
		return lines().map(MAPPER::readTree)
			.filter((line) -> line.get("mode").stringValue().equals("emitter"))
			.map(Captured::of);
	}

	private static Stream<String> lines() {
		try (InputStream stream = CapturedEmitterMessagesTests.class
			.getResourceAsStream("/wire/captured-messages.jsonl")) {
			assertThat(stream).as("captured messages").isNotNull();
			BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
			return reader.lines().toList().stream();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	record SingleValue(int a) {
	}

	record Captured(String name, String channel, String payload) {

		static Captured of(JsonNode line) {
			byte[] payload = Base64.getDecoder().decode(line.get("payload").stringValue());
			return new Captured(line.get("case").stringValue(), line.get("channel").stringValue(),
					Base64.getEncoder().encodeToString(payload));
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

}
