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
import java.util.Set;

import io.github.socketioredis.MessageParser.BuiltIn;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.ClassicBroadcast;
import io.github.socketioredis.protocol.ClassicRequest;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.MalformedMessageException;
import io.github.socketioredis.protocol.SocketSelector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is sent arrives.
 */
class RoundTripPropertiesTests {

	@Property(tries = 500)
	void valuesSurviveMessagePack(@ForAll("values") Object value, @ForAll String event) throws Exception {
		EventData sent = Hex.EVENTS.fromObjects(event, List.of(value));
		byte[] bytes = sent.messagePack();
		EventData received = Hex.EVENTS.fromMessagePack(bytes, 0, bytes.length);
		assertThat(received.event()).isEqualTo(Utf8.wellFormed(event));
		assertThat(received.arguments()).isEqualTo(List.of(Trees.of(value)));
		assertThat(received.hasBinary()).isEqualTo(sent.hasBinary());
		assertThat(received.json()).isEqualTo(sent.json());
		assertThat(received.payload().json()).isEqualTo(sent.payload().json());
		assertThat(received.payload().attachments()).containsExactlyElementsOf(sent.payload().attachments());
	}

	@Property(tries = 500)
	void placeholdersLeadBackToTheValue(@ForAll("values") Object value) {
		var payload = Hex.EVENTS.fromObjects("e", List.of(value)).payload();
		JsonNode restored = Placeholders.restore(Hex.MAPPER.readTree(payload.json()), payload.attachments());
		assertThat(Numbers.plain(restored.get(1))).isEqualTo(Numbers.plain(Trees.of(value)));
	}

	@Property(tries = 500)
	void jsonBecomesTheSameMessagePack(@ForAll("plainValues") Object value) throws Exception {
		EventData sent = Hex.EVENTS.fromObjects("e", List.of(value));
		EventData received = Hex.EVENTS.fromJson(sent.json(), 0, sent.json().length);
		byte[] bytes = received.messagePack();
		assertThat(Numbers.plain(Hex.EVENTS.fromMessagePack(bytes, 0, bytes.length).arguments().get(0)))
			.isEqualTo(Numbers.plain(Trees.of(value)));
		assertThat(received.json()).isEqualTo(sent.json());
	}

	@Property(tries = 300)
	void broadcastsArrive(@ForAll("values") Object value, @ForAll("rooms") Set<String> rooms,
			@ForAll("rooms") Set<String> except, @ForAll boolean compress, @ForAll long timeout,
			@ForAll("uids") String uid) throws MalformedMessageException {
		EventData data = Hex.EVENTS.fromObjects("e", List.of(value));
		ClassicBroadcast sent = new ClassicBroadcast(uid, "/ñ", data, new SocketSelector(rooms, except),
				BroadcastFlags.none().withCompress(compress).withTimeout(timeout));
		ClassicCodec codec = ClassicCodecs.of(BuiltIn.MESSAGEPACK, Hex.MAPPER);
		ClassicBroadcast received = codec.decodeBroadcast(codec.encode(sent), "own");
		assertThat(received).usingRecursiveComparison()
			.withEqualsForType(ExpectedEvent::same, EventData.class)
			.isEqualTo(sent);
		assertThat(List.copyOf(received.target().rooms())).isEqualTo(List.copyOf(sent.target().rooms()));
		assertThat(codec.decodeBroadcast(codec.encode(sent), uid)).isNull();
	}

	@Property(tries = 300)
	void requestsArrive(@ForAll("rooms") Set<String> rooms, @ForAll("rooms") Set<String> except,
			@ForAll("plainValues") Object value) throws MalformedMessageException {
		ClassicCodec codec = ClassicCodecs.of(BuiltIn.JSON, Hex.MAPPER);
		ClassicRequest join = new ClassicRequest.RemoteJoin("u", new SocketSelector(rooms, except), except);
		assertThat(codec.decodeRequest(codec.encode(join))).isEqualTo(join);
		EventData data = Hex.EVENTS.fromObjects("e", List.of(value));
		ClassicRequest emit = new ClassicRequest.ServerSideEmit("u", "r", data);
		ClassicRequest.ServerSideEmit received = (ClassicRequest.ServerSideEmit) codec
			.decodeRequest(codec.encode(emit));
		assertThat(received.data().json()).isEqualTo(data.json());
	}

	@Provide
	Arbitrary<Object> values() {
		return tree(Arbitraries.oneOf(scalars(), Arbitraries.bytes().array(byte[].class).ofMaxSize(40)));
	}

	@Provide
	Arbitrary<Object> plainValues() {
		return tree(scalars());
	}

	@Provide
	Arbitrary<Set<String>> rooms() {
		return text().set().ofMaxSize(20);
	}

	@Provide
	Arbitrary<String> uids() {
		return Arbitraries.strings().alpha().ofLength(6);
	}

	private static Arbitrary<Object> tree(Arbitrary<Object> leaves) {
		return Arbitraries.recursive(() -> leaves, (inner) -> Arbitraries.oneOf(leaves, inner.list().ofMaxSize(18),
				Arbitraries.maps(text(), inner).ofMaxSize(18)), 0, 3);
	}

	private static Arbitrary<Object> scalars() {
		return Arbitraries.oneOf(Arbitraries.integers(),
				Arbitraries.longs().filter((number) -> number != (int) (long) number),
				Arbitraries.doubles().map((number) -> number + 0.0), text(), Arbitraries.of(true, false));
	}

	private static Arbitrary<String> text() {
		return Arbitraries.strings().ofMaxLength(40).map(Utf8::wellFormed);
	}

}
