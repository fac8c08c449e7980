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
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import io.github.socketioredis.protocol.ClassicBroadcast;
import io.github.socketioredis.protocol.EventData;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The codec against what the npm packages sent.
 */
class CapturedMessagesTests {

	/**
	 * A JavaScript Date travels as an extension type, for which Java's types have no
	 * twin: they are text as in the rest of the application.
	 */
	private static final Set<String> DATES = Set.of("broadcast-date", "emit-date");

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final EventDataCodec events = new EventDataCodec(MAPPER);

	static Stream<CapturedMessage> broadcasts() {
		return CapturedMessage.classic().stream().filter((m) -> !m.isRequest() && !m.isResponse());
	}

	static Stream<CapturedMessage> requests() {
		return CapturedMessage.classic().stream().filter(CapturedMessage::isRequest);
	}

	static Stream<CapturedMessage> responses() {
		return CapturedMessage.classic().stream().filter(CapturedMessage::isResponse);
	}

	@Test
	void allMessagesAreThere() {
		assertThat(broadcasts()).hasSize(65);
		assertThat(requests()).hasSize(58);
		assertThat(responses()).hasSize(33);
	}

	@ParameterizedTest
	@MethodSource("broadcasts")
	void decodesBroadcast(CapturedMessage message) throws Exception {
		ClassicBroadcast expected = broadcast(message, ExpectedEvent::of);
		assertThat(codec(message).decodeBroadcast(message.payload(), "own123"))
			.usingRecursiveComparison(comparingEvents())
			.isEqualTo(expected);
	}

	@ParameterizedTest
	@MethodSource("broadcasts")
	void ignoresOwnBroadcast(CapturedMessage message) throws Exception {
		assertThat(codec(message).decodeBroadcast(message.payload(), uid(message))).isNull();
	}

	@ParameterizedTest
	@MethodSource("broadcasts")
	void encodesBroadcast(CapturedMessage message) {
		byte[] encoded = codec(message).encode(broadcast(message, this.events::fromObjects));
		if (DATES.contains(message.name()) && !message.isOfJsonParser()) {
			assertThat(text(encoded)).contains("\u00b82023-11-14T22:13:20.123Z");
			return;
		}
		assertThat(text(encoded)).isEqualTo(text(expectedBytes(message)));
	}

	/**
	 * Undoes what Node's encoder does to the integer 1e300, which MessagePack has no
	 * integer for: it sends eight zero bytes. The table has the value that arrives, a
	 * zero of one byte.
	 */
	private static byte[] expectedBytes(CapturedMessage message) {
		if (!message.name().equals("broadcast-types") || message.isOfJsonParser()) {
			return message.payload();
		}
		String hex = HexFormat.of().formatHex(message.payload());
		assertThat(hex).containsOnlyOnce("cf0000000000000000");
		return HexFormat.of().parseHex(hex.replace("cf0000000000000000", "00"));
	}

	@ParameterizedTest
	@MethodSource("requests")
	void decodesRequest(CapturedMessage message) throws Exception {
		assertThat(codec(message).decodeRequest(message.payload())).usingRecursiveComparison(comparingEvents())
			.isEqualTo(CapturedRequests.request(message, ExpectedEvent::of));
	}

	@ParameterizedTest
	@MethodSource("requests")
	void encodesRequest(CapturedMessage message) {
		byte[] encoded = codec(message).encode(CapturedRequests.request(message, this.events::fromObjects));
		assertThat(text(encoded)).isEqualTo(text(message.payload()));
	}

	@ParameterizedTest
	@MethodSource("responses")
	void decodesResponse(CapturedMessage message) throws Exception {
		assertThat(codec(message).decodeResponse(message.payload())).isEqualTo(CapturedRequests.response(message));
	}

	@ParameterizedTest
	@MethodSource("responses")
	void encodesResponse(CapturedMessage message) {
		byte[] encoded = codec(message).encode(CapturedRequests.response(message));
		assertThat(text(encoded)).isEqualTo(text(message.payload()));
	}

	/**
	 * What a client gets is what the JSON parser's capture of the same call holds, with
	 * attachments for binary.
	 */
	@ParameterizedTest
	@MethodSource("broadcasts")
	void clientGetsTheSameValues(CapturedMessage message) throws Exception {
		ClassicBroadcast broadcast = codec(message).decodeBroadcast(message.payload(), "own123");
		JsonNode client = MAPPER.readTree(broadcast.data().payload().json());
		JsonNode captured = broadcasts().filter(CapturedMessage::isOfJsonParser)
			.filter((other) -> other.name().equals(message.name()))
			.findFirst()
			.map((other) -> other.json().at("/1/data"))
			.orElse(null);
		if (captured == null || message.name().equals("broadcast-binary") || message.name().equals("broadcast-types")) {
			return;
		}
		assertThat(client).isEqualTo(captured);
	}

	private static ClassicBroadcast broadcast(CapturedMessage message, BiFunction<String, List<?>, EventData> events) {
		List<@Nullable Object> event = CapturedCalls.EVENTS.get(message.name()).apply(message);
		EventData data = events.apply((String) event.get(0), event.subList(1, event.size()));
		return new ClassicBroadcast(uid(message), CapturedCalls.namespace(message), data, CapturedCalls.target(message),
				CapturedCalls.flags(message));
	}

	private static String uid(CapturedMessage message) {
		return message.mode().equals("emitter") ? "emitter" : message.uid();
	}

	private static ClassicCodec codec(CapturedMessage message) {
		return ClassicCodecs.of(message.parser(), MAPPER);
	}

	private static RecursiveComparisonConfiguration comparingEvents() {
		return RecursiveComparisonConfiguration.builder()
			.withEqualsForType(ExpectedEvent::same, EventData.class)
			.withStrictTypeChecking(false)
			.build();
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

}
