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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.socketioredis.EmitInterceptor;
import io.github.socketioredis.Emission;
import io.github.socketioredis.Emitter;
import io.github.socketioredis.EmitterOperator;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.ClassicBroadcast;
import io.github.socketioredis.protocol.ClassicRequest;
import io.github.socketioredis.protocol.SocketSelector;
import io.github.socketioredis.protocol.codec.ClassicCodec;
import io.github.socketioredis.protocol.codec.ClassicCodecs;
import io.github.socketioredis.protocol.codec.EventDataCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import static io.github.socketioredis.MessageParser.BuiltIn.JSON;
import static io.github.socketioredis.MessageParser.BuiltIn.MESSAGEPACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RedisEmitterTests {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final RecordingTransport transport = new RecordingTransport();

	private final ClassicCodec codec = ClassicCodecs.of(MESSAGEPACK, MAPPER);

	private final Emitter emitter = RedisEmitter.classic(this.transport, this.codec, new EventDataCodec(MAPPER),
			"socket.io");

	@Test
	void returnsTheNumberOfSubscribersOfTheTransport() {
		assertThat(this.emitter.emit("x")).isCompletedWithValue(7L);
		assertThat(this.emitter.socketsJoin("r")).isCompletedWithValue(7L);
		assertThat(this.emitter.socketsLeave("r")).isCompletedWithValue(7L);
		assertThat(this.emitter.disconnectSockets()).isCompletedWithValue(7L);
		assertThat(this.emitter.serverSideEmit("x")).isCompletedWithValue(7L);
	}

	@Test
	void interceptorStandsAroundEvents() {
		List<Emission> emissions = new ArrayList<>();
		Emitter intercepted = RedisEmitter.classic(this.transport, this.codec, new EventDataCodec(MAPPER), "socket.io")
			.intercepted(new EmitInterceptor() {
				@Override
				public <T> CompletableFuture<T> around(Emission emission, Supplier<CompletableFuture<T>> proceed) {
					emissions.add(emission);
					return proceed.get();
				}
			});

		assertThat(intercepted.of("/chat").to("a").except("b").emit("x", 1)).isCompletedWithValue(7L);
		intercepted.serverSideEmit("y");
		intercepted.to("a").socketsJoin("r");
		intercepted.to("a").socketsLeave("r");
		intercepted.disconnectSockets();

		assertThat(emissions).containsExactly(
				new Emission(Emission.Kind.BROADCAST, "/chat", "x", Set.of("a"), Set.of("b")),
				new Emission(Emission.Kind.SERVER_SIDE, "/", "y", Set.of(), Set.of()));
		assertThat(this.transport.messages()).extracting(RecordingTransport.Published::channel)
			.containsExactly("socket.io#/chat#a#", "socket.io-request#/#", "socket.io-request#/#",
					"socket.io-request#/#", "socket.io-request#/#");
	}

	@Test
	void keyAndParserAreUsed() {
		Emitter custom = RedisEmitter.classic(this.transport, ClassicCodecs.of(JSON, MAPPER),
				new EventDataCodec(MAPPER), "other");

		custom.of("/chat").to("room").emit("x", 1);
		custom.of("/chat").serverSideEmit("y");

		assertThat(this.transport.messages()).extracting(RecordingTransport.Published::channel)
			.containsExactly("other#/chat#room#", "other-request#/chat#");
		JsonNode broadcast = MAPPER.readTree(this.transport.messages().get(0).message());
		assertThat(broadcast.get(0).stringValue()).isEqualTo("emitter");
		assertThat(broadcast.get(1).get("nsp").stringValue()).isEqualTo("/chat");
		assertThat(broadcast.get(1).get("data")).hasToString("[\"x\",1]");
		assertThat(broadcast.get(2).get("rooms")).hasToString("[\"room\"]");
	}

	@Test
	void namespaceWithoutSlashGetsOne() {
		this.emitter.of("chat").of("other").emit("x");
		assertThat(this.transport.only().channel()).isEqualTo("socket.io#/other#");
	}

	@Test
	void emptyNamespaceIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.emitter.of(""))
			.withMessage("'namespace' must not be empty");
	}

	@Test
	void choosingDoesNotChangeTheOperator() throws Exception {
		EmitterOperator room = this.emitter.to("a");
		room.to("b").except("c").asVolatile().compress(true);
		room.emit("x");

		ClassicBroadcast broadcast = decode(0);
		assertThat(broadcast.target()).isEqualTo(new SocketSelector(Set.of("a"), Set.of()));
		assertThat(broadcast.flags()).isEqualTo(BroadcastFlags.none());
	}

	@Test
	void choosingDoesNotChangeTheEmitter() throws Exception {
		this.emitter.to("a").except("b").compress(false);
		this.emitter.emit("x");

		assertThat(this.transport.only().channel()).isEqualTo("socket.io#/#");
		assertThat(decode(0).target()).isEqualTo(SocketSelector.all());
	}

	@Test
	void laterChangesOfACollectionDontShow() throws Exception {
		List<String> rooms = new ArrayList<>(List.of("a", "b"));
		EmitterOperator operator = this.emitter.to(rooms);
		rooms.add("c");
		operator.emit("x");
		assertThat(decode(0).target().rooms()).containsExactly("a", "b");
	}

	@Test
	void sameRoomTwiceIsOneRoom() {
		this.emitter.to("a").in("a").emit("x");
		assertThat(this.transport.only().channel()).isEqualTo("socket.io#/#a#");
	}

	@Test
	void operatorsOfManyThreadsDontMix() {
		IntStream.range(0, 2000).parallel().forEach((i) -> this.emitter.to("room" + i).except("not" + i).emit("x", i));

		assertThat(this.transport.messages()).hasSize(2000).allSatisfy((published) -> {
			ClassicBroadcast broadcast = this.codec.decodeBroadcast(published.message(), "none");
			assertThat(broadcast).isNotNull();
			String number = broadcast.data().arguments().get(0).asString();
			assertThat(published.channel()).isEqualTo("socket.io#/#room" + number + "#");
			assertThat(broadcast.target().except()).containsExactly("not" + number);
		});
	}

	@Test
	void requestsCarryNoUid() throws Exception {
		this.emitter.in("a").socketsJoin("r");
		this.emitter.in("a").socketsLeave("r");
		this.emitter.in("a").disconnectSockets(true);

		assertThat(this.transport.messages()).hasSize(3)
			.allSatisfy((published) -> assertThat(published.text()).doesNotContain("uid"));
		SocketSelector target = new SocketSelector(Set.of("a"), Set.of());
		assertThat(request(0)).isEqualTo(new ClassicRequest.RemoteJoin(null, target, Set.of("r")));
		assertThat(request(1)).isEqualTo(new ClassicRequest.RemoteLeave(null, target, Set.of("r")));
		assertThat(request(2)).isEqualTo(new ClassicRequest.RemoteDisconnect(null, target, true));
	}

	@Test
	void nullArrayIsOneNullArgument() throws Exception {
		this.emitter.emit("x", (Object[]) null);
		assertThat(decode(0).data().arguments()).containsExactly(JsonNodeFactory.instance.nullNode());
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener" })
	void reservedEventIsRefused(String event) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.emitter.emit(event))
			.withMessage("\"" + event + "\" is a reserved event name");
		assertThatIllegalArgumentException().isThrownBy(() -> this.emitter.serverSideEmit(event))
			.withMessage("\"" + event + "\" is a reserved event name");
		assertThat(this.transport.messages()).isEmpty();
	}

	@Test
	void missingEventIsRefused() {
		for (String event : Arrays.asList("", null)) {
			assertThatIllegalArgumentException().isThrownBy(() -> this.emitter.emit(event))
				.withMessage("'event' must not be null or empty");
			assertThatIllegalArgumentException().isThrownBy(() -> this.emitter.serverSideEmit(event))
				.withMessage("'event' must not be null or empty");
		}
	}

	@Test
	void callbackIsRefused() {
		Consumer<String> callback = (answer) -> {
		};
		assertThatIllegalArgumentException().isThrownBy(() -> this.emitter.emit("x", callback))
			.withMessageStartingWith("Acknowledgements are not supported: 'args[0]'");
		assertThatIllegalArgumentException().isThrownBy(() -> this.emitter.serverSideEmit("x", 1, callback))
			.withMessageStartingWith("Acknowledgements are not supported: 'args[1]'");
		assertThat(this.transport.messages()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("callsWithNullRooms")
	void nullRoomIsRefused(Consumer<Emitter> call) {
		assertThatIllegalArgumentException().isThrownBy(() -> call.accept(this.emitter))
			.withMessageMatching("'rooms' must not (be null|contain null: \\[(a, )?null])");
	}

	static Stream<Consumer<Emitter>> callsWithNullRooms() {
		Collection<String> withNull = Arrays.asList("a", null);
		return Stream.of((emitter) -> emitter.to((String) null), (emitter) -> emitter.to((String[]) null),
				(emitter) -> emitter.to((Collection<String>) null), (emitter) -> emitter.to(withNull),
				(emitter) -> emitter.in("a", null), (emitter) -> emitter.in(withNull),
				(emitter) -> emitter.except("a", null), (emitter) -> emitter.except(withNull),
				(emitter) -> emitter.socketsJoin("a", null), (emitter) -> emitter.socketsJoin(withNull),
				(emitter) -> emitter.socketsLeave("a", null), (emitter) -> emitter.socketsLeave(withNull));
	}

	private ClassicBroadcast decode(int index) throws Exception {
		ClassicBroadcast broadcast = this.codec.decodeBroadcast(this.transport.messages().get(index).message(), "none");
		assertThat(broadcast).isNotNull();
		return broadcast;
	}

	private ClassicRequest request(int index) throws Exception {
		return this.codec.decodeRequest(this.transport.messages().get(index).message());
	}

}
