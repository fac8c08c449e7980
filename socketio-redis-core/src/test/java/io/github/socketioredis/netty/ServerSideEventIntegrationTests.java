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

package io.github.socketioredis.netty;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.socketioredis.Acknowledgements;
import io.github.socketioredis.CloseableEmitter;
import io.github.socketioredis.ClusterTimeoutException;
import io.github.socketioredis.Emitter;
import io.github.socketioredis.MessageParser;
import io.github.socketioredis.Registration;
import io.github.socketioredis.ServerSideEvent;
import io.github.socketioredis.ServerSideListener;
import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.cluster.AdapterFactory;
import io.github.socketioredis.cluster.ClassicAdapterFactory;
import io.github.socketioredis.cluster.ClassicOptions;
import io.github.socketioredis.protocol.codec.ClassicCodecs;
import io.github.socketioredis.test.RedisServerFixture;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.Topic;
import io.github.socketioredis.transport.lettuce.LettuceTransportOptions;
import io.github.socketioredis.transport.lettuce.LettuceTransports;
import io.lettuce.core.RedisClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Events between two servers on a real Redis, and what the listeners may do.
 */
class ServerSideEventIntegrationTests {

	private static final Duration SHORT = Duration.ofSeconds(1);

	private static final long SECONDS = 5;

	private static final List<PubSubTransport> transports = new ArrayList<>();

	private static RedisServerFixture redis;

	private static RedisClient client;

	private static ClusterFixture servers;

	private static SocketIOCluster one;

	private static SocketIOCluster two;

	private final List<Registration> registrations = new ArrayList<>();

	private final List<String> received = new CopyOnWriteArrayList<>();

	private final String event = servers.unique("event");

	@BeforeAll
	static void start() {
		redis = RedisServerFixture.start();
		client = RedisClient.create(redis.uri());
		servers = new ClusterFixture(List.of(adapters(transport()), adapters(transport())));
		one = servers.cluster(0);
		two = servers.cluster(1);
	}

	private static PubSubTransport transport() {
		PubSubTransport transport = LettuceTransports.create(client, client, null, LettuceTransportOptions.defaults());
		transports.add(transport);
		return transport;
	}

	private static AdapterFactory adapters(PubSubTransport transport) {
		return new ClassicAdapterFactory(transport,
				ClassicCodecs.of(MessageParser.BuiltIn.MESSAGEPACK, JsonMapper.shared()), ClassicOptions.defaults());
	}

	@AfterAll
	static void stop() {
		servers.close();
		transports.forEach(PubSubTransport::close);
		client.shutdown();
		redis.close();
	}

	@AfterEach
	void removeListeners() {
		this.registrations.forEach(Registration::remove);
	}

	private Registration listen(String event, ServerSideListener listener) {
		Registration registration = two.onServerSideEvent(event, listener);
		this.registrations.add(registration);
		return registration;
	}

	private Registration recordEvents(String event) {
		return listen(event, (call) -> this.received.add(call.name() + call.arguments()));
	}

	private static <T> T result(CompletableFuture<T> future) {
		return future.orTimeout(SECONDS, TimeUnit.SECONDS).join();
	}

	private static void await(CountDownLatch latch) throws InterruptedException {
		assertThat(latch.await(SECONDS, TimeUnit.SECONDS)).isTrue();
	}

	private static ClusterTimeoutException timeout(CompletableFuture<?> future) {
		Throwable failure = catchThrowable(() -> future.get(SECONDS, TimeUnit.SECONDS));
		assertThat(failure).hasCauseInstanceOf(ClusterTimeoutException.class);
		return (ClusterTimeoutException) failure.getCause();
	}

	/**
	 * Waits until all that server 0 has sent to {@code /} so far has been handled.
	 */
	private void fence() {
		CompletableFuture<Void> fenced = new CompletableFuture<>();
		String fence = servers.unique("fence");
		listen(fence, (call) -> fenced.complete(null));
		one.serverSideEmit(fence);
		result(fenced);
	}

	@Test
	void listenerThatBlocksHarmsNobodyElse() throws Exception {
		CountDownLatch entered = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		String next = servers.unique("event");
		CompletableFuture<Void> chat = new CompletableFuture<>();
		listen(this.event, (call) -> {
			entered.countDown();
			release.await(2 * SECONDS, TimeUnit.SECONDS);
			this.received.add("released");
		});
		recordEvents(next);
		this.registrations.add(two.of("/chat").onServerSideEvent(next, (call) -> chat.complete(null)));
		try {
			one.serverSideEmit(this.event);
			await(entered);
			one.serverSideEmit(next);
			one.of("/chat").serverSideEmit(next);
			result(chat);
			one.emit(this.event);
			servers.client(1).receivedBefore("[\"" + this.event + "\"]");
			assertThat(result(one.fetchSockets())).hasSize(2);
			assertThat(result(two.fetchSockets())).hasSize(2);
			assertThat(this.received).as("the next event of the namespace waits").isEmpty();
		}
		finally {
			release.countDown();
		}
		fence();
		assertThat(this.received).containsExactly("released", next + "[]");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void listenerThatThrowsHarmsNobodyElse(boolean error) {
		String next = servers.unique("event");
		listen(this.event, (call) -> {
			if (error) {
				throw new AssertionError("made up");
			}
			throw new IOException("made up");
		});
		recordEvents(this.event);
		recordEvents(next);
		one.serverSideEmit(this.event, 1);
		one.serverSideEmit(next, 2);
		one.emit(this.event);
		fence();
		assertThat(this.received).containsExactly(this.event + "[1]", next + "[2]");
		servers.client(1).receivedBefore("[\"" + this.event + "\"]");
	}

	@Test
	void listenerThatThrowsDoesNotAcknowledge() {
		listen(this.event, (call) -> {
			throw new IllegalStateException("made up");
		});
		ClusterTimeoutException failure = timeout(one.serverSideEmitWithAck(SHORT, this.event));
		assertThat(failure.received()).isZero();
		assertThat(failure.expected()).isEqualTo(1);
	}

	@Test
	void eventsOfANamespaceAreHandledOneAtATimeAndInOrder() {
		int count = 500;
		String other = servers.unique("event");
		AtomicInteger running = new AtomicInteger();
		AtomicInteger overlaps = new AtomicInteger();
		ServerSideListener listener = (call) -> {
			if (running.incrementAndGet() > 1) {
				overlaps.incrementAndGet();
			}
			this.received.add(call.arguments().toString());
			Thread.yield();
			running.decrementAndGet();
		};
		listen(this.event, listener);
		listen(other, listener);
		IntStream.range(0, count).forEach((i) -> one.serverSideEmit((i % 3 == 0) ? other : this.event, i));
		fence();
		assertThat(this.received)
			.containsExactlyElementsOf(IntStream.range(0, count).mapToObj((i) -> "[" + i + "]").toList());
		assertThat(overlaps).hasValue(0);
	}

	@Test
	void listenersOfAnEventAreCalledInTheOrderOfTheirRegistration() {
		for (int i = 0; i < 5; i++) {
			String number = Integer.toString(i);
			listen(this.event, (call) -> this.received.add(number));
		}
		one.serverSideEmit(this.event);
		fence();
		assertThat(this.received).containsExactly("0", "1", "2", "3", "4");
	}

	@Test
	void removedListenerIsNotCalled() {
		Registration removed = listen(this.event, (call) -> this.received.add("removed"));
		recordEvents(this.event);
		one.serverSideEmit(this.event, 1);
		fence();
		assertThat(this.received).containsExactly("removed", this.event + "[1]");
		removed.remove();
		removed.remove();
		one.serverSideEmit(this.event, 2);
		fence();
		assertThat(this.received).containsExactly("removed", this.event + "[1]", this.event + "[2]");
	}

	@Test
	void listenerThatRemovesItselfIsCalledOnce() {
		CompletableFuture<Registration> registration = new CompletableFuture<>();
		registration.complete(listen(this.event, (call) -> {
			result(registration).remove();
			this.received.add("once");
		}));
		one.serverSideEmit(this.event);
		one.serverSideEmit(this.event);
		fence();
		assertThat(this.received).containsExactly("once");
	}

	@Test
	void sameListenerTwiceIsTwoRegistrations() {
		ServerSideListener listener = (call) -> this.received.add("called");
		Registration first = listen(this.event, listener);
		listen(this.event, listener);
		first.remove();
		first.remove();
		one.serverSideEmit(this.event);
		fence();
		assertThat(this.received).containsExactly("called");
	}

	@Test
	void argumentsAreTyped() {
		CompletableFuture<ServerSideEvent> received = new CompletableFuture<>();
		listen(this.event, received::complete);
		Job job = new Job("index", 3, List.of("a", "b"));
		one.serverSideEmit(this.event, job, null, 7, Map.of("k", true));
		ServerSideEvent call = result(received);
		assertThat(call.name()).isEqualTo(this.event);
		assertThat(call.arguments()).hasSize(4);
		assertThat(call.argument(0, Job.class)).isEqualTo(job);
		assertThat(call.argument(1, String.class)).isNull();
		assertThat(call.argument(2, Long.class)).isEqualTo(7);
		assertThat(call.argument(3, JsonNode.class)).isEqualTo(call.arguments().get(3));
		assertThat(call.argument(4, String.class)).isNull();
		assertThatIllegalArgumentException().isThrownBy(() -> call.argument(3, Integer.class));
	}

	@Test
	void acknowledgesLaterFromAnotherThread() throws Exception {
		CompletableFuture<ServerSideEvent> received = new CompletableFuture<>();
		listen(this.event, received::complete);
		CompletableFuture<Acknowledgements> acks = one.serverSideEmitWithAck(this.event, 1);
		ServerSideEvent call = result(received);
		fence();
		assertThat(call.wantsAck()).isTrue();
		assertThat(acks).isNotDone();
		Thread thread = new Thread(() -> call.acknowledge(new Job("done", 1, List.of())));
		thread.start();
		assertThat(result(acks).values(Job.class)).containsExactly(new Job("done", 1, List.of()));
		thread.join();
	}

	@Test
	void acknowledgesWithNothing() {
		listen(this.event, (call) -> call.acknowledge(null));
		Acknowledgements acks = result(one.serverSideEmitWithAck(this.event));
		assertThat(acks.values()).extracting(JsonNode::isNull).containsExactly(true);
	}

	@Test
	void acknowledgesOnce() {
		try (PubSubTransport silent = transport()) {
			silent.subscribe(List.of(Topic.channel("socket.io-request#/#")), (channel, message) -> {
			}).confirmed().orTimeout(SECONDS, TimeUnit.SECONDS).join();
			listen(this.event, (call) -> {
				call.acknowledge(1);
				call.acknowledge(2);
			});
			listen(this.event, (call) -> call.acknowledge(3));
			ClusterTimeoutException failure = timeout(one.serverSideEmitWithAck(SHORT, this.event));
			assertThat(failure).hasMessageContaining("only 1 responses received out of 2");
			assertThat(failure.results(JsonNode.class)).extracting(JsonNode::intValue).containsExactly(1);
		}
		Awaitility.await().until(() -> result(one.serverCount()) == 2);
	}

	@Test
	void acknowledgementThatNobodyWaitsForIsNotSent() {
		List<String> answers = new CopyOnWriteArrayList<>();
		try (PubSubTransport spy = transport()) {
			spy.subscribe(List.of(Topic.pattern("socket.io-response*")), (channel, message) -> answers.add(channel))
				.confirmed()
				.orTimeout(SECONDS, TimeUnit.SECONDS)
				.join();
			listen(this.event, (call) -> {
				this.received.add("wants an acknowledgement: " + call.wantsAck());
				call.acknowledge(1);
			});
			one.serverSideEmit(this.event);
			fence();
			assertThat(this.received).containsExactly("wants an acknowledgement: false");
			assertThat(result(one.serverSideEmitWithAck(this.event)).size()).isEqualTo(1);
			Awaitility.await().untilAsserted(() -> assertThat(answers).hasSize(1));
		}
	}

	@Test
	void acknowledgementThatCannotBeWrittenIsRefused() {
		CompletableFuture<Throwable> refused = new CompletableFuture<>();
		listen(this.event, (call) -> {
			refused.complete(catchThrowable(() -> call.acknowledge(new Unwritable())));
			call.acknowledge("written");
		});
		assertThat(result(one.serverSideEmitWithAck(this.event)).values(String.class)).containsExactly("written");
		assertThat(result(refused)).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void eventWithoutListenerIsNotAcknowledged() {
		ClusterTimeoutException failure = timeout(one.serverSideEmitWithAck(SHORT, this.event));
		assertThat(failure).hasMessageContaining("only 0 responses received out of 1");
		assertThat(failure.results(JsonNode.class)).isEmpty();
		assertThat(servers.node(0).pendingRequests()).isZero();
	}

	@Test
	void loneServerGetsNoAcknowledgementAtOnce() {
		one.of("/alone").onServerSideEvent(this.event, (call) -> call.acknowledge("own")).remove();
		result(one.of("/alone").ready());
		Acknowledgements acks = result(one.of("/alone").serverSideEmitWithAck(this.event));
		assertThat(acks.values()).isEmpty();
		assertThat(acks.servers()).isZero();
	}

	@Test
	void emittersReachAllServers() {
		try (CloseableEmitter emitter = Emitter.create(client)) {
			CompletableFuture<String> first = new CompletableFuture<>();
			this.registrations
				.add(one.onServerSideEvent(this.event, (call) -> first.complete(call.argument(0, String.class))));
			CompletableFuture<String> second = new CompletableFuture<>();
			listen(this.event, (call) -> second.complete(call.argument(0, String.class)));
			emitter.serverSideEmit(this.event, "hello");
			assertThat(result(first)).isEqualTo("hello");
			assertThat(result(second)).isEqualTo("hello");
		}
	}

	@Test
	void refusesWhatCannotBeSent() {
		assertThatIllegalArgumentException().isThrownBy(() -> one.serverSideEmit("connection"))
			.withMessageContaining("connection");
		assertThatIllegalArgumentException().isThrownBy(() -> one.serverSideEmitWithAck(""));
		assertThatIllegalArgumentException().isThrownBy(() -> one.serverSideEmit(this.event, new Unwritable()));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> one.serverSideEmitWithAck(Duration.ofNanos(10), this.event));
		assertThat(servers.node(0).pendingRequests()).isZero();
	}

	/**
	 * What servers may tell each other.
	 */
	record Job(String name, int priority, List<String> tags) {
	}

	/**
	 * What Jackson can't write.
	 */
	static final class Unwritable {

		public String getValue() {
			throw new IllegalStateException("made up");
		}

	}

}
