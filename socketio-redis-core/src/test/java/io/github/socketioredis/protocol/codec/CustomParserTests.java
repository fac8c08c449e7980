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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.socketioredis.MessageParser;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.ClassicBroadcast;
import io.github.socketioredis.protocol.ClassicRequest;
import io.github.socketioredis.protocol.ClassicRequest.BroadcastWithAck;
import io.github.socketioredis.protocol.ClassicResponse;
import io.github.socketioredis.protocol.MalformedMessageException;
import io.github.socketioredis.protocol.SocketSelector;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CustomParserTests {

	private final List<JsonNode> encoded = new ArrayList<>();

	private final ClassicCodec codec = ClassicCodecs.of(new Remembering(), Hex.MAPPER);

	@Test
	void parserGetsTheMessageAsTree() {
		ClassicBroadcast broadcast = new ClassicBroadcast("uid123", "/chat",
				Hex.EVENTS.fromObjects("e", List.of(1, new byte[] { 1, 2 })),
				SocketSelector.all().withRooms(List.of("a")), BroadcastFlags.none().withVolatile());
		assertThat(this.codec.encode(broadcast)).isEqualTo(utf8("#0"));
		assertThat(this.encoded).containsExactly(Trees
			.of(List.of("uid123", Map.of("type", 2, "data", List.of("e", 1, new byte[] { 1, 2 }), "nsp", "/chat"),
					Map.of("rooms", List.of("a"), "except", List.of(), "flags", Map.of("volatile", true)))));
	}

	@Test
	void messagesComeBack() throws Exception {
		ClassicBroadcast broadcast = new ClassicBroadcast("uid123", "/chat",
				Hex.EVENTS.fromObjects("e", List.of(1, new byte[] { 1, 2 })), SocketSelector.all(),
				BroadcastFlags.none());
		ClassicBroadcast decoded = this.codec.decodeBroadcast(this.codec.encode(broadcast), "own");
		assertThat(decoded.data().arguments()).containsExactly(Trees.of(1), Trees.of(new byte[] { 1, 2 }));
		assertThat(this.codec.decodeBroadcast(this.codec.encode(broadcast), "uid123")).isNull();
		BroadcastWithAck request = new BroadcastWithAck("u", "r", "/", broadcast.data(), SocketSelector.all(),
				BroadcastFlags.none().withTimeout(5));
		assertThat(((BroadcastWithAck) this.codec.decodeRequest(this.codec.encode(request))).flags().timeout())
			.isEqualTo(5);
		ClassicResponse ack = new ClassicResponse.ClientAck("r", Trees.of(List.of(new byte[] { 3 })));
		assertThat(this.codec.decodeResponse(this.codec.encode(ack))).isEqualTo(ack);
	}

	@Test
	void otherRequestsAndResponsesAreJson() {
		assertThat(this.codec.encode(new ClassicRequest.AllRooms("u", "r")))
			.isEqualTo(utf8("{\"uid\":\"u\",\"requestId\":\"r\",\"type\":1}"));
		assertThat(this.codec.encode(new ClassicResponse.Done("r"))).isEqualTo(utf8("{\"requestId\":\"r\"}"));
		assertThat(this.encoded).isEmpty();
	}

	@Test
	void failuresOfTheParserMeanMalformed() {
		for (String message : List.of("", "x", "#9", "null", "missing", "deep")) {
			assertThatExceptionOfType(MalformedMessageException.class)
				.isThrownBy(() -> this.codec.decodeBroadcast(utf8(message), "own"));
			assertThatExceptionOfType(MalformedMessageException.class)
				.isThrownBy(() -> this.codec.decodeRequest(utf8(message)));
			assertThatExceptionOfType(MalformedMessageException.class)
				.isThrownBy(() -> this.codec.decodeResponse(utf8(message)));
		}
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Encodes a message as the number it has in a list.
	 */
	private final class Remembering implements MessageParser.Custom {

		@Override
		public byte[] encode(JsonNode message) {
			CustomParserTests.this.encoded.add(message);
			return utf8("#" + (CustomParserTests.this.encoded.size() - 1));
		}

		@Override
		public JsonNode decode(byte[] payload) {
			String text = new String(payload, StandardCharsets.UTF_8);
			return switch (text) {
				case "null" -> null;
				case "missing" -> Trees.of(Map.of()).path("x");
				case "deep" -> deep();
				default -> CustomParserTests.this.encoded.get(Integer.parseInt(text.substring(1)));
			};
		}

		private JsonNode deep() {
			JsonNode node = Trees.of(1);
			for (int i = 0; i < 10_000; i++) {
				node = Hex.MAPPER.createArrayNode().add(node);
			}
			return node;
		}

	}

}
