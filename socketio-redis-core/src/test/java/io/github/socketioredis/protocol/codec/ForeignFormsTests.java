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
import java.util.Set;

import io.github.socketioredis.MessageParser.BuiltIn;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.ClassicBroadcast;
import io.github.socketioredis.protocol.ClassicRequest;
import io.github.socketioredis.protocol.ClassicRequest.BroadcastWithAck;
import io.github.socketioredis.protocol.ClassicResponse;
import io.github.socketioredis.protocol.MalformedMessageException;
import io.github.socketioredis.protocol.SocketDetails;
import io.github.socketioredis.protocol.SocketSelector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import tools.jackson.databind.node.NullNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Forms that Node and emitters in other languages may send, and that we don't.
 */
class ForeignFormsTests {

	private final ClassicCodec messagePack = ClassicCodecs.of(BuiltIn.MESSAGEPACK, Hex.MAPPER);

	private final ClassicCodec json = ClassicCodecs.of(BuiltIn.JSON, Hex.MAPPER);

	@Test
	void fieldsInAnyOrderAndUnknownOnes() throws Exception {
		ClassicBroadcast broadcast = broadcast("""
				["u",{"x":{"y":[1]},"nsp":"/a","data":["e",1],"more":null,"type":5},
				{"flags":{"timeout":3e2,"binary":true,"local":true,"compress":true,"volatile":true},
				"except":["b"],"z":1,"rooms":["a"]},"extra",{"k":[]}] """);
		assertThat(broadcast.namespace()).isEqualTo("/a");
		assertThat(broadcast.target()).isEqualTo(new SocketSelector(Set.of("a"), Set.of("b")));
		assertThat(broadcast.flags()).isEqualTo(new BroadcastFlags(true, true, true, 300L));
		assertThat(broadcast.data().arguments()).containsExactly(Trees.of(1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"rooms\":[]}", "{\"rooms\":null,\"except\":null,\"flags\":null}",
			"{\"flags\":{\"volatile\":null,\"compress\":null,\"timeout\":null,\"local\":false}}" })
	void missingFields(String options) throws Exception {
		ClassicBroadcast broadcast = broadcast("[\"u\",{\"type\":2,\"data\":[\"e\"]}," + options + "]");
		assertThat(broadcast.namespace()).isEqualTo("/");
		assertThat(broadcast.target()).isEqualTo(SocketSelector.all());
		assertThat(broadcast.flags()).isEqualTo(BroadcastFlags.none());
		assertThat(broadcast("[\"u\",{\"type\":2,\"data\":[\"e\"],\"nsp\":null},{}]").namespace()).isEqualTo("/");
	}

	@Test
	void roomsThatAreNumbers() throws Exception {
		ClassicBroadcast broadcast = broadcast(
				"[7,{\"type\":2,\"data\":[\"e\"]},{\"rooms\":[5,\"a\",-1,1.5,2.0],\"except\":[12345678901]}]");
		assertThat(broadcast.uid()).isEqualTo("7");
		assertThat(broadcast.target().rooms()).containsExactly("5", "a", "-1", "1.5", "2");
		assertThat(broadcast.target().except()).containsExactly("12345678901");
	}

	@Test
	void ownBroadcastIsIgnoredBeforeTheRestIsRead() throws Exception {
		assertThat(this.json.decodeBroadcast("[\"me\",garbage".getBytes(StandardCharsets.UTF_8), "me")).isNull();
		assertThat(this.messagePack.decodeBroadcast(Hex.bytes("93a26d65c1"), "me")).isNull();
		assertThat(this.messagePack.decodeBroadcast(Hex.bytes("93c4026d65c1"), "me")).isNull();
	}

	@Test
	void everyWidthOfStringsContainersAndIntegers() throws Exception {
		byte[] bytes = Hex
			.bytes("dd00000003 d90175 df00000003 da000474797065 d200000002 db0000000464617461 dc0001 d90165"
					+ "c4036e7370 c402 2f61 de0002 c405726f6f6d73 dd00000002 c40161 d90162 a6657863657074 c0");
		ClassicBroadcast broadcast = this.messagePack.decodeBroadcast(bytes, "own");
		assertThat(broadcast.uid()).isEqualTo("u");
		assertThat(broadcast.namespace()).isEqualTo("/a");
		assertThat(broadcast.data().event()).isEqualTo("e");
		assertThat(broadcast.target().rooms()).containsExactly("a", "b");
	}

	@Test
	void numbersAsFloats() throws Exception {
		byte[] bytes = Hex
			.bytes("93a175 82a474797065ca40000000a46461746191a165 81a5666c61677381a774696d656f7574cb4072c00000000000");
		assertThat(this.messagePack.decodeBroadcast(bytes, "own").flags().timeout()).isEqualTo(300);
	}

	@Test
	void extensionsInFieldsThatAreSkipped() throws Exception {
		byte[] bytes = Hex.bytes("93a175 83a474797065 02 a178d6ff00000000 a46461746191a165 81a179c70305010203");
		assertThat(this.messagePack.decodeBroadcast(bytes, "own").data().event()).isEqualTo("e");
	}

	@Test
	void lastOfSeveralFieldsCounts() throws Exception {
		assertThat(request("{\"type\":1,\"requestId\":\"a\",\"type\":0,\"requestId\":\"b\",\"rooms\":[1]}"))
			.isEqualTo(new ClassicRequest.Sockets(null, "b", Set.of("1")));
	}

	@Test
	void legacyRequests() throws Exception {
		assertThat(request("{\"uid\":\"u\",\"requestId\":\"r\",\"type\":0,\"rooms\":[\"a\"]}"))
			.isEqualTo(new ClassicRequest.Sockets("u", "r", Set.of("a")));
		assertThat(request("{\"uid\":\"u\",\"requestId\":\"r\",\"type\":2,\"sid\":\"s\",\"room\":\"a\"}"))
			.isEqualTo(new ClassicRequest.LegacyRemoteJoin("u", "r", "s", "a"));
		assertThat(request("{\"uid\":\"u\",\"requestId\":\"r\",\"type\":3,\"sid\":\"s\",\"room\":5}"))
			.isEqualTo(new ClassicRequest.LegacyRemoteLeave("u", "r", "s", "5"));
		assertThat(request("{\"requestId\":\"r\",\"type\":4,\"sid\":\"s\",\"close\":true}"))
			.isEqualTo(new ClassicRequest.LegacyRemoteDisconnect(null, "r", "s", true));
		assertThat(request("{\"requestId\":\"r\",\"type\":4,\"sid\":\"s\"}"))
			.isEqualTo(new ClassicRequest.LegacyRemoteDisconnect(null, "r", "s", false));
	}

	static List<ClassicRequest> requests() {
		SocketSelector some = new SocketSelector(Set.of("a"), Set.of("b"));
		return List.of(new ClassicRequest.Sockets("u", "r", Set.of("a")),
				new ClassicRequest.Sockets(null, "r", Set.of()), new ClassicRequest.AllRooms("u", "r"),
				new ClassicRequest.RemoteJoin("u", some, Set.of("x")),
				new ClassicRequest.LegacyRemoteJoin("u", "r", "s", "a"),
				new ClassicRequest.RemoteLeave(null, some, Set.of()),
				new ClassicRequest.LegacyRemoteLeave("u", "r", "s", "a"),
				new ClassicRequest.RemoteDisconnect("u", some, true),
				new ClassicRequest.LegacyRemoteDisconnect("u", "r", "s", false),
				new ClassicRequest.RemoteFetch("u", "r", SocketSelector.all()));
	}

	@ParameterizedTest
	@MethodSource("requests")
	void everyRequestComesBack(ClassicRequest request) throws Exception {
		byte[] bytes = this.messagePack.encode(request);
		assertThat((char) bytes[0]).isEqualTo('{');
		assertThat(this.messagePack.decodeRequest(bytes)).isEqualTo(request);
	}

	static List<ClassicResponse> responses() {
		SocketDetails socket = new SocketDetails("s", Trees.of(java.util.Map.of("url", "/")), List.of("s"),
				NullNode.getInstance());
		return List.of(new ClassicResponse.Sockets("r", List.of("a", "b")), new ClassicResponse.Rooms("r", List.of()),
				new ClassicResponse.Done("r"), new ClassicResponse.Details("r", List.of()),
				new ClassicResponse.Details("r", List.of(socket)), new ClassicResponse.ServerSideAck("r", null),
				new ClassicResponse.ServerSideAck("r", NullNode.getInstance()),
				new ClassicResponse.ServerSideAck("r", Trees.of("x")), new ClassicResponse.ClientCount("r", 7),
				new ClassicResponse.ClientAck("r", null), new ClassicResponse.ClientAck("r", NullNode.getInstance()),
				new ClassicResponse.ClientAck("r", Trees.of(List.of(new byte[] { 1 }))));
	}

	@ParameterizedTest
	@MethodSource("responses")
	void everyResponseComesBack(ClassicResponse response) throws Exception {
		byte[] bytes = this.messagePack.encode(response);
		boolean ack = response instanceof ClassicResponse.ClientAck;
		assertThat(bytes[0] == '{').isEqualTo(!ack);
		assertThat(this.messagePack.decodeResponse(bytes)).isEqualTo(response);
	}

	@Test
	void socketWithoutData() throws Exception {
		SocketDetails socket = new SocketDetails("s", Trees.of(java.util.Map.of()), List.of(), null);
		byte[] bytes = this.messagePack.encode(new ClassicResponse.Details("r", List.of(socket)));
		assertThat(Hex.text(bytes))
			.isEqualTo("{\"requestId\":\"r\",\"sockets\":[{\"id\":\"s\",\"handshake\":{},\"rooms\":[],\"data\":{}}]}");
		bytes = "{\"requestId\":\"r\",\"sockets\":[{\"id\":\"s\"}]}".getBytes(StandardCharsets.UTF_8);
		assertThat(this.messagePack.decodeResponse(bytes)).isEqualTo(new ClassicResponse.Details("r", List.of(socket)));
	}

	@Test
	void requestInMessagePackThatWeSendAsJson() throws Exception {
		byte[] bytes = Hex.bytes("82a474797065 01 a9726571756573744964 a172");
		assertThat(this.messagePack.decodeRequest(bytes)).isEqualTo(new ClassicRequest.AllRooms(null, "r"));
	}

	@Test
	void broadcastWithAckInJson() throws Exception {
		BroadcastWithAck request = (BroadcastWithAck) request(
				"{\"opts\":{\"flags\":{\"timeout\":5}},\"packet\":{\"data\":[\"e\"],\"type\":2},\"type\":7,\"requestId\":\"r\"}");
		assertThat(request.uid()).isNull();
		assertThat(request.namespace()).isEqualTo("/");
		assertThat(request.data().event()).isEqualTo("e");
		assertThat(request.flags().timeout()).isEqualTo(5);
	}

	@Test
	void textThatIsNoUtf8() throws Exception {
		byte[] bytes = Hex.bytes("7b2274797065223a312c22726571756573744964223a22ff227d");
		assertThat(this.messagePack.decodeRequest(bytes)).isEqualTo(new ClassicRequest.AllRooms(null, "\ufffd"));
	}

	@Test
	void otherCharsetsAreRefused() {
		String text = "{\"type\":1,\"requestId\":\"r\"}";
		for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16)) {
			assertThatExceptionOfType(MalformedMessageException.class)
				.isThrownBy(() -> this.json.decodeRequest(text.getBytes(charset)))
				.withMessageContaining("must be in UTF-8");
		}
	}

	private ClassicBroadcast broadcast(String text) throws Exception {
		ClassicBroadcast ofJson = this.json.decodeBroadcast(text.getBytes(StandardCharsets.UTF_8), "own");
		byte[] packed = pack(text);
		ClassicBroadcast ofMessagePack = this.messagePack.decodeBroadcast(packed, "own");
		assertThat(ofMessagePack).usingRecursiveComparison()
			.withEqualsForType(ExpectedEvent::same, io.github.socketioredis.protocol.EventData.class)
			.isEqualTo(ofJson);
		return ofMessagePack;
	}

	private ClassicRequest request(String text) throws Exception {
		return this.messagePack.decodeRequest(text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Packs with msgpack-core alone.
	 */
	private static byte[] pack(String json) throws Exception {
		try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
			Packing.pack(packer, Hex.MAPPER.readTree(json));
			return packer.toByteArray();
		}
	}

}
