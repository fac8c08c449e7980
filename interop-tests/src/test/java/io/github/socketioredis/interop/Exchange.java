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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One cell at work: a sender, whose own clients are the local ones if it is a server, and
 * a server whose clients are the remote ones. Nothing is waited for by time: after the
 * calls the sender sends a fence the same way, and what a client got before the fence is
 * all that it got. Where the fence may overtake what was sent before, that is waited for,
 * and what comes too much is seen as late.
 */
final class Exchange {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private static final AtomicInteger NUMBERS = new AtomicInteger();

	private final int number = NUMBERS.incrementAndGet();

	private final Mode mode;

	private final NodeClients clients;

	private final ClusterPeer sender;

	private final Site local;

	private final Site remote;

	private final List<CompletableFuture<?>> calls = new ArrayList<>();

	private int fences;

	Exchange(Mode mode, NodeClients clients, ClusterPeer sender, Site local, Site remote) {
		this.mode = mode;
		this.clients = clients;
		this.sender = sender;
		this.local = local;
		this.remote = remote;
	}

	Mode mode() {
		return this.mode;
	}

	NodeClients clients() {
		return this.clients;
	}

	ClusterPeer sender() {
		return this.sender;
	}

	/**
	 * Returns the sender's own site, or null if the sender is an emitter.
	 */
	Site local() {
		return this.local;
	}

	Site remote() {
		return this.remote;
	}

	/**
	 * Returns the sites whose sockets a call may mean: remote, and local if there is.
	 */
	List<Site> sites() {
		return (this.local != null) ? List.of(this.remote, this.local) : List.of(this.remote);
	}

	/**
	 * Makes a name that no other exchange has.
	 */
	String unique(String prefix) {
		return prefix + "-" + this.number;
	}

	/**
	 * Lets the sender make a call, after all earlier ones.
	 */
	void send(Call call) {
		this.calls.add(this.sender.send(call));
	}

	/**
	 * Asserts who got the events, in which order, and that nobody else did.
	 * @param events the events that were sent
	 * @param expected arguments by client; clients of the sites that are not mentioned
	 * must not have got any
	 */
	void verify(Collection<String> events, Map<String, List<Received>> expected) throws Exception {
		verify(sites(), events, expected);
	}

	/**
	 * The same for the clients of some sites.
	 */
	void verify(List<Site> sites, Collection<String> events, Map<String, List<Received>> expected) throws Exception {
		Map<String, List<Received>> complete = new LinkedHashMap<>();
		for (Site site : sites) {
			for (Role role : Role.values()) {
				complete.put(site.client(role), expected.getOrDefault(site.client(role), List.of()));
			}
		}
		expected.keySet().forEach((name) -> assertThat(complete).containsKey(name));
		Map<String, Integer> outrun = new LinkedHashMap<>();
		if (!this.mode.keepsOrder()) {
			expected.forEach((name, received) -> outrun.put(name, received.size()));
		}
		Map<String, List<JsonNode>> arrived = this.clients.collect(complete.keySet(), fence(), events, outrun);
		Map<String, List<Received>> actual = new LinkedHashMap<>();
		arrived.forEach((name, records) -> actual.put(name,
				Received.comparable(records.stream().map(Received::of).toList(), this.mode)));
		complete.replaceAll((name, received) -> Received.comparable(received, this.mode));
		assertThat(actual).isEqualTo(complete);
	}

	private String fence() throws Exception {
		String token = unique("fence") + "." + (++this.fences);
		send(Target.of("/").emit(NodeClients.FENCE, token));
		send(Target.of("/chat").emit(NodeClients.FENCE, token));
		awaitCalls();
		return token;
	}

	private void awaitCalls() throws Exception {
		for (CompletableFuture<?> call : this.calls) {
			call.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
		}
		this.calls.clear();
	}

	/**
	 * Waits until the servers have executed all requests made so far in a namespace:
	 * makes one more, which can be seen, on the same channel. Where that may overtake
	 * others it shows nothing, but what comes of them is waited for anyway.
	 */
	void awaitRequests(String namespace) throws Exception {
		String seen = unique("seen") + "." + (++this.fences);
		for (Site site : sites()) {
			String marker = site.id(Role.loner(namespace));
			send(Target.of(namespace).to(marker).socketsJoin(seen));
			awaitCalls();
			eventually(() -> assertThat(site.server().rooms(namespace, marker)).contains(seen));
			send(Target.of(namespace).to(marker).socketsLeave(seen));
			eventually(() -> assertThat(site.server().rooms(namespace, marker)).doesNotContain(seen));
			site.server().confirm();
		}
		awaitCalls();
	}

	/**
	 * Asserts which sockets of a site are in a room after {@link #awaitRequests}.
	 */
	void verifyMembers(Site site, String namespace, String room, Set<Role> roles) {
		if (this.mode.keepsOrder()) {
			site.verifyMembers(namespace, room, roles);
		}
		else {
			eventually(() -> site.verifyMembers(namespace, room, roles));
			site.server().confirm();
		}
	}

	void eventually(Runnable assertion) {
		await().atMost(TIMEOUT)
			.pollInterval(Duration.ofMillis(2))
			.pollDelay(Duration.ZERO)
			.untilAsserted(assertion::run);
	}

}
