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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.socketioredis.Acknowledgements;
import io.github.socketioredis.ClusterTimeoutException;
import io.github.socketioredis.MessageParser;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.ClassicRequest;
import io.github.socketioredis.protocol.ClassicResponse;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.SocketDetails;
import io.github.socketioredis.protocol.SocketSelector;
import io.github.socketioredis.protocol.codec.ClassicCodec;
import io.github.socketioredis.protocol.codec.ClassicCodecs;
import io.github.socketioredis.protocol.codec.EventDataCodec;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Very many questions to two servers that answer, answer late, wrongly or not at all:
 * nothing may be left of any of them.
 */
class RequestSoakTests {

	private static final int REQUESTS = 100_000;

	private static final int PEERS = 2;

	private static final int MAX_PENDING = 5_000;

	private final JsonMapper mapper = JsonMapper.shared();

	private final ClassicCodec codec = ClassicCodecs.of(MessageParser.BuiltIn.MESSAGEPACK, this.mapper);

	private final EventData event = new EventDataCodec(this.mapper).fromObjects("ask", List.of(1));

	private final ScriptedPeers peers = new ScriptedPeers(this.codec, 1 + PEERS);

	private final ExecutorService callbacks = Executors.newFixedThreadPool(2);

	private final ExecutorService answers = Executors.newFixedThreadPool(2);

	private final Semaphore mayAsk = new Semaphore(MAX_PENDING);

	private final AtomicInteger locallyAsked = new AtomicInteger();

	private final AtomicInteger locallyForgotten = new AtomicInteger();

	private final Map<String, AtomicInteger> ended = new ConcurrentHashMap<>();

	private final Queue<String> surprises = new ConcurrentLinkedQueue<>();

	private final NamespaceAdapter patient = adapter(Duration.ofMinutes(5));

	private final NamespaceAdapter hasty = adapter(Duration.ofMillis(2));

	private NamespaceAdapter adapter(Duration timeout) {
		ClassicOptions options = ClassicOptions.defaults().withRequestsTimeout(timeout);
		return new ClassicAdapterFactory(this.peers, this.codec, options)
			.create(new AdapterContext(new OneSocket(), (data, ack) -> {
			}, this.callbacks, this.mapper));
	}

	private static SocketDetails socket(String id) {
		return new SocketDetails(id, JsonNodeFactory.instance.objectNode(), List.of(id), null);
	}

	@BeforeEach
	void start() {
		assertThat(this.patient.start()).isCompleted();
		assertThat(this.hasty.start()).isCompleted();
	}

	@AfterEach
	void stop() {
		this.callbacks.shutdownNow();
		this.answers.shutdownNow();
	}

	@Test
	void nothingIsLeftOfAnyRequest() throws Exception {
		List<CompletableFuture<?>> all = new ArrayList<>();
		for (int i = 0; i < REQUESTS; i++) {
			Plan plan = Plan.values()[i % Plan.values().length];
			Kind kind = Kind.values()[i / Plan.values().length % Kind.values().length];
			this.mayAsk.acquire();
			all.add(ask(plan, kind).thenRun(this.mayAsk::release));
		}
		CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).get(60, TimeUnit.SECONDS);
		this.answers.shutdown();
		assertThat(this.answers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
		Awaitility.await().untilAsserted(() -> {
			assertThat(this.patient.pendingRequests()).isZero();
			assertThat(this.hasty.pendingRequests()).isZero();
			assertThat(this.locallyForgotten).hasValue(this.locallyAsked.get());
		});
		assertThat(this.surprises).isEmpty();
		assertThat(this.ended).hasSize(Plan.values().length * Kind.values().length)
			.allSatisfy((name, count) -> assertThat(count).hasValue(REQUESTS / this.ended.size()));
		assertThat(this.locallyAsked).hasValue(REQUESTS / Kind.values().length);
	}

	@Test
	void cancelledRequestsAreForgottenAtOnce() {
		List<CompletableFuture<?>> open = new ArrayList<>();
		for (Kind kind : Kind.values()) {
			open.add(kind.ask(this.patient, this.event));
			assertThat(this.patient.pendingRequests()).isEqualTo(open.size());
		}
		assertThat(open).allMatch((future) -> future.cancel(true));
		assertThat(this.patient.pendingRequests()).isZero();
		assertThat(this.locallyForgotten).hasValue(1);
	}

	@Test
	void closedAdapterFailsWhatIsPending() {
		List<CompletableFuture<?>> open = new ArrayList<>();
		for (Kind kind : Kind.values()) {
			open.add(kind.ask(this.patient, this.event));
		}
		this.patient.close();
		assertThat(open).allSatisfy((future) -> assertThat(future).failsWithin(Duration.ofSeconds(5)));
		Awaitility.await().until(() -> this.patient.pendingRequests() == 0);
	}

	/**
	 * Asks, and returns what completes when the question has ended and nobody will answer
	 * it any more, not even late.
	 */
	private CompletableFuture<?> ask(Plan plan, Kind kind) {
		CompletableFuture<?> future = kind.ask(plan.hasty ? this.hasty : this.patient, this.event);
		ClassicRequest request = this.peers.takeRequest();
		if (plan == Plan.CANCELLED) {
			future.cancel(true);
		}
		CompletableFuture<?> end = future.handle((result, failure) -> ended(plan, kind, result, failure));
		if (plan == Plan.ANSWERED_LATE) {
			return end.thenRunAsync(() -> answer(plan, kind, request), this.answers);
		}
		return CompletableFuture.allOf(end,
				CompletableFuture.runAsync(() -> answer(plan, kind, request), this.answers));
	}

	private void answer(Plan plan, Kind kind, ClassicRequest request) {
		String id = request.requestId();
		String uid = (id.hashCode() % 4 != 0) ? request.uid() : null;
		if (plan.wrong) {
			Arrays.stream(Kind.values()).filter((other) -> other != kind).forEach((other) -> respond(uid, other, id));
			this.peers.respond(uid, new ClassicResponse.Done(id));
			this.peers.respond(uid, new ClassicResponse.Sockets(id, List.of("wrong")));
		}
		if (plan.foreign) {
			respond(uid, kind, "x" + id);
		}
		for (int peer = 0; peer < plan.answers; peer++) {
			respond(uid, kind, id);
		}
	}

	private void respond(@Nullable String uid, Kind kind, String requestId) {
		kind.answer(requestId).forEach((response) -> this.peers.respond(uid, response));
	}

	private @Nullable Void ended(Plan plan, Kind kind, @Nullable Object result, @Nullable Throwable failure) {
		boolean expected = (plan == Plan.CANCELLED) ? failure instanceof CancellationException : plan.hasty
				? failure instanceof ClusterTimeoutException : failure == null && kind.size(result) == kind.fullSize;
		if (!expected) {
			this.surprises.add(plan + " " + kind + ": " + result + ", " + failure);
		}
		this.ended.computeIfAbsent(plan + " " + kind, (name) -> new AtomicInteger()).incrementAndGet();
		return null;
	}

	/**
	 * How the other servers behave.
	 */
	private enum Plan {

		ANSWERED(false, PEERS, false, false),

		ANSWERED_AFTER_WRONG(false, PEERS, true, false),

		ANSWERED_AFTER_FOREIGN(false, PEERS, false, true),

		CANCELLED(false, PEERS, false, false),

		UNANSWERED(true, 0, false, false),

		ANSWERED_BY_ONE(true, 1, false, false),

		ANSWERED_WRONG(true, 0, true, true),

		ANSWERED_LATE(true, PEERS, true, true);

		private final boolean hasty;

		private final int answers;

		private final boolean wrong;

		private final boolean foreign;

		Plan(boolean hasty, int answers, boolean wrong, boolean foreign) {
			this.hasty = hasty;
			this.answers = answers;
			this.wrong = wrong;
			this.foreign = foreign;
		}

	}

	/**
	 * What is asked.
	 */
	private enum Kind {

		SOCKETS(1 + PEERS) {

			@Override
			CompletableFuture<?> ask(NamespaceAdapter adapter, EventData event) {
				return adapter.fetchSockets(SocketSelector.all(), BroadcastFlags.none(), Function.identity());
			}

			@Override
			List<ClassicResponse> answer(String requestId) {
				return List.of(new ClassicResponse.Details(requestId, List.of(socket("other"))));
			}

		},

		ROOMS(2) {

			@Override
			CompletableFuture<?> ask(NamespaceAdapter adapter, EventData event) {
				return adapter.allRooms();
			}

			@Override
			List<ClassicResponse> answer(String requestId) {
				return List.of(new ClassicResponse.Rooms(requestId, List.of("own", "shared")));
			}

		},

		SERVERS(PEERS) {

			@Override
			CompletableFuture<?> ask(NamespaceAdapter adapter, EventData event) {
				return adapter.serverSideEmitWithAck(event, null);
			}

			@Override
			List<ClassicResponse> answer(String requestId) {
				return List.of(new ClassicResponse.ServerSideAck(requestId, IntNode.valueOf(1)));
			}

		},

		CLIENTS(1 + PEERS) {

			@Override
			CompletableFuture<?> ask(NamespaceAdapter adapter, EventData event) {
				return adapter.broadcastWithAck(event, SocketSelector.all(), BroadcastFlags.none());
			}

			@Override
			List<ClassicResponse> answer(String requestId) {
				return List.of(new ClassicResponse.ClientAck(requestId, IntNode.valueOf(1)),
						new ClassicResponse.ClientCount(requestId, 1));
			}

		};

		private final int fullSize;

		Kind(int fullSize) {
			this.fullSize = fullSize;
		}

		abstract CompletableFuture<?> ask(NamespaceAdapter adapter, EventData event);

		abstract List<ClassicResponse> answer(String requestId);

		int size(@Nullable Object result) {
			if (result instanceof Acknowledgements acks) {
				return acks.size();
			}
			return (result instanceof Collection<?> items) ? items.size() : -1;
		}

	}

	/**
	 * A namespace with one socket, which acknowledges at once.
	 */
	private final class OneSocket extends RecordingNamespace {

		OneSocket() {
			super("/", "own");
		}

		@Override
		public List<SocketDetails> describe(SocketSelector target) {
			return List.of(socket("own"));
		}

		@Override
		public PendingAcks deliverWithAck(EventData data, SocketSelector target, BroadcastFlags flags,
				Consumer<JsonNode> ack) {
			RequestSoakTests.this.locallyAsked.incrementAndGet();
			ack.accept(IntNode.valueOf(-1));
			return new Asked(RequestSoakTests.this.locallyForgotten);
		}

	}

	/**
	 * Counts that it is forgotten, once.
	 */
	private static final class Asked implements LocalNamespace.PendingAcks {

		private final AtomicInteger forgotten;

		private boolean counted;

		Asked(AtomicInteger forgotten) {
			this.forgotten = forgotten;
		}

		@Override
		public int clients() {
			return 1;
		}

		@Override
		public synchronized void forget() {
			if (!this.counted) {
				this.counted = true;
				this.forgotten.incrementAndGet();
			}
		}

	}

}
