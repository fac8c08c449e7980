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

package io.github.socketioredis.test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import io.github.socketioredis.Emitter;
import io.github.socketioredis.EmitterOptions;
import io.github.socketioredis.MessageParser;
import io.github.socketioredis.SubscriptionMode;
import io.github.socketioredis.protocol.codec.ClassicCodecs;
import io.github.socketioredis.protocol.codec.ShardedCodec;
import io.github.socketioredis.test.Emitted.Origin;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.Topic;
import io.github.socketioredis.transport.memory.InMemoryPubSub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * {@link EmittedEvents} without Spring.
 */
class EmittedEventsTests {

	private static final byte[] BINARY = { 1, 2, (byte) 200 };

	static List<EmitterOptions> options() {
		EmitterOptions classic = EmitterOptions.defaults();
		EmitterOptions sharded = classic.withProtocol(EmitterOptions.Protocol.SHARDED);
		return List.of(classic, classic.withKey("my#key-"), classic.withParser(MessageParser.BuiltIn.JSON), sharded,
				sharded.withKey("app").withSubscriptionMode(SubscriptionMode.DYNAMIC_PRIVATE));
	}

	@ParameterizedTest
	@MethodSource("options")
	void eventIsRecordedWithAllThatWasSaid(EmitterOptions options) {
		EmittedEvents emitted = new EmittedEvents(options);
		Alert alert = new Alert("disk full", LocalDate.of(2026, 11, 27), List.of(1, 2));
		CompletableFuture<Long> future = emitted.emitter()
			.of("ops")
			.to("oncall", "leads")
			.except("muted")
			.asVolatile()
			.compress(false)
			.emit("alert", alert, 7L, null, 1.5);
		assertThat(future).isCompletedWithValue(1L);
		assertThat(emitted).event("alert")
			.comesFrom(Origin.EMITTER)
			.inNamespace("ops")
			.inNamespace("/ops")
			.toRooms("leads", "oncall")
			.exceptRooms("muted")
			.isVolatile()
			.isNotCompressed()
			.hasArguments(alert, 7, null, 1.5)
			.argument(0, Alert.class)
			.isEqualTo(alert);
		assertThat(emitted.events()).singleElement().satisfies((event) -> {
			assertThat(event.wantsAcks()).isFalse();
			assertThat(event.argument(1, Long.class)).isEqualTo(7L);
			assertThat(event.argument(2, String.class)).isNull();
			assertThat(event.argument(0).get("text").asString()).isEqualTo("disk full");
			assertThat(event.arguments().size()).isEqualTo(4);
			assertThat(event.arguments().toList()).hasSize(4);
		});
	}

	@ParameterizedTest
	@MethodSource("options")
	void eventIsRecordedWithNothingSaid(EmitterOptions options) {
		EmittedEvents emitted = new EmittedEvents(options);
		emitted.emitter().emit("tick");
		assertThat(emitted).event("tick")
			.inNamespace("/")
			.toTheWholeNamespace()
			.exceptRooms()
			.hasArguments()
			.satisfies((event) -> {
				assertThat(event.isVolatile()).isFalse();
				assertThat(event.compress()).isTrue();
			});
	}

	@Test
	void binaryIsBinary() {
		for (EmitterOptions options : List.of(EmitterOptions.defaults(),
				EmitterOptions.defaults().withProtocol(EmitterOptions.Protocol.SHARDED))) {
			EmittedEvents emitted = new EmittedEvents(options);
			emitted.emitter().to("room").emit("picture", BINARY, Map.of("in", BINARY), new Picture("a", BINARY));
			Emitted.Event event = emitted.events("picture").get(0);
			assertThat(event.argument(0).isBinary()).isTrue();
			assertThat(event.argument(0, byte[].class)).isEqualTo(BINARY);
			assertThat(event.arguments().get(1, new TypeReference<Map<String, byte[]>>() {
			})).containsEntry("in", BINARY);
			assertThat(event.argument(2, Picture.class).bytes()).isEqualTo(BINARY);
			assertThat(emitted).event("picture").hasArguments(BINARY, Map.of("in", BINARY), new Picture("a", BINARY));
		}
	}

	@Test
	void mapperOfTheApplicationWritesAndReads() {
		JsonMapper mapper = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
		EmittedEvents emitted = new EmittedEvents(EmitterOptions.defaults().withJsonMapper(mapper));
		emitted.emitter().emit("named", new Named("Ada", "Lovelace"));
		assertThat(emitted.events().get(0).argument(0).get("first_name").asString()).isEqualTo("Ada");
		assertThat(emitted).event("named").argument(0, Named.class).isEqualTo(new Named("Ada", "Lovelace"));
	}

	@ParameterizedTest
	@MethodSource("options")
	void otherThingsAreRecordedToo(EmitterOptions options) {
		EmittedEvents emitted = new EmittedEvents(options);
		Emitter chat = emitted.emitter().of("/chat");
		chat.to("a").except("b").socketsJoin("c", "d");
		chat.in("a").socketsLeave("c");
		chat.disconnectSockets(true);
		chat.serverSideEmit("reload", "users", 3);
		chat.emit("done");
		assertThat(emitted.all()).hasSize(5)
			.startsWith(new Emitted.SocketsJoin(Origin.EMITTER, "/chat", Set.of("a"), Set.of("b"), Set.of("c", "d")),
					new Emitted.SocketsLeave(Origin.EMITTER, "/chat", Set.of("a"), Set.of(), Set.of("c")),
					new Emitted.DisconnectSockets(Origin.EMITTER, "/chat", Set.of(), Set.of(), true));
		assertThat(emitted).all(Emitted.ServerSideEvent.class).singleElement().satisfies((event) -> {
			assertThat(event.name()).isEqualTo("reload");
			assertThat(event.namespace()).isEqualTo("/chat");
			assertThat(event.origin()).isEqualTo(Origin.EMITTER);
			assertThat(event.wantsAcks()).isFalse();
			assertThat(event.argument(0, String.class)).isEqualTo("users");
			assertThat(event.argument(1, Integer.class)).isEqualTo(3);
		});
		assertThat(emitted).hasSize(5).events().singleElement().isEqualTo(emitted.events("done").get(0));
	}

	@Test
	void whatCanNotBeEmittedFailsAsInProduction() {
		EmittedEvents emitted = new EmittedEvents();
		assertThatIllegalArgumentException().isThrownBy(() -> emitted.emitter().emit("connect"));
		assertThatIllegalArgumentException().isThrownBy(() -> emitted.emitter().emit("x", (Runnable) () -> {
		}));
		assertThat(emitted).isEmpty();
	}

	@Test
	void eventsAreForgottenAndNoLongerRecorded() {
		EmittedEvents emitted = new EmittedEvents();
		emitted.emitter().emit("one");
		emitted.clear();
		assertThat(emitted).isEmpty().hasNoEvent("one").hasSize(0);
		emitted.emitter().emit("two");
		emitted.stop();
		emitted.emitter().emit("three");
		assertThat(emitted.events()).extracting(Emitted.Event::name).containsExactly("two");
	}

	@Test
	void eventsOfOtherThreadsAreWaitedFor() {
		EmittedEvents emitted = new EmittedEvents();
		CountDownLatch waiting = new CountDownLatch(1);
		CompletableFuture<Emitted.Event> awaited = CompletableFuture.supplyAsync(() -> {
			waiting.countDown();
			return emitted.awaitEvent("late");
		});
		CompletableFuture<Void> emitting = CompletableFuture.runAsync(() -> {
			await(waiting);
			emitted.emitter().emit("early");
			emitted.emitter().emit("late", 1);
			emitted.emitter().serverSideEmit("last");
		});
		assertThat(awaited).succeedsWithin(Duration.ofSeconds(5))
			.satisfies((event) -> assertThat(event.argument(0, Integer.class)).isOne());
		assertThat(emitted.await(Emitted.ServerSideEvent.class, (event) -> event.name().equals("last")).namespace())
			.isEqualTo("/");
		assertThat(emitting).succeedsWithin(Duration.ofSeconds(5));
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void waitingEndsWithWhatWasEmitted() {
		EmittedEvents emitted = new EmittedEvents();
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> emitted.awaitEvent("late", Duration.ofMillis(20)))
			.withMessage("No event 'late' was emitted within PT0.02S. Nothing was emitted.");
		emitted.emitter().to("room").emit("early");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> emitted.await(Emitted.SocketsJoin.class, (join) -> true, Duration.ofMillis(20)))
			.withMessageContaining("No such SocketsJoin")
			.withMessageContaining("name=early")
			.withMessageContaining("rooms=[room]");
	}

	@Test
	void assertionsSayWhatIsWrong() {
		EmittedEvents emitted = new EmittedEvents();
		emitted.emitter().to("a").emit("one", 1);
		emitted.emitter().emit("two", "x");
		emitted.emitter().emit("two", "y");
		assertFails(() -> assertThat(emitted).event("three"), "Expected one event 'three', but there are 0",
				"name=one");
		assertFails(() -> assertThat(emitted).event("two"), "Expected one event 'two', but there are 2");
		assertFails(() -> assertThat(emitted).isEmpty(), "Expected nothing", "name=two");
		assertFails(() -> assertThat(emitted).hasSize(2), "Expected 2, but there are 3");
		assertFails(() -> assertThat(emitted).hasNoEvent("one"), "Expected no event 'one'");
		EmittedEventAssert one = assertThat(emitted).event("one");
		assertFails(() -> one.inNamespace("/ops"), "the namespace of the event 'one' to be /ops, but is /");
		assertFails(() -> one.toRooms("a", "b"), "the rooms of the event 'one' to be [a, b], but is [a]");
		assertFails(one::toTheWholeNamespace, "the rooms of the event 'one' to be []");
		assertFails(() -> one.exceptRooms("b"), "the excepted rooms");
		assertFails(one::isVolatile, "the volatile flag");
		assertFails(one::isNotCompressed, "the compress flag");
		assertFails(() -> one.comesFrom(Origin.SERVER), "the origin");
		assertFails(() -> one.hasArguments(2), "with the arguments [2], but they are [1]");
		assertFails(() -> one.hasArguments(1, 2), "with the arguments [1, 2]");
		assertFails(() -> one.hasArguments("1"), "with the arguments [1], but they are [1]");
		assertFails(() -> one.hasArguments((Object[]) null), "with the arguments [null]");
		assertFails(() -> one.argument(1, String.class), "with an argument 1");
		assertThatExceptionOfType(IndexOutOfBoundsException.class)
			.isThrownBy(() -> emitted.events("one").get(0).argument(1))
			.withMessage("There is no argument 1: the event 'one' has the arguments [1]");
		assertThatIllegalArgumentException().isThrownBy(() -> emitted.events("one").get(0).argument(0, Alert.class))
			.withMessageContaining(Alert.class.getName());
	}

	private static void assertFails(Runnable assertion, String... messages) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion::run)
			.satisfies((error) -> assertThat(error.getMessage()).contains(messages));
	}

	@Test
	void whatIsNotEmittedIsNotRecorded() {
		InMemoryPubSub pubSub = new InMemoryPubSub();
		JsonMapper mapper = JsonMapper.shared();
		EmittedEvents emitted = new EmittedEvents(pubSub, new EmittedEvents().emitter(),
				ClassicCodecs.of(MessageParser.BuiltIn.MESSAGEPACK, mapper), new ShardedCodec(mapper), mapper);
		try (PubSubTransport transport = pubSub.transport()) {
			transport.publish(Topic.channel("news of others"), new byte[] { 1 });
			transport.publish(Topic.channel("socket.io#/#"), new byte[] { 1 });
			transport.publish(Topic.channel("socket.io-request#/#"),
					"{\"type\":1,\"uid\":\"a\",\"requestId\":\"b\"}".getBytes());
			transport.publish(Topic.channel("socket.io-response#/#"), "{\"requestId\":\"b\"}".getBytes());
			transport.publish(Topic.shardedChannel("socket.io#/#"), "{\"type\":99}".getBytes());
		}
		assertThat(emitted).isEmpty();
	}

	record Alert(String text, LocalDate day, List<Integer> numbers) {

	}

	record Picture(String name, byte[] bytes) {

	}

	record Named(String firstName, String lastName) {

	}

}
