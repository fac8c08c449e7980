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

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.socketioredis.protocol.EventData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EventDataCodecTests {

	private final EventDataCodec events = Hex.EVENTS;

	record Message(String author, @Nullable Message inReplyTo, List<String> tags, Instant at, DayOfWeek day) {
	}

	record Sparse(@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String one, String two) {
	}

	record Raw(@JsonRawValue String json) {
	}

	record Node(List<Object> children) {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	record Typed(int value) {
	}

	record Money(int cents) {
	}

	static final class Failing {

		public String getText() {
			throw new IllegalStateException("no text");
		}

	}

	@ParameterizedTest
	@CsvSource({ "0,00", "127,7f", "128,cc80", "255,ccff", "256,cd0100", "65535,cdffff", "65536,ce00010000",
			"4294967295,ceffffffff", "4294967296,cf0000000100000000", "9007199254740993,cf0020000000000001",
			"9223372036854775807,cf7fffffffffffffff", "-1,ff", "-32,e0", "-33,d0df", "-128,d080", "-129,d1ff7f",
			"-32768,d18000", "-32769,d2ffff7fff", "-2147483649,d3ffffffff7fffffff",
			"-9223372036854775808,d38000000000000000" })
	void writesIntegersInTheShortestForm(long value, String hex) {
		assertThat(argument(value)).isEqualTo(hex);
		assertThat(argument(BigInteger.valueOf(value))).isEqualTo(hex);
		if (value == (int) value) {
			assertThat(argument((int) value)).isEqualTo(hex);
		}
	}

	@Test
	void writesOtherNumbers() {
		assertThat(argument(1.5)).isEqualTo("cb3ff8000000000000");
		assertThat(argument(1.5f)).isEqualTo("cb3ff8000000000000");
		assertThat(argument(0.1f)).isEqualTo(argument(0.1));
		assertThat(argument(Float.NaN)).isEqualTo("cb7ff8000000000000");
		assertThat(argument(Double.NEGATIVE_INFINITY)).isEqualTo("cbfff0000000000000");
		assertThat(argument(new BigDecimal("0.25"))).isEqualTo("cb3fd0000000000000");
		assertThat(argument(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE))).isEqualTo("cfffffffffffffffff");
		assertThat(argument(BigInteger.ONE.shiftLeft(64))).isEqualTo("cb43f0000000000000");
		assertThat(argument(BigInteger.ONE.shiftLeft(63).negate())).isEqualTo("d38000000000000000");
		assertThat(argument(BigInteger.ONE.shiftLeft(63).negate().subtract(BigInteger.ONE)))
			.isEqualTo("cbc3e0000000000000");
		assertThat(argument((short) 300)).isEqualTo("cd012c");
		assertThat(argument((byte) -1)).isEqualTo("ff");
	}

	@Test
	void writesContainersOfEverySize() {
		for (int size : new int[] { 0, 1, 15, 16, 17, 65_535, 65_536 }) {
			List<Integer> list = IntStream.range(0, size).mapToObj((i) -> i % 100).toList();
			Map<String, Object> map = new LinkedHashMap<>();
			list.forEach((i) -> map.put("k" + map.size(), i));
			assertReadable(List.of(list, map, Map.of("nested", List.of(map, list)), list));
		}
	}

	@Test
	void correctsSizesThatWereExpectedWrongly() {
		ValueSerializer<Money> lying = new ValueSerializer<>() {
			@Override
			public void serialize(Money money, JsonGenerator generator, SerializationContext context) {
				generator.writeStartArray(money, 70_000);
				generator.writeStartObject(money, 3);
				for (int i = 0; i < 20; i++) {
					generator.writeNumberProperty("p" + i, money.cents());
				}
				generator.writeEndObject();
				generator.writeStartArray(money, 20);
				generator.writeEndArray();
				generator.writeStartObject(money, 300);
				generator.writeEndObject();
				generator.writeEndArray();
			}
		};
		EventDataCodec codec = new EventDataCodec(
				JsonMapper.builder().addModule(new SimpleModule().addSerializer(Money.class, lying)).build());
		Map<String, Object> map = new LinkedHashMap<>();
		IntStream.range(0, 20).forEach((i) -> map.put("p" + i, 7));
		EventData event = codec.fromObjects("e", List.of(new Money(7)));
		assertThat(event.arguments()).containsExactly(Trees.of(List.of(map, List.of(), Map.of())));
		assertThat(Hex.of(event.messagePack())).startsWith("92a16593de0014a2703007");
	}

	@Test
	void writesObjectsAsTheMapperDoes() {
		Message first = new Message("ann", null, List.of("a", "b"), Instant.ofEpochMilli(1700000000123L),
				DayOfWeek.MONDAY);
		List<Object> values = Arrays.asList(new Message("bob", first, List.of(), Instant.EPOCH, DayOfWeek.SUNDAY), null,
				LocalDate.of(2026, 11, 22), Optional.of(5), Optional.empty(), DayOfWeek.FRIDAY, new Typed(3),
				new Sparse(null, "x"), UUID.fromString("00000000-0000-0001-0000-000000000002"), new int[] { 1, 2 },
				new long[] { 1L << 40 }, new double[] { 0.5 }, new String[] { "a", null }, Map.of(5, "five"), 'c',
				new StringBuilder("sb"), new Raw("{\"a\":[1,2.5,null,\"x\"]}"), Hex.MAPPER.readTree("{\"n\":[1,{}]}"));
		List<JsonNode> expected = values.stream()
			.map(Hex.MAPPER::writeValueAsString)
			.map(Hex.MAPPER::readTree)
			.toList();
		JsonNode written = Hex.MAPPER.readTree(this.events.fromObjects("e", values).json());
		assertThat(written.values()).containsExactlyElementsOf(prepend(Trees.of("e"), expected));
		assertThat(written.get(7).get("kind")).isEqualTo(Trees.of("EventDataCodecTests$Typed"));
	}

	private static List<JsonNode> prepend(JsonNode first, List<JsonNode> others) {
		List<JsonNode> all = new ArrayList<>(List.of(first));
		all.addAll(others);
		return all;
	}

	@Test
	void honoursTheApplicationsMapper() {
		JsonMapper mapper = JsonMapper.builder()
			.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
			.changeDefaultPropertyInclusion((value) -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
			.build();
		Message message = new Message("ann", null, List.of(), Instant.EPOCH, DayOfWeek.MONDAY);
		Message reply = new Message("bob", message, List.of(), Instant.EPOCH, DayOfWeek.MONDAY);
		assertThat(Hex.text(new EventDataCodec(mapper).fromObjects("e", List.of(reply)).json()))
			.contains("\"in_reply_to\":{\"author\":\"ann\",\"tags\"");
	}

	@Test
	void writesBinary() {
		byte[] bytes = { 9, 1, 2, 3, 9 };
		ByteBuffer heap = ByteBuffer.wrap(bytes, 1, 3);
		ByteBuffer direct = ByteBuffer.allocateDirect(5).put(bytes).position(1).limit(4);
		assertThat(argument(new byte[] { 1, 2, 3 })).isEqualTo("c403010203");
		assertThat(argument(heap)).isEqualTo("c403010203");
		assertThat(argument(heap.slice())).isEqualTo("c403010203");
		assertThat(argument(heap.asReadOnlyBuffer())).isEqualTo("c403010203");
		assertThat(argument(direct)).isEqualTo("c403010203");
		assertThat(heap).isEqualTo(ByteBuffer.wrap(new byte[] { 1, 2, 3 }));
		assertThat(direct.position()).isOne();
		assertThat(argument(Trees.of(new byte[] { 1, 2, 3 }))).isEqualTo("c403010203");
		assertThat(argument(Hex.MAPPER.createObjectNode().putPOJO("p", new byte[] { 1 }))).isEqualTo("81a170c40101");
		assertThat(argument(Map.of("a", List.of(new byte[300])))).startsWith("81a16191c5012c0000");
		assertThat(this.events.fromObjects("e", List.of(Map.of("a", List.of(heap)))).hasBinary()).isTrue();
		assertThat(this.events.fromObjects("e", List.of("x")).hasBinary()).isFalse();
		assertThat(this.events.fromObjects("e", List.of(new byte[0])).payload().attachments())
			.containsExactly(new byte[0]);
	}

	@Test
	void replacesSurrogatesWithoutPartner() {
		EventData event = this.events.fromObjects("e\ud800", List.of("a\udc00b", "\ud83d\ude00", Map.of("\ud800", 1)));
		assertThat(Hex.text(event.json())).isEqualTo("[\"e\ufffd\",\"a\ufffdb\",\"\ud83d\ude00\",{\"\ufffd\":1}]");
	}

	@Test
	void laterChangesDoNotShow() {
		List<Object> list = new ArrayList<>(List.of(1));
		byte[] bytes = { 1 };
		EventData event = this.events.fromObjects("e", List.of(list, bytes));
		list.add(2);
		bytes[0] = 2;
		assertThat(Hex.of(event.messagePack())).isEqualTo("93a1659101c40101");
	}

	@Test
	void refusesWhatCannotBeWritten() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.events.fromObjects("news", List.of("fine", new Failing())))
			.withMessageStartingWith(
					"Argument 1 of event \"news\", of type " + Failing.class.getName() + ", can't be written: ");
		List<Object> cycle = new ArrayList<>();
		cycle.add(new Node(cycle));
		assertThatIllegalArgumentException().isThrownBy(() -> this.events.fromObjects("news", List.of(cycle)))
			.withMessageContaining("Nested more than 499 levels deep");
	}

	@Test
	void acceptsTheDeepestNesting() throws Exception {
		Object value = 1;
		for (int i = 1; i < CodecLimits.MAX_VALUE_DEPTH; i++) {
			value = Collections.singletonList(value);
		}
		EventData event = this.events.fromObjects("e", List.of(value));
		byte[] bytes = event.messagePack();
		assertThat(this.events.fromMessagePack(bytes, 0, bytes.length).json()).isEqualTo(event.json());
		assertThat(Hex.json(Hex.text(event.json())).messagePack()).isEqualTo(bytes);
		assertThat(event.arguments()).hasSize(1);
	}

	@Test
	void formsAreMadeOnce() throws Exception {
		byte[] padded = Hex.bytes("ff92a165c40101ff");
		for (EventData event : List.of(this.events.fromObjects("e", List.of(1)),
				this.events.fromMessagePack(padded, 1, 6), Hex.json("[\"e\",1]"))) {
			assertThat(event.json()).isSameAs(event.json());
			assertThat(event.messagePack()).isSameAs(event.messagePack());
			assertThat(event.payload()).isSameAs(event.payload());
			if (!event.hasBinary()) {
				assertThat(event.payload().json()).isSameAs(event.json());
			}
		}
		assertThat(Hex.of(this.events.fromMessagePack(padded, 1, 6).messagePack())).isEqualTo("92a165c40101");
	}

	@Test
	void argumentsAreMadeAnew() throws Exception {
		EventData event = Hex.json("[\"e\",{\"a\":1}]");
		event.arguments().get(0).asObject().put("a", 2);
		assertThat(event.arguments()).containsExactly(Hex.MAPPER.readTree("{\"a\":1}"));
	}

	@Test
	void readsJson() throws Exception {
		byte[] bytes = "xx [\"é\", {\"a\" : [1, 2.5, -0.0, 1e400, 12345678901234567890123, \"\\ud800\"]}] ]"
			.getBytes("UTF-8");
		EventData event = this.events.fromJson(bytes, 2, bytes.length - 4);
		assertThat(event.event()).isEqualTo("é");
		assertThat(event.hasBinary()).isFalse();
		assertThat(Hex.text(event.json()))
			.isEqualTo("[\"é\", {\"a\" : [1, 2.5, -0.0, 1e400, 12345678901234567890123, \"\\ud800\"]}]");
		assertThat(Hex.of(event.messagePack())).isEqualTo("92a2c3a981a1619601cb4004000000000000cb8000000000000000"
				+ "cb7ff0000000000000cb" + hex(12345678901234567890123d) + "a3efbfbd");
		assertThat(event.payload().isBinary()).isFalse();
	}

	private static String hex(double value) {
		return Long.toHexString(Double.doubleToLongBits(value));
	}

	@Test
	void repairsTextThatIsNoUtf8() throws Exception {
		byte[] bytes = Hex.bytes("5b 226522 2c 22 ff 61 eda080 22 5d");
		EventData event = this.events.fromJson(bytes, 0, bytes.length);
		assertThat(Hex.text(event.json())).isEqualTo("[\"e\",\"\ufffda\ufffd\"]");
		assertThat(event.json()).isEqualTo(Hex.text(event.json()).getBytes("UTF-8"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			912a             | 42
			91cb3ff8000000000000 | 1.5
			91cb4045000000000000 | 42
			91c40165         | e
			91d90165         | e
			91cfffffffffffffffff | 18446744073709551615
			""")
	void acceptsEventNamesThatAreNoStrings(String hex, String name) throws Exception {
		byte[] bytes = Hex.bytes(hex.strip());
		EventData event = this.events.fromMessagePack(bytes, 0, bytes.length);
		assertThat(event.event()).isEqualTo(name);
		assertThat(event.hasBinary()).isFalse();
		assertThat(event.arguments()).isEmpty();
		assertThat(Hex.MAPPER.readTree(event.payload().json()).get(0).asString()).isEqualTo(name);
	}

	@Test
	void acceptsEventNamesThatAreNumbersInJson() throws Exception {
		assertThat(Hex.json("[42,1]").event()).isEqualTo("42");
		assertThat(Hex.json("[4.2e1,1]").event()).isEqualTo("42");
		assertThat(Hex.of(Hex.json("[42,1]").messagePack())).isEqualTo("922a01");
	}

	private String argument(@Nullable Object value) {
		String hex = Hex.of(this.events.fromObjects("e", Collections.singletonList(value)).messagePack());
		assertThat(hex).startsWith("92a165");
		return hex.substring(6);
	}

	private void assertReadable(List<Object> values) {
		EventData event = this.events.fromObjects("e", values);
		byte[] bytes = event.messagePack();
		try {
			assertThat(this.events.fromMessagePack(bytes, 0, bytes.length).arguments())
				.isEqualTo(values.stream().map(Trees::of).toList());
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
	}

}
