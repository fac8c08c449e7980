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

import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.ShardedMessage;
import io.github.socketioredis.protocol.ShardedMessage.Broadcast;
import io.github.socketioredis.protocol.ShardedMessage.ClientAck;
import io.github.socketioredis.protocol.ShardedMessage.Details;
import io.github.socketioredis.protocol.ShardedMessage.ServerSideAck;
import io.github.socketioredis.protocol.ShardedMessage.ServerSideEmit;
import io.github.socketioredis.protocol.ShardedMessage.SocketsJoin;
import io.github.socketioredis.protocol.SocketDetails;
import io.github.socketioredis.protocol.SocketSelector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Forms of sharded messages that emitters in other languages may send, and what the codec
 * chooses to send itself.
 */
class ForeignShardedFormsTests {

	private final ShardedCodec codec = new ShardedCodec(Hex.MAPPER);

	@Test
	void fieldsInAnyOrderAndUnknownOnes() throws Exception {
		Broadcast broadcast = (Broadcast) decode(
				"""
						{"nsp":"/a","x":{"y":[1]},"data":{"z":[{}],"opts":{"flags":{"timeout":3e2,"binary":true,"volatile":true},
						"except":["b",7],"rooms":["a"]},"requestId":"r","packet":{"nsp":"/ignored","data":["e",1],"type":5}},
						"uid":"u","more":null,"type":3} """);
		assertThat(broadcast.uid()).isEqualTo("u");
		assertThat(broadcast.namespace()).isEqualTo("/a");
		assertThat(broadcast.requestId()).isEqualTo("r");
		assertThat(broadcast.target()).isEqualTo(new SocketSelector(Set.of("a"), Set.of("b", "7")));
		assertThat(broadcast.flags()).isEqualTo(BroadcastFlags.none().withVolatile().withTimeout(300));
		assertThat(broadcast.data().arguments()).containsExactly(Trees.of(1));
	}

	@Test
	void missingFields() throws Exception {
		Broadcast broadcast = (Broadcast) decode(
				"{\"type\":3,\"data\":{\"packet\":{\"type\":2,\"data\":[\"e\"]},\"opts\":{},\"requestId\":null},\"nsp\":\"/\"}");
		assertThat(broadcast.uid()).as("without uid").isEqualTo("emitter");
		assertThat(broadcast.requestId()).isNull();
		assertThat(broadcast.target()).isEqualTo(SocketSelector.all());
		assertThat(broadcast.flags()).isEqualTo(BroadcastFlags.none());
		assertThat(decode("{\"type\":4,\"data\":{\"opts\":{\"rooms\":null}},\"uid\":\"u\",\"nsp\":\"/\"}"))
			.isEqualTo(new SocketsJoin("u", "/", SocketSelector.all(), Set.of()));
	}

	@Test
	void lastDataCounts() throws Exception {
		String first = "{\"type\":4,\"data\":{\"opts\":{},\"rooms\":[\"a\"]},";
		String second = "\"data\":{\"opts\":{},\"rooms\":[\"b\"]},";
		String end = "\"uid\":\"u\",\"nsp\":\"/\"}";
		byte[] bytes = (first + second + end).getBytes(StandardCharsets.UTF_8);
		assertThat(this.codec.decode(bytes)).isEqualTo(new SocketsJoin("u", "/", SocketSelector.all(), Set.of("b")));
		bytes = ("{" + second + first.substring(1) + end).getBytes(StandardCharsets.UTF_8);
		assertThat(this.codec.decode(bytes)).isEqualTo(new SocketsJoin("u", "/", SocketSelector.all(), Set.of("a")));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 13, 14, -1, 99, 1_000_000_000 })
	void otherTypesMeanNothing(int type) throws Exception {
		assertThat(decode("{\"type\":" + type + ",\"uid\":\"u\",\"nsp\":\"/\"}")).isNull();
		assertThat(decode("{\"type\":" + type + ",\"data\":[],\"uid\":\"u\",\"nsp\":\"/\"}")).isNull();
		assertThat(decode("{\"data\":{\"x\":1},\"type\":" + type + "}")).isNull();
	}

	static List<ShardedMessage> messages() {
		return List.of(new SocketsJoin("u", "/a", SocketSelector.all(), Set.of()),
				new Details("u", "/", "r", List.of()),
				new Details("u", "/", "r",
						List.of(new SocketDetails("s", Trees.of(Map.of("url", "/")), List.of("s"),
								NullNode.getInstance()))),
				new ServerSideAck("u", "/", "r", null), new ServerSideAck("u", "/", "r", NullNode.getInstance()),
				new ServerSideAck("u", "/", "r", binary()), new ClientAck("u", "/", "r", null),
				new ClientAck("u", "/", "r", NullNode.getInstance()), new ClientAck("u", "/", "r", binary()),
				new Details("u", "/", "r",
						List.of(new SocketDetails("s", Trees.of(Map.of()), List.of("s"), binary()))));
	}

	private static JsonNode binary() {
		return Trees.of(Map.of("a", List.of("x", Map.of("b", new byte[] { 1 }))));
	}

	@ParameterizedTest
	@MethodSource("messages")
	void everyMessageComesBack(ShardedMessage message) throws Exception {
		byte[] bytes = this.codec.encode(message);
		assertThat(bytes[0] == '{').isEqualTo(!message.toString().contains("AQ=="));
		assertThat(this.codec.decode(bytes)).isEqualTo(message);
		assertThat(this.codec.sender("u", message.namespace()).matches(bytes)).isTrue();
	}

	@Test
	void aSocketWithoutDataHasAnEmptyObject() {
		Details details = new Details("u", "/", "r",
				List.of(new SocketDetails("s", Trees.of(Map.of()), List.of(), null)));
		assertThat(Hex.text(this.codec.encode(details))).isEqualTo("{\"type\":8,\"data\":{\"requestId\":\"r\","
				+ "\"sockets\":[{\"id\":\"s\",\"handshake\":{},\"rooms\":[],\"data\":{}}]},\"uid\":\"u\",\"nsp\":\"/\"}");
	}

	@Test
	void binaryOfServerSideEventsStaysBinary() throws Exception {
		ServerSideEmit emit = new ServerSideEmit("u", "/", "r", Hex.EVENTS.fromObjects("e", List.of(new byte[] { 1 })));
		byte[] bytes = this.codec.encode(emit);
		assertThat(bytes[0]).isNotEqualTo((byte) '{');
		assertThat(((ServerSideEmit) this.codec.decode(bytes)).data().arguments().get(0).isBinary()).isTrue();
	}

	@Test
	void aSenderIsKnownByTheEndOfAMessageOnly() {
		SenderTest own = this.codec.sender("own", "/a\"b");
		String ending = ",\"uid\":\"own\",\"nsp\":\"/a\\\"b\"}";
		assertThat(own.matches(("{\"type\":3,\"data\":garbage" + ending).getBytes(StandardCharsets.UTF_8))).isTrue();
		assertThat(own.matches((ending + ",\"x\":1}").getBytes(StandardCharsets.UTF_8))).isFalse();
		assertThat(own.matches("{\"uid\":\"own\",\"nsp\":\"/a\\\"b\"}".getBytes(StandardCharsets.UTF_8))).isFalse();
		assertThat(own.matches(new byte[0])).isFalse();
		byte[] other = this.codec.encode(new SocketsJoin("own", "/", SocketSelector.all(), Set.of()));
		assertThat(own.matches(other)).isFalse();
	}

	/**
	 * An argument that looks like the end of one of our messages must not make it ours.
	 */
	@Test
	void textThatLooksLikeASenderIsNone() {
		SenderTest own = this.codec.sender("own", "/");
		Broadcast broadcast = new Broadcast("other", "/", null,
				Hex.EVENTS.fromObjects("e", List.of(",\"uid\":\"own\",\"nsp\":\"/\"}")), SocketSelector.all(),
				BroadcastFlags.none());
		assertThat(own.matches(this.codec.encode(broadcast))).isFalse();
	}

	private ShardedMessage decode(String text) throws Exception {
		ShardedMessage ofJson = this.codec.decode(text.strip().getBytes(StandardCharsets.UTF_8));
		try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
			Packing.pack(packer, Hex.MAPPER.readTree(text));
			ShardedMessage ofMessagePack = this.codec.decode(packer.toByteArray());
			assertThat(ofMessagePack).usingRecursiveComparison()
				.withEqualsForType(ExpectedEvent::same, io.github.socketioredis.protocol.EventData.class)
				.isEqualTo(ofJson);
			return ofMessagePack;
		}
	}

}
