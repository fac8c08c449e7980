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

import java.util.List;

import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.EventPayload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BinaryNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each kind of value, from the MessagePack that a Node server or another emitter sends to
 * what a client and the application get.
 */
class ValueTableTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			c0                   | null
			c2                   | false
			c3                   | true
			00                   | 0
			7f                   | 127
			cc80                 | 128
			ccff                 | 255
			cd0100               | 256
			cdffff               | 65535
			ce00010000           | 65536
			ceffffffff           | 4294967295
			cf0000000100000000   | 4294967296
			cf001fffffffffffff   | 9007199254740991
			cf7fffffffffffffff   | 9223372036854775807
			cf8000000000000000   | 9223372036854775808
			cfffffffffffffffff   | 18446744073709551615
			ff                   | -1
			e0                   | -32
			d0df                 | -33
			d080                 | -128
			d1ff7f               | -129
			d18000               | -32768
			d2ffff7fff           | -32769
			d280000000           | -2147483648
			d3ffffffff7fffffff   | -2147483649
			d38000000000000000   | -9223372036854775808
			d00a                 | 10
			cd0007               | 7
			cb3ff8000000000000   | 1.5
			cbbfd0000000000000   | -0.25
			cb7e37e43c8800759c   | 1e+300
			cb4014000000000000   | 5
			cb8000000000000000   | 0
			cb3eb0c6f7a0b5ed8d   | 0.000001
			cb3e7ad7f29abcaf48   | 1e-7
			cb4415af1d78b58c40   | 100000000000000000000
			cb444b1ae4d6e2ef50   | 1e+21
			ca3fc00000           | 1.5
			ca3dcccccd           | 0.10000000149011612
			cb7ff8000000000000   | null
			cb7ff0000000000000   | null
			cbfff0000000000000   | null
			ca7fc00000           | null
			a0                   | ""
			a2c3a9               | "é"
			a9e697a5e69cace8aa9e | "日本語"
			a4f09f9880           | "😀"
			a3e280a8             | "\u2028"
			a3225c2f             | "\\"\\\\/"
			d90161               | "a"
			da000161             | "a"
			db0000000161         | "a"
			a3ff6162             | "\uFFFDab"
			a3eda080             | "\uFFFD"
			90                   | []
			80                   | {}
			dc000101             | [1]
			dd0000000101         | [1]
			de0001a16101         | {"a":1}
			df00000001a16101     | {"a":1}
			81c4016101           | {"a":1}
			810502               | {"5":2}
			81c002               | {"null":2}
			81c302               | {"true":2}
			81cb3ff800000000000002 | {"1.5":2}
			""")
	void toJson(String hex, String json) throws Exception {
		EventData event = Hex.event(hex.strip(), 1);
		assertThat(Hex.text(event.json())).isEqualTo("[\"e\"," + json + "]");
		assertThat(Hex.text(event.payload().json())).isEqualTo("[\"e\"," + json + "]");
		assertThat(event.payload().isBinary()).isFalse();
		assertThat(event.hasBinary()).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			d6ff00000000                   | 1970-01-01T00:00:00.000Z
			d6ffffffffff                   | 2106-02-07T06:28:15.000Z
			d7ff1d5353006553f100           | 2023-11-14T22:13:20.123Z
			d7ff0000000300000000           | 2378-04-22T19:24:48.000Z
			c70cff3b8b87c0ffffffffffffffff | 1969-12-31T23:59:59.999Z
			c70cff000000000000003afff44180 | +010000-01-01T00:00:00.000Z
			c70cff00000000fffffff1868b8400 | 0000-01-01T00:00:00.000Z
			c70cff00000000fffffff1868b83ff | -000001-12-31T23:59:59.000Z
			c70cff00000000000007dba8218000 | +275760-09-13T00:00:00.000Z
			d7000000018bcfe5687b           | 2023-11-14T22:13:20.123Z
			c704ff00000000                 | 1970-01-01T00:00:00.000Z
			""")
	void dateToText(String hex, String text) throws Exception {
		EventData event = Hex.event(hex.strip(), 1);
		assertThat(Hex.text(event.json())).isEqualTo("[\"e\",\"" + text + "\"]");
		assertThat(event.arguments()).containsExactly(Trees.of(text));
		assertThat(event.hasBinary()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "c70cff00000000000007dba8218001", "c70cff000000007fffffffffffffff", "d7007fffffffffffffff" })
	void dateThatIsNoneInJavaScript(String hex) throws Exception {
		EventData event = Hex.event(hex, 1);
		assertThat(Hex.text(event.json())).isEqualTo("[\"e\",null]");
		assertThat(event.arguments().get(0).isNull()).isTrue();
	}

	@Test
	void fractionOfMillisecondIsCutOff() throws Exception {
		// half a millisecond before 1970
		EventData event = Hex.event("c70cff3b9328e0ffffffffffffffff", 1);
		assertThat(Hex.text(event.json())).isEqualTo("[\"e\",\"1970-01-01T00:00:00.000Z\"]");
	}

	@Test
	void undefinedIsNullInArrayAndAbsentFromObject() throws Exception {
		EventData event = Hex.event("d40000 82a161d40000a16201 c0", 3);
		assertThat(Hex.text(event.json())).isEqualTo("[\"e\",null,{\"b\":1},null]");
		assertThat(event.arguments())
			.isEqualTo(List.of(Trees.of(null), Hex.MAPPER.readTree("{\"b\":1}"), Trees.of(null)));
		assertThat(event.hasBinary()).isFalse();
	}

	@Test
	void binaryBecomesAttachments() throws Exception {
		EventData event = Hex.event("c403010203 82 a166 c402ff00 a167 92 c500010a c60000000107 01", 3);
		EventPayload payload = event.payload();
		assertThat(event.hasBinary()).isTrue();
		assertThat(Hex.text(payload.json())).isEqualTo("[\"e\",{\"_placeholder\":true,\"num\":0},"
				+ "{\"f\":{\"_placeholder\":true,\"num\":1},\"g\":[{\"_placeholder\":true,\"num\":2},"
				+ "{\"_placeholder\":true,\"num\":3}]},1]");
		assertThat(payload.attachments()).containsExactly(Hex.bytes("010203"), Hex.bytes("ff00"), Hex.bytes("0a"),
				Hex.bytes("07"));
	}

	@Test
	void binaryInJsonIsBuffer() throws Exception {
		EventData event = Hex.event("c403017fff 81a166c400", 2);
		assertThat(Hex.text(event.json())).isEqualTo(
				"[\"e\",{\"type\":\"Buffer\",\"data\":[1,127,255]}," + "{\"f\":{\"type\":\"Buffer\",\"data\":[]}}]");
	}

	@Test
	void binaryInTreeIsBinaryNode() throws Exception {
		JsonNode argument = Hex.event("c403017fff", 1).arguments().get(0);
		assertThat(argument).isEqualTo(BinaryNode.valueOf(Hex.bytes("017fff")));
	}

	@Test
	void extensionOfVariableLengthAndTypeZeroIsBinary() throws Exception {
		EventData event = Hex.event("c7020001ff c800010007 c90000000100aa", 3);
		assertThat(event.hasBinary()).isTrue();
		assertThat(event.payload().attachments()).containsExactly(Hex.bytes("01ff"), Hex.bytes("07"), Hex.bytes("aa"));
	}

	@ParameterizedTest
	@CsvSource({ "d4052a,5,2a", "d5010102,1,0102", "d6050a0b0c0d,5,0a0b0c0d",
			"d8ff000102030405060708090a0b0c0d0e0f,-1," + "000102030405060708090a0b0c0d0e0f", "c702800102,-128,0102",
			"d5000102,0,0102" })
	void otherExtensionIsArrayOfTypeAndBinary(String hex, int type, String bytes) throws Exception {
		EventData event = Hex.event(hex, 1);
		assertThat(event.hasBinary()).isTrue();
		assertThat(Hex.text(event.payload().json()))
			.isEqualTo("[\"e\",[" + type + ",{\"_placeholder\":true,\"num\":0}]]");
		assertThat(event.payload().attachments()).containsExactly(Hex.bytes(bytes));
		assertThat(event.arguments()).containsExactly(Trees.of(List.of(type, Hex.bytes(bytes))));
	}

	@Test
	void dataThatLooksLikePlaceholderStaysData() throws Exception {
		String json = "[\"e\",{\"_placeholder\":true,\"num\":7}]";
		assertThat(Hex.json(json).payload()).satisfies((payload) -> {
			assertThat(Hex.text(payload.json())).isEqualTo(json);
			assertThat(payload.isBinary()).isFalse();
		});
		EventData event = Hex.event("82ac5f706c616365686f6c646572c3a36e756d07 c40101", 2);
		assertThat(Hex.text(event.payload().json()))
			.isEqualTo("[\"e\",{\"_placeholder\":true,\"num\":7},{\"_placeholder\":true,\"num\":0}]");
		assertThat(event.payload().attachments()).hasSize(1);
	}

	@Test
	void longStrings() throws Exception {
		for (String text : List.of("x".repeat(40_000), "é😀".repeat(20_000), "x".repeat(70_000))) {
			EventData sent = Hex.EVENTS.fromObjects("e", List.of(text));
			assertThat(Hex.text(sent.json())).isEqualTo("[\"e\",\"" + text + "\"]");
			byte[] bytes = sent.messagePack();
			assertThat(Hex.EVENTS.fromMessagePack(bytes, 0, bytes.length).arguments()).containsExactly(Trees.of(text));
		}
	}

	@Test
	void controlCharactersAreEscaped() throws Exception {
		EventData event = Hex.EVENTS.fromObjects("e", List.of("\u0000\u001f\u007f\b\t\n\f\r\u2028\u2029"));
		assertThat(Hex.MAPPER.readTree(event.json()).get(1).asString())
			.isEqualTo("\u0000\u001f\u007f\b\t\n\f\r\u2028\u2029");
		assertThat(event.json()).doesNotContain(0, 0x1f, '\n');
	}

}
