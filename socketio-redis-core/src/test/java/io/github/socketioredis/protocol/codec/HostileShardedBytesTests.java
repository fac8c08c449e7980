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

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.github.socketioredis.protocol.MalformedMessageException;
import io.github.socketioredis.protocol.ShardedMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bytes on sharded channels that are no message, or a bomb.
 */
class HostileShardedBytesTests {

	private static final int DEEP = 10_000;

	private final ShardedCodec codec = new ShardedCodec(Hex.MAPPER);

	static Stream<CapturedMessage> shortMessages() {
		return CapturedMessage.sharded()
			.stream()
			.filter((message) -> message.mode().equals("sharded-dynamic") && message.payload().length < 600);
	}

	private void decode(byte[] bytes) throws MalformedMessageException {
		ShardedMessage message = this.codec.decode(bytes);
		if (message instanceof ShardedMessage.Broadcast broadcast) {
			HostileBytesTests.use(broadcast.data());
		}
		else if (message instanceof ShardedMessage.ServerSideEmit emit) {
			HostileBytesTests.use(emit.data());
		}
	}

	@ParameterizedTest
	@MethodSource("shortMessages")
	void truncatedAtEveryLength(CapturedMessage message) {
		for (int length = 0; length < message.payload().length; length++) {
			byte[] bytes = Arrays.copyOf(message.payload(), length);
			HostileBytesTests.assertMalformed(() -> decode(bytes));
		}
	}

	@ParameterizedTest
	@MethodSource("shortMessages")
	void followedByMore(CapturedMessage message) {
		for (String more : List.of("00", "c0", "7b7d", "5d", "22", "2c")) {
			byte[] bytes = Hex.bytes(Hex.of(message.payload()) + more);
			HostileBytesTests.assertMalformed(() -> decode(bytes));
		}
	}

	@ParameterizedTest
	@MethodSource("shortMessages")
	void anyByteReplaced(CapturedMessage message) {
		byte[] replacements = Hex.bytes("00 7f 80 8f 90 9f a0 bf c0 c1 c2 c4 c5 c6 c7 c9 ca cb cf d4 d6 d7 d8 db dc dd"
				+ "de df e0 ff 22 2c 30 3a 5b 5c 5d 7b 7d");
		SenderTest own = this.codec.sender("own", "/");
		for (int i = 0; i < message.payload().length; i++) {
			byte[] bytes = message.payload().clone();
			for (byte replacement : replacements) {
				bytes[i] = replacement;
				HostileBytesTests.orMalformed(() -> decode(bytes));
				own.matches(bytes);
			}
		}
	}

	@Test
	void randomBytes() {
		Random random = new Random(43);
		for (int round = 0; round < 30_000; round++) {
			byte[] bytes = new byte[random.nextInt(40)];
			random.nextBytes(bytes);
			int type = random.nextInt(16);
			HostileBytesTests.orMalformed(() -> decode(bytes));
			byte[] data = Hex.bytes("84a474797065" + String.format("%02x", type) + "a464617461" + Hex.of(bytes));
			HostileBytesTests.orMalformed(() -> decode(data));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "dd7fffffff", "dd80000000", "ddffffffff", "df7fffffff", "df40000000", "dfffffffff",
			"dcffff", "deffff", "db7fffffff", "dbffffffff", "c67fffffff", "c97fffffff05", "c7ff05", "9f", "8f", "bf" })
	void lengthsThatAreNotThere(String header) {
		String text = header + "00000000";
		for (String message : List.of(text, "84a474797065" + text, "84a47479706503a464617461" + text,
				"84a47479706503a46461746182a67061636b6574" + text,
				"84a47479706503a46461746182a46f70747381a5726f6f6d73" + text,
				"84a47479706508a46461746182a7736f636b657473" + text, "84a464617461" + text, "84a3756964" + text)) {
			byte[] bytes = Hex.bytes(message);
			HostileBytesTests.assertSmall(() -> HostileBytesTests.assertMalformed(() -> decode(bytes)));
		}
	}

	@Test
	void nestedTooDeeply() {
		for (String level : List.of("91", "81a161")) {
			for (int type = 3; type <= 12; type++) {
				String start = "84a474797065" + String.format("%02x", type) + "a464617461";
				byte[] data = Hex.bytes(start + "82a67061636b6574" + level.repeat(DEEP) + "00");
				HostileBytesTests.assertMalformed(() -> decode(data));
			}
			byte[] unknown = Hex.bytes("84a178" + level.repeat(DEEP) + "00");
			HostileBytesTests.assertMalformed(() -> decode(unknown), "Nested more than 512");
		}
		for (String level : List.of("[", "{\"a\":")) {
			String bomb = level.repeat(DEEP);
			for (String text : List.of("{\"type\":3,\"data\":{\"packet\":{\"type\":2,\"data\":[\"e\"," + bomb,
					"{\"type\":8,\"data\":{\"sockets\":[" + bomb, "{\"type\":12,\"data\":{\"packet\":" + bomb,
					"{\"data\":" + bomb, "{\"x\":" + bomb)) {
				HostileBytesTests.assertMalformed(() -> decode(HostileBytesTests.utf8(text)), "depth");
			}
		}
	}

	@Test
	void wrongTypesInEveryField() {
		String options = "\"opts\":{\"rooms\":[\"a\"],\"except\":[],\"flags\":{\"timeout\":1,\"volatile\":true,"
				+ "\"compress\":true,\"local\":true}}";
		for (String data : List.of(
				"3,\"data\":{\"packet\":{\"type\":2,\"data\":[\"e\",1]},\"requestId\":\"r\"," + options + "}",
				"4,\"data\":{" + options + ",\"rooms\":[\"b\"]}", "6,\"data\":{" + options + ",\"close\":true}",
				"7,\"data\":{" + options + ",\"requestId\":\"r\"}",
				"8,\"data\":{\"requestId\":\"r\",\"sockets\":[{\"id\":\"s\",\"handshake\":{},\"rooms\":[\"s\"],\"data\":{}}]}",
				"9,\"data\":{\"requestId\":\"r\",\"packet\":[\"e\",1]}",
				"10,\"data\":{\"requestId\":\"r\",\"packet\":1}", "11,\"data\":{\"requestId\":\"r\",\"clientCount\":1}",
				"12,\"data\":{\"requestId\":\"r\",\"packet\":1}")) {
			String message = "{\"type\":" + data + ",\"uid\":\"u\",\"nsp\":\"/\"}";
			HostileBytesTests.forEachWrong(Hex.MAPPER.readTree(message), (wrong) -> {
				HostileBytesTests.orMalformed(() -> decode(HostileBytesTests.utf8(wrong.toString())));
				HostileBytesTests.orMalformed(() -> decode(HostileBytesTests.pack(wrong)));
			});
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{}", "[]", "{\"type\":\"3\"}", "{\"type\":3}", "{\"type\":3.5}",
			"{\"type\":4,\"data\":{\"opts\":{},\"rooms\":[]},\"uid\":\"u\"}",
			"{\"type\":4,\"data\":{\"opts\":{},\"rooms\":[]},\"uid\":{},\"nsp\":\"/\"}",
			"{\"type\":4,\"data\":{\"opts\":{},\"rooms\":[]},\"uid\":\"u\",\"nsp\":null}",
			"{\"type\":4,\"data\":{\"opts\":{},\"rooms\":[]},\"uid\":\"u\",\"nsp\":\"/\",\"type\":5}",
			"{\"type\":4,\"data\":null,\"uid\":\"u\",\"nsp\":\"/\"}",
			"{\"type\":4,\"data\":[],\"uid\":\"u\",\"nsp\":\"/\"}",
			"{\"type\":4,\"data\":{\"rooms\":[]},\"uid\":\"u\",\"nsp\":\"/\"}",
			"{\"type\":3,\"data\":{\"opts\":{}},\"uid\":\"u\",\"nsp\":\"/\"}",
			"{\"type\":3,\"data\":{\"packet\":{\"type\":2,\"data\":[\"e\"]}},\"uid\":\"u\",\"nsp\":\"/\"}",
			"{\"type\":7,\"data\":{\"opts\":{}},\"uid\":\"u\",\"nsp\":\"/\"}",
			"{\"type\":8,\"data\":{\"requestId\":\"r\",\"sockets\":[\"s\"]},\"uid\":\"u\",\"nsp\":\"/\"}",
			"{\"type\":9,\"data\":{\"packet\":[]},\"uid\":\"u\",\"nsp\":\"/\"}",
			"{\"type\":10,\"data\":{\"packet\":1},\"uid\":\"u\",\"nsp\":\"/\"}",
			"{\"type\":11,\"data\":{\"requestId\":\"r\",\"clientCount\":-1},\"uid\":\"u\",\"nsp\":\"/\"}" })
	void noMessage(String text) {
		HostileBytesTests.assertMalformed(() -> decode(HostileBytesTests.utf8(text)), "Message is malformed: ");
		if (text.endsWith("}")) {
			HostileBytesTests.assertMalformed(
					() -> decode(HostileBytesTests.pack(Hex.MAPPER.readTree(text.replace(",\"type\":5", "")
						.replace("\"rooms\":[]},\"uid\":\"u\",\"nsp\":\"/\"}", "\"rooms\":[]},\"uid\":\"u\"}")))),
					"Message is malformed: ");
		}
	}

}
