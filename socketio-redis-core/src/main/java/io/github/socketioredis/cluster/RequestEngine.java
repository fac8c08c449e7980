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
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.socketioredis.Acknowledgements;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.SocketDetails;
import io.github.socketioredis.protocol.SocketSelector;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * The questions that one adapter has put to the cluster. Knows how many answers each of
 * them needs, and nothing of bytes and channels: an adapter says how a question is
 * published and tells what has been answered. Every question has a deadline. Answers to
 * questions that are not, or no longer, waited for are ignored, and so are answers of the
 * wrong kind. Thread-safe.
 */
final class RequestEngine {

	private static final int MAX_PENDING = 50_000;

	private static final Duration LONGEST = Duration.ofDays(365);

	private final AdapterContext context;

	private final String uid;

	private final Supplier<String> ids;

	private final Supplier<CompletableFuture<Integer>> serverCount;

	private final Peers peers = new Peers();

	private final Map<String, PendingRequest<?>> pending = new ConcurrentHashMap<>();

	/**
	 * Creates an engine.
	 * @param context the namespace of the server
	 * @param uid the uid of the adapter
	 * @param ids makes ids of requests
	 * @param serverCount counts the servers, this one included
	 */
	RequestEngine(AdapterContext context, String uid, Supplier<String> ids,
			Supplier<CompletableFuture<Integer>> serverCount) {
		this.context = context;
		this.uid = uid;
		this.ids = ids;
		this.serverCount = serverCount;
	}

	/**
	 * How a question is published, given the id that its answers have to carry.
	 */
	@FunctionalInterface
	interface Question {

		CompletableFuture<Long> publish(String requestId);

	}

	Peers peers() {
		return this.peers;
	}

	/**
	 * Returns whether an answer is waited for.
	 * @param requestId the id of the question
	 * @return whether it is pending
	 */
	boolean isPending(@Nullable String requestId) {
		return requestId != null && this.pending.containsKey(requestId);
	}

	boolean isIdle() {
		return this.pending.isEmpty();
	}

	int size() {
		return this.pending.size();
	}

	<T> CompletableFuture<List<T>> fetchSockets(SocketSelector target, boolean local, Duration timeout,
			Function<SocketDetails, T> view, Question question) {
		Gathering<SocketDetails, T, List<T>> request = new Gathering<>("fetchSockets", timeout,
				this.context.callbacks(), view, Function.identity());
		return gather(request, this.context.local().describe(target), local, question);
	}

	CompletableFuture<Set<String>> allRooms(Duration timeout, Question question) {
		Gathering<String, String, Set<String>> request = new Gathering<>("allRooms", timeout, this.context.callbacks(),
				Function.identity(), LinkedHashSet::new);
		return gather(request, this.context.local().rooms(), false, question);
	}

	private <A, T, R> CompletableFuture<R> gather(Gathering<A, T, R> request, Collection<A> own, boolean local,
			Question question) {
		if (isFull(request)) {
			return request.future();
		}
		String requestId = open(request);
		request.answer(this.uid, own);
		if (local) {
			request.expect(1);
		}
		else {
			countAndAsk(request, requestId, 0, question);
		}
		return request.future();
	}

	CompletableFuture<Acknowledgements> serverSideEmit(Duration timeout, Question question) {
		Gathering<JsonNode, JsonNode, Acknowledgements> request = new Gathering<>("serverSideEmit", timeout,
				this.context.callbacks(), Function.identity(),
				(values) -> new JsonAcknowledgements(values, values.size(), this.context.mapper()));
		if (!isFull(request)) {
			countAndAsk(request, open(request), 1, question);
		}
		return request.future();
	}

	/*
	 * Counted and asked in one go, which saves a round trip; Redis counts before it
	 * delivers. Expected are the servers less those that don't answer.
	 */
	private void countAndAsk(PendingRequest<?> request, String requestId, int silent, Question question) {
		CompletableFuture<Integer> counted = this.serverCount.get();
		publish(request, requestId, question);
		counted.whenComplete((count, failure) -> {
			if (failure != null) {
				request.fail(failure);
			}
			else {
				request.expect(count - silent);
			}
		});
	}

	private static void publish(PendingRequest<?> request, String requestId, Question question) {
		try {
			question.publish(requestId).whenComplete((reached, failure) -> {
				if (failure != null) {
					request.fail(failure);
				}
			});
		}
		catch (RuntimeException ex) {
			request.fail(ex);
		}
	}

	/**
	 * Sends an event to local sockets and to the others at once, and waits for
	 * acknowledgements.
	 * @param data the event
	 * @param target the sockets that are meant
	 * @param flags the flags
	 * @param timeout how long to wait
	 * @param question publishes the event
	 * @return the acknowledgements
	 */
	CompletableFuture<Acknowledgements> broadcast(EventData data, SocketSelector target, BroadcastFlags flags,
			Duration timeout, Question question) {
		AckGathering request = new AckGathering(timeout, this.context.callbacks(), this.context.mapper());
		if (isFull(request)) {
			return request.future();
		}
		String requestId = open(request);
		LocalNamespace.PendingAcks own = this.context.local().deliverWithAck(data, target, flags, request::ack);
		request.future().whenComplete((result, failure) -> own.forget());
		request.clients(this.uid, own.clients());
		if (flags.local()) {
			request.expect(1);
		}
		else {
			countAndAsk(request, requestId, 0, question);
		}
		return request.future();
	}

	private boolean isFull(PendingRequest<?> request) {
		if (this.pending.size() < MAX_PENDING) {
			return false;
		}
		request.fail(new IllegalStateException(request.name() + " was not asked: " + MAX_PENDING
				+ " requests of this namespace wait for answers already; ask less often or set shorter timeouts"));
		return true;
	}

	private String open(PendingRequest<?> request) {
		String id = this.ids.get();
		this.context.counters().requests.increment();
		while (this.pending.putIfAbsent(id, request) != null) {
			id = this.ids.get();
		}
		String requestId = id;
		Duration timeout = (request.timeout().compareTo(LONGEST) < 0) ? request.timeout() : LONGEST;
		Deadline deadline = Deadline.in(timeout,
				() -> request.expire(this.peers, this.context.counters().requestTimeouts), Runnable::run);
		request.cleanUp(() -> {
			this.pending.remove(requestId, request);
			deadline.cancel();
		});
		return requestId;
	}

	/**
	 * A server has described its sockets.
	 * @param requestId the id of the question
	 * @param from the uid of the server's adapter; {@code null} if it did not tell
	 * @param sockets the sockets
	 */
	void sockets(String requestId, @Nullable String from, List<SocketDetails> sockets) {
		answer(requestId, "fetchSockets", from, () -> sockets);
	}

	/**
	 * A server has named its rooms.
	 * @param requestId the id of the question
	 * @param from the uid of the server's adapter; {@code null} if it did not tell
	 * @param rooms gives the names of the rooms
	 */
	void rooms(String requestId, @Nullable String from, Supplier<? extends Collection<String>> rooms) {
		answer(requestId, "allRooms", from, rooms);
	}

	/**
	 * A server has acknowledged an event.
	 * @param requestId the id of the question
	 * @param from the uid of the server's adapter; {@code null} if it did not tell
	 * @param value the acknowledgement; {@code null} if it has no value
	 */
	void serverSideAck(String requestId, @Nullable String from, @Nullable JsonNode value) {
		answer(requestId, "serverSideEmit", from, () -> List.of(orNull(value)));
	}

	@SuppressWarnings("unchecked")
	private <A> void answer(String requestId, String name, @Nullable String from,
			Supplier<? extends Collection<A>> items) {
		if (this.pending.get(requestId) instanceof Gathering<?, ?, ?> request && request.name().equals(name)) {
			((Gathering<A, ?, ?>) request).answer(from, items.get());
		}
	}

	/**
	 * A server has said how many of its clients it asks to acknowledge.
	 * @param requestId the id of the question
	 * @param from the uid of the server's adapter; {@code null} if it did not tell
	 * @param count the number of clients
	 */
	void clientCount(String requestId, @Nullable String from, int count) {
		if (this.pending.get(requestId) instanceof AckGathering request) {
			request.clients(from, count);
		}
	}

	/**
	 * A client has acknowledged.
	 * @param requestId the id of the question
	 * @param value the acknowledgement; {@code null} if it has no value
	 */
	void clientAck(String requestId, @Nullable JsonNode value) {
		if (this.pending.get(requestId) instanceof AckGathering request) {
			request.ack(orNull(value));
		}
	}

	private static JsonNode orNull(@Nullable JsonNode value) {
		return (value != null) ? value : NullNode.getInstance();
	}

	/**
	 * Fails what is pending.
	 */
	void close() {
		this.pending.values()
			.forEach((request) -> request.fail(new IllegalStateException(
					request.name() + " was not answered before this server has left the cluster")));
	}

}
