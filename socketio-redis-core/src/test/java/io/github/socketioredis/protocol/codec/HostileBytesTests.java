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

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;
import io.github.socketioredis.MessageParser.BuiltIn;
import io.github.socketioredis.protocol.ClassicBroadcast;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.MalformedMessageException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Bytes from outside that are no message, or a bomb: always a checked exception, never a
 * large allocation.
 */
class HostileBytesTests {

	private static final int DEEP = 10_000;

	private static final long SMALL = 256 * 1024;

	private static final List<Object> WRONG = Arrays.asList(null, true, 1, -1, 1.5, 1e300, "x", List.of(),
			List.of(List.of()), Map.of(), Map.of("x", List.of(1)), new byte[] { 1 });

	private final ClassicCodec messagePack = ClassicCodecs.of(BuiltIn.MESSAGEPACK, Hex.MAPPER);

	private final ClassicCodec json = ClassicCodecs.of(BuiltIn.JSON, Hex.MAPPER);

	static Stream<CapturedMessage> shortMessages() {
		return CapturedMessage.classic().stream().filter((message) -> message.payload().length < 1000);
	}

	@ParameterizedTest
	@MethodSource("shortMessages")
	void truncatedAtEveryLength(CapturedMessage message) {
		for (int length = 0; length < message.payload().length; length++) {
			byte[] bytes = Arrays.copyOf(message.payload(), length);
			assertMalformed(() -> decode(message, bytes));
		}
	}

	@ParameterizedTest
	@MethodSource("shortMessages")
	void followedByMore(CapturedMessage message) {
		for (String more : List.of("00", "c0", "7b7d", "5d", "22", "2c")) {
			byte[] bytes = Hex.bytes(Hex.of(message.payload()) + more);
			assertMalformed(() -> decode(message, bytes));
		}
	}

	/**
	 * Each byte of each message replaced by each of those that mean something: whatever
	 * comes out is a message or a checked exception, and a message can be used.
	 */
	@ParameterizedTest
	@MethodSource("shortMessages")
	void anyByteReplaced(CapturedMessage message) {
		byte[] replacements = Hex.bytes("00 7f 80 8f 90 9f a0 bf c0 c1 c2 c4 c5 c6 c7 c9 ca cb cf d4 d6 d7 d8 db dc dd"
				+ "de df e0 ff 22 2c 30 3a 5b 5c 5d 7b 7d");
		for (int i = 0; i < message.payload().length; i++) {
			byte[] bytes = message.payload().clone();
			for (byte replacement : replacements) {
				bytes[i] = replacement;
				decodeOrMalformed(message, bytes);
			}
		}
	}

	@Test
	void randomBytes() {
		Random random = new Random(42);
		for (int round = 0; round < 30_000; round++) {
			byte[] bytes = new byte[random.nextInt(40)];
			random.nextBytes(bytes);
			byte[] broadcast = Hex.bytes("93a17582a474797065" + "02a464617461" + Hex.of(bytes));
			byte[] event = Hex.bytes("92a165" + Hex.of(bytes));
			orMalformed(() -> use(this.messagePack.decodeBroadcast(broadcast, "own").data()));
			orMalformed(() -> this.messagePack.decodeRequest(bytes));
			orMalformed(() -> this.messagePack.decodeResponse(bytes));
			orMalformed(() -> use(Hex.EVENTS.fromMessagePack(event, 0, event.length)));
			orMalformed(() -> use(Hex.EVENTS.fromJson(bytes, 0, bytes.length)));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "dd7fffffff", "dd80000000", "ddffffffff", "df7fffffff", "df40000000", "df80000000",
			"dfffffffff", "dcffff", "deffff", "db7fffffff", "dbffffffff", "daffff", "c67fffffff", "c6ffffffff",
			"c5ffff", "c97fffffff05", "c9ffffffff05", "c97fffffff00", "c97fffffffff", "c8ffff05", "c7ff05",
			"dd00000010", "9f", "8f", "bf" })
	void lengthsThatAreNotThere(String header) {
		byte[] value = Hex.bytes(header + "00000000");
		String text = Hex.of(value);
		for (String message : List.of(text, "93" + text, "93a175" + text, "93a17581a464617461" + text,
				"93a17582a474797065" + "02a464617461" + "92a165" + text,
				"93a17582a47479706502a46461746191a16581a5726f6f6d73" + text,
				"93a17582a47479706502a46461746191a16581a178" + text, "81a474797065" + text, "81a178" + text,
				"82a47479706507a67061636b6574" + text, "83a47479706509a9726571756573744964a172a67061636b6574" + text)) {
			byte[] bytes = Hex.bytes(message);
			assertSmall(() -> assertMalformed(() -> this.messagePack.decodeBroadcast(bytes, "own")));
			assertSmall(() -> assertMalformed(() -> this.messagePack.decodeRequest(bytes)));
			assertSmall(() -> assertMalformed(() -> this.messagePack.decodeResponse(bytes)));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "91", "81a161", "dc0001", "81c0" })
	void nestedTooDeeplyInMessagePack(String level) {
		byte[] bomb = Hex.bytes("93a17582a47479706502a46461746192a165" + level.repeat(DEEP) + "00");
		byte[] unknownField = Hex.bytes("93a17581a178" + level.repeat(DEEP) + "00");
		byte[] request = Hex.bytes("81a178" + level.repeat(DEEP) + "00");
		byte[] ack = Hex.bytes("83a47479706509a9726571756573744964a172a67061636b6574" + level.repeat(DEEP) + "00");
		assertMalformed(() -> this.messagePack.decodeBroadcast(bomb, "own"), "Nested more than 512");
		assertMalformed(() -> this.messagePack.decodeBroadcast(unknownField, "own"), "Nested more than 512");
		assertMalformed(() -> this.messagePack.decodeRequest(request), "Nested more than 512");
		assertMalformed(() -> this.messagePack.decodeResponse(ack), "Nested more than 512");
		assertMalformed(() -> this.messagePack.decodeRequest(Hex.bytes(level.repeat(DEEP))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "[", "{\"a\":" })
	void nestedTooDeeplyInJson(String level) {
		String bomb = level.repeat(DEEP);
		String closed = bomb + "1" + ((level.equals("[")) ? "]" : "}").repeat(DEEP);
		for (String text : List.of(bomb, closed)) {
			assertMalformed(() -> this.json.decodeRequest(utf8("{\"type\":6,\"data\":[\"e\"," + text + "]}")), "depth");
			assertMalformed(() -> this.json.decodeRequest(utf8("{\"x\":" + text + ",\"type\":1}")), "depth");
			assertMalformed(() -> this.json.decodeResponse(utf8("{\"type\":6,\"requestId\":\"r\",\"data\":" + text)),
					"depth");
			assertMalformed(() -> this.json.decodeBroadcast(utf8("[\"u\",{\"type\":2,\"data\":[\"e\"," + text), "own"),
					"depth");
			assertMalformed(() -> this.json.decodeRequest(utf8(text)));
		}
	}

	@ParameterizedTest
	@EnumSource(BuiltIn.class)
	void wrongTypesInEveryField(BuiltIn parser) {
		List<String> messages = List.of(
				"{\"uid\":\"u\",\"requestId\":\"r\",\"type\":7,\"packet\":{\"type\":2,\"data\":[\"e\"],\"nsp\":\"/\"},"
						+ "\"opts\":{\"rooms\":[\"a\"],\"except\":[],\"flags\":{\"timeout\":1,\"volatile\":true,"
						+ "\"compress\":true,\"local\":true}}}",
				"{\"uid\":\"u\",\"type\":2,\"opts\":{\"rooms\":[\"a\"],\"except\":[]},\"rooms\":[\"b\"]}",
				"{\"requestId\":\"r\",\"type\":3,\"sid\":\"s\",\"room\":\"b\"}",
				"{\"requestId\":\"r\",\"type\":4,\"sid\":\"s\",\"close\":true}",
				"{\"uid\":\"u\",\"requestId\":\"r\",\"type\":6,\"data\":[\"e\",1]}",
				"{\"requestId\":\"r\",\"sockets\":[{\"id\":\"s\",\"handshake\":{},\"rooms\":[\"s\"],\"data\":{}}]}",
				"{\"requestId\":\"r\",\"rooms\":[\"s\"]}", "{\"type\":8,\"requestId\":\"r\",\"clientCount\":1}",
				"{\"type\":9,\"requestId\":\"r\",\"packet\":1}", "{\"type\":6,\"requestId\":\"r\",\"data\":1}");
		ClassicCodec codec = (parser == BuiltIn.JSON) ? this.json : this.messagePack;
		for (String message : messages) {
			forEachWrong(Hex.MAPPER.readTree(message), (wrong) -> {
				byte[] bytes = (parser == BuiltIn.JSON) ? utf8(wrong.toString()) : pack(wrong);
				orMalformed(() -> codec.decodeRequest(bytes));
				orMalformed(() -> codec.decodeResponse(bytes));
			});
		}
		JsonNode broadcast = Hex.MAPPER.readTree("[\"u\",{\"type\":2,\"data\":[\"e\"],\"nsp\":\"/\"},"
				+ "{\"rooms\":[\"a\"],\"except\":[],\"flags\":{\"timeout\":1}}]");
		forEachWrong(broadcast, (wrong) -> {
			byte[] bytes = (parser == BuiltIn.JSON) ? utf8(wrong.toString()) : pack(wrong);
			orMalformed(() -> codec.decodeBroadcast(bytes, "own"));
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"type\":null}", "{\"type\":8}", "{\"type\":-1}", "{\"type\":\"1\"}",
			"{\"type\":1.5,\"requestId\":\"r\"}", "{\"type\":1e400,\"requestId\":\"r\"}",
			"{\"type\":99999999999999999999}", "{\"type\":1}", "{\"type\":1,\"requestId\":[]}", "{\"type\":0}",
			"{\"type\":2}", "{\"type\":2,\"opts\":[]}", "{\"type\":2,\"opts\":{\"rooms\":\"abc\"}}",
			"{\"type\":2,\"opts\":{\"rooms\":[null]}}", "{\"type\":2,\"opts\":{\"except\":[{}]}}",
			"{\"type\":2,\"opts\":{},\"rooms\":{}}", "{\"type\":2,\"sid\":\"s\",\"room\":\"r\"}",
			"{\"type\":3,\"requestId\":\"r\",\"room\":\"r\"}", "{\"type\":4,\"opts\":{},\"close\":1}",
			"{\"type\":4,\"opts\":{},\"close\":\"true\"}", "{\"type\":5,\"requestId\":\"r\"}", "{\"type\":6}",
			"{\"type\":6,\"data\":[]}", "{\"type\":6,\"data\":[null]}", "{\"type\":6,\"data\":[[]]}",
			"{\"type\":6,\"data\":[true]}", "{\"type\":6,\"data\":{\"0\":\"e\"}}", "{\"type\":7,\"requestId\":\"r\"}",
			"{\"type\":7,\"requestId\":\"r\",\"opts\":{},\"packet\":{\"type\":3,\"data\":[\"e\"]}}",
			"{\"type\":7,\"requestId\":\"r\",\"opts\":{},\"packet\":{\"data\":[\"e\"]}}",
			"{\"type\":7,\"requestId\":\"r\",\"opts\":{},\"packet\":{\"type\":2}}",
			"{\"type\":7,\"requestId\":\"r\",\"opts\":{\"flags\":[]},\"packet\":{\"type\":2,\"data\":[\"e\"]}}",
			"{\"type\":7,\"requestId\":\"r\",\"opts\":{\"flags\":{\"timeout\":\"5\"}},\"packet\":{\"type\":2,\"data\":[\"e\"]}}",
			"{\"type\":7,\"requestId\":\"r\",\"opts\":{\"flags\":{\"volatile\":1}},\"packet\":{\"type\":2,\"data\":[\"e\"]}}",
			"{'type':1}", "{\"type\":01}", "{\"type\":1,}", "{\"type\":1", "{", "\u0000", "", "[]", "null", "1" })
	void noRequest(String text) {
		assertMalformed(() -> this.json.decodeRequest(utf8(text)), "Request is malformed: ");
		assertMalformed(() -> this.messagePack.decodeRequest(utf8(text)), "Request is malformed: ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"requestId\":null}", "{\"requestId\":\"r\",\"type\":7}",
			"{\"requestId\":\"r\",\"type\":\"8\"}", "{\"requestId\":\"r\",\"type\":8}",
			"{\"requestId\":\"r\",\"type\":8,\"clientCount\":-1}",
			"{\"requestId\":\"r\",\"type\":8,\"clientCount\":2147483648}",
			"{\"requestId\":\"r\",\"type\":8,\"clientCount\":1.5}", "{\"requestId\":\"r\",\"sockets\":{}}",
			"{\"requestId\":\"r\",\"sockets\":[null]}", "{\"requestId\":\"r\",\"sockets\":[[]]}",
			"{\"requestId\":\"r\",\"sockets\":[\"a\",{\"id\":\"b\"}]}", "{\"requestId\":\"r\",\"sockets\":[{}]}",
			"{\"requestId\":\"r\",\"sockets\":[{\"id\":\"a\",\"handshake\":[]}]}",
			"{\"requestId\":\"r\",\"sockets\":[{\"id\":\"a\",\"rooms\":{}}]}", "{\"requestId\":\"r\",\"rooms\":7}" })
	void noResponse(String text) {
		assertMalformed(() -> this.json.decodeResponse(utf8(text)), "Response is malformed: ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "[]", "[\"u\"]", "[null,{},{}]", "[\"u\",{\"type\":2,\"data\":[\"e\"]}]",
			"[\"u\",null,{}]", "[\"u\",{\"type\":2,\"data\":[\"e\"]},null]", "[\"u\",{\"type\":2,\"data\":null},{}]",
			"[\"u\",{\"type\":2,\"data\":[\"e\"],\"nsp\":{}},{}]", "[\"u\",{\"type\":null,\"data\":[\"e\"]},{}]" })
	void noBroadcast(String text) {
		assertMalformed(() -> this.json.decodeBroadcast(utf8(text), "own"), "Broadcast is malformed: ");
		assertMalformed(() -> this.messagePack.decodeBroadcast(pack(Hex.MAPPER.readTree(text)), "own"),
				"Broadcast is malformed: ");
	}

	@Test
	void keysThatAreContainers() {
		assertMalformed(() -> Hex.event("819001", 1), "The key of a map must be a string");
		assertMalformed(() -> Hex.event("81d4050101", 1), "The key of a map must be a string");
	}

	@Test
	void numbersOfAThousandDigits() throws Exception {
		EventData fine = Hex.json("[\"e\"," + "9".repeat(1000) + "]");
		assertThat(Hex.of(fine.messagePack())).isEqualTo("92a165cb7ff0000000000000");
		assertThat(fine.arguments()).hasSize(1);
		assertMalformed(() -> use(Hex.json("[\"e\"," + "9".repeat(1001) + "]")));
		assertMalformed(() -> use(Hex.json("[\"e\",1." + "9".repeat(1001) + "]")));
	}

	static void forEachWrong(JsonNode message, Consumer<JsonNode> check) {
		List<String> paths = new ArrayList<>();
		collect(message, "", paths);
		for (String path : paths) {
			for (Object wrong : WRONG) {
				JsonNode copy = message.deepCopy();
				int slash = path.lastIndexOf('/');
				JsonNode parent = copy.at(path.substring(0, slash));
				String name = path.substring(slash + 1);
				if (parent instanceof ObjectNode object) {
					object.set(name, Trees.of(wrong));
				}
				else {
					parent.asArray().set(Integer.parseInt(name), Trees.of(wrong));
				}
				check.accept(copy);
			}
		}
	}

	private static void collect(JsonNode node, String path, List<String> paths) {
		if (!path.isEmpty()) {
			paths.add(path);
		}
		node.properties().forEach((property) -> collect(property.getValue(), path + "/" + property.getKey(), paths));
		for (int i = 0; node.isArray() && i < node.size(); i++) {
			collect(node.get(i), path + "/" + i, paths);
		}
	}

	private void decodeOrMalformed(CapturedMessage message, byte[] bytes) {
		orMalformed(() -> decode(message, bytes));
	}

	private void decode(CapturedMessage message, byte[] bytes) throws MalformedMessageException {
		ClassicCodec codec = message.isOfJsonParser() ? this.json : this.messagePack;
		if (message.isRequest()) {
			codec.decodeRequest(bytes);
		}
		else if (message.isResponse()) {
			codec.decodeResponse(bytes);
		}
		else {
			ClassicBroadcast broadcast = codec.decodeBroadcast(bytes, "own");
			use(broadcast.data());
		}
	}

	/**
	 * What has been validated must be usable in every form.
	 */
	static void use(EventData data) {
		byte[] messagePack = data.messagePack();
		Hex.MAPPER.readTree(data.json());
		Hex.MAPPER.readTree(data.payload().json());
		assertThat(data.payload().isBinary()).isEqualTo(data.hasBinary());
		assertThat(data.arguments()).isNotNull();
		try {
			assertThat(Hex.EVENTS.fromMessagePack(messagePack, 0, messagePack.length).hasBinary())
				.isEqualTo(data.hasBinary());
		}
		catch (MalformedMessageException ex) {
			throw new AssertionError(ex);
		}
	}

	static void orMalformed(ThrowingCallable callable) {
		try {
			callable.call();
		}
		catch (MalformedMessageException ex) {
			assertThat(ex).hasMessageContaining("is malformed: ");
		}
		catch (Throwable ex) {
			throw new AssertionError(ex);
		}
	}

	static void assertMalformed(ThrowingCallable callable) {
		assertMalformed(callable, " is malformed: ");
	}

	static void assertMalformed(ThrowingCallable callable, String part) {
		assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(callable).withMessageContaining(part);
	}

	static void assertSmall(Runnable runnable) {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		runnable.run();
		assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(SMALL);
	}

	static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	static byte[] pack(JsonNode node) {
		MessagePackWriter writer = new MessagePackWriter(64, new MapperWriteContext(Hex.MAPPER));
		writer.tree(node);
		return writer.finish();
	}

}
