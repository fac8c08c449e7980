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

package io.github.socketioredis.cluster;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.socketioredis.ClusterTimeoutException;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.SocketDetails;
import io.github.socketioredis.protocol.SocketSelector;
import io.github.socketioredis.protocol.codec.EventDataCodec;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RequestEngine}, without bytes and channels.
 */
class RequestEngineTests {

	private static final Duration LONG = Duration.ofHours(1);

	private final RecordingNamespace local = new RecordingNamespace("/");

	private final AtomicInteger ids = new AtomicInteger();

	private final AtomicInteger asked = new AtomicInteger();

	private final CompletableFuture<Integer> servers = new CompletableFuture<>();

	private final RequestEngine engine = new RequestEngine(new AdapterContext(this.local, (data, ack) -> {
	}, Runnable::run, JsonMapper.shared()), "own", () -> "q" + this.ids.incrementAndGet(), () -> this.servers);

	private CompletableFuture<Long> ask(String requestId) {
		this.asked.incrementAndGet();
		return CompletableFuture.completedFuture(1L);
	}

	private CompletableFuture<List<String>> fetch(Duration timeout) {
		return this.engine.fetchSockets(SocketSelector.all(), false, timeout, SocketDetails::id, this::ask);
	}

	private static SocketDetails socket(String id) {
		return new SocketDetails(id, JsonNodeFactory.instance.objectNode(), List.of(id), null);
	}

	@Test
	void anAnswerMayComeBeforeTheCountOfServers() {
		CompletableFuture<List<String>> fetched = fetch(LONG);
		this.engine.sockets("q1", "a", List.of(socket("s1")));
		assertThat(fetched).isNotDone();
		this.servers.complete(2);
		assertThat(fetched).isCompletedWithValue(List.of("id-of-/", "s1"));
		assertThat(this.asked).hasValue(1);
	}

	@Test
	void aServerThatAnswersTwiceCountsOnceWhereItTellsWhoItIs() {
		this.servers.complete(3);
		CompletableFuture<List<String>> fetched = fetch(LONG);
		this.engine.sockets("q1", "a", List.of(socket("s1")));
		this.engine.sockets("q1", "a", List.of(socket("s1")));
		assertThat(fetched).isNotDone();
		this.engine.sockets("q1", "b", List.of(socket("s2")));
		assertThat(fetched).isCompletedWithValue(List.of("id-of-/", "s1", "s2"));
	}

	@Test
	void missingServersAreNamedWhereAllAnswersTellWhoTheyAre() {
		this.servers.complete(3);
		this.engine.peers().heard("a");
		this.engine.peers().heard("b");
		CompletableFuture<List<String>> fetched = fetch(Duration.ofMillis(50));
		this.engine.sockets("q1", "a", List.of());
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(fetched::get)
			.havingCause()
			.asInstanceOf(InstanceOfAssertFactories.type(ClusterTimeoutException.class))
			.satisfies((ex) -> assertThat(ex.missingServers()).containsExactly("b"));
	}

	@Test
	void questionsAndDeadlinesAreCounted() {
		ClusterCounters counters = new ClusterCounters();
		RequestEngine counting = new RequestEngine(new AdapterContext(this.local, (data, ack) -> {
		}, Runnable::run, JsonMapper.shared(), counters), "own", () -> "q" + this.ids.incrementAndGet(),
				() -> this.servers);
		CompletableFuture<List<String>> answered = counting.fetchSockets(SocketSelector.all(), true, LONG,
				SocketDetails::id, this::ask);
		assertThat(answered).isCompleted();
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(counting.fetchSockets(SocketSelector.all(),
				false, Duration.ofMillis(20), SocketDetails::id, this::ask)::get);
		assertThat(counters.snapshot()).isEqualTo(new ClusterStatistics(2, 1, 0));
	}

	@Test
	void missingServersAreNotGuessed() {
		this.servers.complete(2);
		this.engine.peers().heard("gone long ago");
		this.engine.peers().heard("a");
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(fetch(Duration.ofMillis(50))::get)
			.havingCause()
			.asInstanceOf(InstanceOfAssertFactories.type(ClusterTimeoutException.class))
			.satisfies((ex) -> assertThat(ex.missingServers()).isEmpty());
	}

	@Test
	void aCountOfServersThatFailsFailsTheRequest() {
		CompletableFuture<List<String>> fetched = fetch(LONG);
		this.servers.completeExceptionally(new IllegalStateException("no Redis"));
		assertThat(fetched).isCompletedExceptionally();
		assertThat(this.engine.size()).isZero();
	}

	@Test
	void aQuestionThatCanNotBePublishedFailsTheRequest() {
		this.servers.complete(2);
		CompletableFuture<List<String>> thrown = this.engine.fetchSockets(SocketSelector.all(), false, LONG,
				SocketDetails::id, (id) -> {
					throw new IllegalStateException("not encodable");
				});
		assertThat(thrown).isCompletedExceptionally();
		CompletableFuture<List<String>> failed = this.engine.fetchSockets(SocketSelector.all(), false, LONG,
				SocketDetails::id, (id) -> CompletableFuture.failedFuture(new IllegalStateException("no Redis")));
		assertThat(failed).isCompletedExceptionally();
		assertThat(this.engine.size()).isZero();
	}

	@Test
	void anEventIsSentThoughItsTimeoutIsTooShort() {
		CompletableFuture<Integer> never = new CompletableFuture<>();
		RequestEngine slow = new RequestEngine(new AdapterContext(this.local, (data, ack) -> {
		}, Runnable::run, JsonMapper.shared()), "own", () -> "q" + this.ids.incrementAndGet(), () -> never);
		for (int i = 0; i < 100; i++) {
			slow.broadcast(new EventDataCodec(JsonMapper.shared()).fromObjects("ev", List.of()), SocketSelector.all(),
					BroadcastFlags.none(), Duration.ofNanos(1), this::ask);
		}
		assertThat(this.local.takeActions()).hasSize(100);
		assertThat(this.asked).hasValue(100);
	}

	@Test
	void moreThanTheTableHoldsIsRefusedAndNotAsked() {
		this.servers.complete(2);
		for (int i = 0; i < 50_000; i++) {
			this.engine.allRooms(LONG, this::ask);
		}
		assertThat(this.asked).hasValue(50_000);
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(fetch(LONG)::get)
			.withMessageContaining("50000 requests of this namespace wait for answers already");
		assertThat(this.engine.broadcast(new EventDataCodec(JsonMapper.shared()).fromObjects("ev", List.of()),
				SocketSelector.all(), BroadcastFlags.none(), LONG, this::ask))
			.isCompletedExceptionally();
		assertThat(this.asked).hasValue(50_000);
		assertThat(this.local.acks()).isEmpty();
		assertThat(this.engine.size()).isEqualTo(50_000);
		this.engine.close();
		assertThat(this.engine.size()).isZero();
	}

}
