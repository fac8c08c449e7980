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

package io.github.socketioredis.interop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Three servers on a Redis of their own, each with one client. One of them asks.
 */
final class ClusterOfThree implements AutoCloseable {

	/**
	 * How long is waited for what should come at once.
	 */
	static final Duration TIMEOUT = Duration.ofSeconds(5);

	/**
	 * The server-side event that marks the end of what a server is to be asked for.
	 */
	private static final String FENCE = "fence";

	private static final AtomicInteger NUMBERS = new AtomicInteger();

	private final Composition composition;

	private final Mode declared;

	private final Mode mode;

	private final NodeClients clients;

	private final RunningRedis redis;

	private final List<Member> members;

	private ClusterOfThree(Composition composition, Mode declared, Mode mode, NodeClients clients, RunningRedis redis,
			List<Member> members) {
		this.composition = composition;
		this.declared = declared;
		this.mode = mode;
		this.clients = clients;
		this.redis = redis;
		this.members = members;
	}

	/**
	 * Starts three servers.
	 * @param declared the mode; others may use the same where Redis is shared
	 * @param redis their Redis, which is closed with them
	 */
	static ClusterOfThree start(Composition composition, Mode declared, RunningRedis redis, NodeClients clients)
			throws Exception {
		Mode mode = RedisPool.isShared(declared.topology()) ? declared.withKey(unique(declared.key(), "")) : declared;
		List<CompletableFuture<Member>> starting = IntStream.range(0, composition.kinds().size())
			.mapToObj((index) -> CompletableFuture
				.supplyAsync(() -> member(composition.kinds().get(index), index, mode, redis, clients)))
			.toList();
		try {
			for (CompletableFuture<Member> each : starting) {
				Member member = each.get(NodeProcess.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
				member.connect();
				member.server().confirm();
				member.server().listen("/", FENCE, Reply.SILENT);
			}
		}
		catch (Exception ex) {
			starting.forEach((each) -> each.thenAccept((member) -> member.server().close()));
			redis.close();
			throw ex;
		}
		return new ClusterOfThree(composition, declared, mode, clients, redis,
				starting.stream().map(CompletableFuture::join).toList());
	}

	private static Member member(Direction.Kind kind, int index, Mode mode, RunningRedis redis, NodeClients clients) {
		String name = "server" + index + "." + NUMBERS.incrementAndGet();
		ClusterServer server = (kind == Direction.Kind.NODE) ? NodeServer.start(name, mode, redis)
				: JavaServer.start(mode, redis);
		return new Member(name, kind, index, server, clients);
	}

	boolean is(Composition composition, Mode mode) {
		return this.composition == composition && this.declared.equals(mode);
	}

	Mode mode() {
		return this.mode;
	}

	NodeClients clients() {
		return this.clients;
	}

	RunningRedis redis() {
		return this.redis;
	}

	/**
	 * Returns all three, the asker first.
	 */
	List<Member> members() {
		return this.members;
	}

	Member member(int index) {
		return this.members.get(index);
	}

	/**
	 * Returns the server that asks.
	 */
	ClusterServer asker() {
		return member(0).server();
	}

	boolean javaAsks() {
		return member(0).isJava();
	}

	/**
	 * Returns the two that don't ask.
	 */
	List<Member> others() {
		return this.members.subList(1, this.members.size());
	}

	/**
	 * Makes a name that is not used otherwise.
	 */
	String unique(String prefix) {
		return unique(prefix, "-");
	}

	private static String unique(String prefix, String separator) {
		return prefix + separator + NUMBERS.incrementAndGet();
	}

	/**
	 * Lets the asker make a call.
	 */
	void send(Call call) throws Exception {
		get(asker().send(call));
	}

	/**
	 * Returns what should be there at once.
	 */
	static <T> T get(CompletableFuture<T> answer) throws Exception {
		return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * Fetches sockets through the asker.
	 * @return by id
	 */
	Map<String, SocketView> fetch(Target target) throws Exception {
		List<SocketView> sockets = get(asker().fetchSockets(target));
		Map<String, SocketView> byId = sockets.stream()
			.collect(Collectors.toMap(SocketView::id, (socket) -> socket, (one, other) -> one, LinkedHashMap::new));
		assertThat(sockets).as("sockets, each of them once").hasSameSizeAs(byId.keySet());
		return byId;
	}

	String[] ids(Member... of) {
		return Arrays.stream(of).map(Member::id).toArray(String[]::new);
	}

	/**
	 * Lets the asker send an event to be acknowledged.
	 * @param replies how the clients acknowledge it, in the order of the members; null
	 * for not at all
	 */
	CompletableFuture<Outcome> ask(Target target, Duration timeout, String event, List<Object> args, Reply... replies) {
		for (int i = 0; i < replies.length; i++) {
			if (replies[i] != null) {
				this.clients.reply(member(i).client(), event, replies[i]);
			}
		}
		return asker().emitWithAck(target, timeout, event, args.toArray());
	}

	/**
	 * Returns what the asker sees of a server's reply, which comes as JSON. A Java server
	 * can't acknowledge with nothing, only with null.
	 */
	JsonNode seenOfServer(Member member, Reply reply) {
		boolean java = javaAsks() || member.isJava();
		return Values.tagged(java ? Values.java(reply.first()) : reply.first());
	}

	/**
	 * Returns what the asker sees of a client's reply.
	 */
	JsonNode seenOfClient(Member member, Reply reply) {
		Object value = member.received(Values.list(reply.first()), this.mode).get(0);
		return Values.tagged(javaAsks() ? Values.java(value) : value);
	}

	/**
	 * Asserts which clients got an event that was emitted, once, and that the others did
	 * not.
	 */
	void verify(String event, List<Object> args, Member... reached) throws Exception {
		Map<Member, List<Received>> expected = new LinkedHashMap<>();
		for (Member member : reached) {
			expected.put(member, List.of(Received.of(event, member.received(args, this.mode))));
		}
		verify(List.of(event), expected);
	}

	/**
	 * Asserts which clients got the events, in which order, and that the others did not.
	 * Fences of both kinds have gone the way of the events: broadcasts, and broadcasts to
	 * be acknowledged.
	 */
	void verify(Collection<String> events, Map<Member, List<Received>> expected) throws Exception {
		String token = unique("fence");
		get(asker().emitWithAck(Target.all(), TIMEOUT, NodeClients.FENCE, token + "/ack"));
		send(Target.all().emit(NodeClients.FENCE, token));
		List<String> names = this.members.stream().map(Member::client).toList();
		Map<String, Integer> outrun = new LinkedHashMap<>();
		if (!this.mode.keepsOrder()) {
			expected.forEach((member, received) -> outrun.put(member.client(), received.size()));
		}
		Map<String, List<JsonNode>> arrived = this.clients.collect(names, token, events, outrun);
		Map<Member, List<Received>> actual = new LinkedHashMap<>();
		Map<Member, List<Received>> complete = new LinkedHashMap<>();
		for (Member member : this.members) {
			complete.put(member, Received.comparable(expected.getOrDefault(member, List.of()), this.mode));
			actual.put(member,
					Received.comparable(arrived.get(member.client()).stream().map(Received::of).toList(), this.mode));
		}
		assertThat(actual).isEqualTo(complete);
	}

	/**
	 * Lets all servers listen to a server-side event.
	 * @param replies how they acknowledge it, in the order of the members
	 */
	void listen(String event, Reply... replies) {
		for (int i = 0; i < this.members.size(); i++) {
			member(i).server().listen("/", event, replies[i]);
		}
	}

	/**
	 * Asserts that the two others got a server-side event, once with each of the lists of
	 * arguments, and the asker did not. The asker hears its own requests before what
	 * another server sends after it got the asker's fence.
	 */
	void verifyServerSide(String event, List<?>... args) throws Exception {
		String token = unique("fence");
		send(Target.all().serverSideEmit(FENCE, token));
		for (Member other : others()) {
			awaitFence(other.server(), token);
		}
		String back = unique("fence");
		get(member(1).server().send(Target.all().serverSideEmit(FENCE, back)));
		awaitFence(asker(), back);
		List<JsonNode> expected = Arrays.stream(args).map(Values::tagged).toList();
		for (Member other : others()) {
			if (this.mode.keepsOrder()) {
				assertThat(other.server().heard("/", event)).as(other.toString()).isEqualTo(expected);
			}
			else {
				eventually(() -> assertThat(other.server().heard("/", event)).as(other.toString())
					.containsExactlyInAnyOrderElementsOf(expected));
			}
		}
		assertThat(asker().heard("/", event)).as("the asker").isEmpty();
	}

	private void awaitFence(ClusterServer server, String token) {
		JsonNode args = Values.tagged(List.of(token));
		eventually(() -> assertThat(server.heard("/", FENCE)).contains(args));
	}

	/**
	 * Asserts that no Java server waits for answers any longer.
	 */
	void verifyNothingPending() {
		for (Member member : this.members) {
			if (member.server() instanceof JavaServer server) {
				eventually(() -> assertThat(server.pendingRequests()).as("questions pending at " + member).isZero());
			}
		}
	}

	void eventually(CheckedAssertion assertion) {
		await().atMost(TIMEOUT)
			.pollInterval(Duration.ofMillis(5))
			.pollDelay(Duration.ZERO)
			.untilAsserted(assertion::check);
	}

	/**
	 * Waits until everything is subscribed.
	 */
	void confirm() {
		this.members.forEach((member) -> member.server().confirm());
	}

	/**
	 * Disconnects the clients.
	 */
	void forgetClients() {
		this.members.forEach((member) -> this.clients.forget(member.client("")));
	}

	/**
	 * Closes the servers side by side, because a netty-socketio server takes seconds.
	 */
	@Override
	public void close() {
		forgetClients();
		List<CompletableFuture<Void>> closing = new ArrayList<>();
		this.members.forEach((member) -> closing.add(CompletableFuture.runAsync(member.server()::close)));
		CompletableFuture.allOf(closing.toArray(CompletableFuture[]::new)).join();
		this.redis.close();
	}

	/**
	 * An assertion that may ask the cluster.
	 */
	interface CheckedAssertion {

		void check() throws Exception;

	}

}
