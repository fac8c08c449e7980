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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rows about requests to all servers, order and keys.
 */
final class StoryFeatures {

	private static final int MANY = 100;

	private StoryFeatures() {
	}

	static List<Feature> all() {
		return List.of(
				JoinFeature.of("socketsJoin of all", (exchange) -> Target.all(), Role.AB, Role.A, Role.B, Role.LONER),
				JoinFeature.of("socketsJoin of rooms", (exchange) -> Target.all().to("a", "b"), Role.AB, Role.A,
						Role.B),
				JoinFeature.of("socketsJoin of a room except another", (exchange) -> Target.all().to("a").except("b"),
						Role.A),
				JoinFeature.of("socketsJoin in a namespace", (exchange) -> Target.of("/chat").to("a"), Role.CHAT_A),
				JoinFeature
					.of("socketsJoin of one socket by id", (exchange) -> Target.all().to(exchange.remote().id(Role.B)),
							Role.B)
					.locally(),
				new CustomFeature("socketsLeave of a room except another", (direction, mode) -> true,
						StoryFeatures::leave),
				new CustomFeature("socketsJoin, then emit at once",
						(direction, mode) -> mode.keepsOrder() && !mode.hasRoomChannels(), StoryFeatures::joinAndEmit),
				new DisconnectFeature("disconnectSockets", false),
				new DisconnectFeature("disconnectSockets(true)", true),
				new CustomFeature("rooms with unusual names", (direction, mode) -> true, StoryFeatures::unusualRooms),
				new CustomFeature("order of " + MANY + " events by room",
						(direction, mode) -> mode.keepsOrder() || mode.keepsOrderOfChannels() || direction.fromJava(),
						StoryFeatures::order),
				new CustomFeature("another key does not reach", (direction, mode) -> !direction.fromServer(),
						StoryFeatures::otherKey),
				new CustomFeature("serverSideEmit", (direction, mode) -> true, StoryFeatures::serverSideEmit));
	}

	private static void leave(TestCluster cluster, Direction direction) throws Exception {
		Exchange exchange = cluster.exchange(direction);
		String room = exchange.unique("left");
		for (Site site : exchange.sites()) {
			Role.inMain().forEach((role) -> exchange.clients().join(site.client(role), List.of(room)));
		}
		exchange.send(Target.all().to("a").except("b").socketsLeave(room, "never joined"));
		exchange.awaitRequests("/");
		exchange.sites()
			.forEach((site) -> exchange.verifyMembers(site, "/", room, Set.of(Role.AB, Role.B, Role.LONER)));
		exchange.send(Target.all().socketsLeave(room));
		exchange.awaitRequests("/");
		exchange.sites().forEach((site) -> exchange.verifyMembers(site, "/", room, Set.of()));
	}

	/**
	 * Remotely only: a Node server's own sockets join when it hears its own request.
	 */
	private static void joinAndEmit(TestCluster cluster, Direction direction) throws Exception {
		Exchange exchange = cluster.exchange(direction);
		List<String> events = new ArrayList<>();
		for (int i = 0; i < MANY; i++) {
			String event = exchange.unique("event") + "." + i;
			events.add(event);
			exchange.send(Target.all().to("b").socketsJoin(event));
			exchange.send(Target.all().to(event).emit(event));
			exchange.send(Target.all().to("b").socketsLeave(event));
			exchange.send(Target.all().to(event).emit(event));
		}
		List<Received> once = events.stream().map((event) -> Received.of(event, List.of())).toList();
		exchange.verify(List.of(exchange.remote()), events, toEach(List.of(exchange.remote()), once, Role.AB, Role.B));
		exchange.awaitRequests("/");
	}

	private static void unusualRooms(TestCluster cluster, Direction direction) throws Exception {
		Exchange exchange = cluster.exchange(direction);
		Set<String> rooms = new LinkedHashSet<>(List.of("#", "a#b", "/", "/chat#x", "*", "[a-z]?\\", "комната 😀", " ",
				"a".repeat(1000), "1234567890abcdefghij", "42", "\u2028", "__proto__", "{\"a\":1}"));
		List<String> events = new ArrayList<>();
		List<Received> expected = new ArrayList<>();
		exchange.sites().forEach((site) -> exchange.clients().join(site.client(Role.B), rooms));
		exchange.sites().forEach((site) -> exchange.clients().join(site.client(Role.LONER), rooms));
		for (String room : rooms) {
			String event = exchange.unique("event") + "." + events.size();
			events.add(event);
			expected.add(Received.of(event, List.of(room)));
			exchange.send(Target.all().to(room).emit(event, room));
		}
		exchange.verify(events, toEach(exchange.sites(), expected, Role.B, Role.LONER));
		for (Site site : exchange.sites()) {
			for (String room : rooms) {
				exchange.clients().leave(site.client(Role.B), room);
				exchange.clients().leave(site.client(Role.LONER), room);
			}
		}
	}

	/**
	 * Where each channel has an order of its own, the events have names of their own.
	 */
	private static void order(TestCluster cluster, Direction direction) throws Exception {
		Exchange exchange = cluster.exchange(direction);
		boolean byChannel = exchange.mode().keepsOrderOfChannels();
		String event = exchange.unique("event");
		Set<String> events = new LinkedHashSet<>();
		List<Target> targets = List.of(Target.all().to("a"), Target.all(), Target.all().to("b"),
				Target.all().to("a", "b"));
		List<Received> expected = new ArrayList<>();
		for (int i = 0; i < MANY; i++) {
			String name = byChannel ? event + "." + i % targets.size() : event;
			events.add(name);
			exchange.send(targets.get(i % targets.size()).emit(name, i));
			expected.add(Received.of(name, List.of(i)));
		}
		Map<String, List<Received>> byClient = toEach(exchange.sites(), expected, Role.AB);
		byClient.putAll(toEach(exchange.sites(), without(expected, 2), Role.A));
		byClient.putAll(toEach(exchange.sites(), without(expected, 0), Role.B));
		byClient.putAll(toEach(exchange.sites(), without(without(without(expected, 0), 2), 3), Role.LONER));
		exchange.verify(events, byClient);
	}

	private static List<Received> without(List<Received> received, int remainder) {
		return received.stream().filter((each) -> each.args().get(0).asInt() % 4 != remainder).toList();
	}

	private static void otherKey(TestCluster cluster, Direction direction) throws Exception {
		Exchange exchange = cluster.exchange(direction);
		String event = exchange.unique("event");
		cluster.stranger(direction).send(Target.all().emit(event)).get();
		cluster.stranger(direction).send(Target.all().to("a").emit(event)).get();
		exchange.verify(List.of(event), Map.of());
	}

	private static void serverSideEmit(TestCluster cluster, Direction direction) throws Exception {
		Exchange exchange = cluster.exchange(direction);
		String event = exchange.unique("server-side");
		List<Object> args = Values.list("text", Values.map("at", 1, "list", Values.list("é😀", null, true)));
		for (Site site : exchange.sites()) {
			site.server().listen("/", event, Reply.SILENT);
			site.server().listen("/chat", event, Reply.SILENT);
		}
		exchange.send(Target.all().serverSideEmit(event, args.toArray()));
		exchange.send(Target.of("/chat").serverSideEmit(event));
		exchange.awaitRequests("/");
		exchange.awaitRequests("/chat");
		ClusterServer server = exchange.remote().server();
		exchange.eventually(() -> assertThat(server.heard("/", event)).containsExactly(Values.tagged(args)));
		exchange.eventually(() -> assertThat(server.heard("/chat", event)).containsExactly(Values.tagged(List.of())));
		if (exchange.local() != null) {
			assertThat(exchange.local().server().heard("/", event)).isEmpty();
		}
	}

	private static Map<String, List<Received>> toEach(List<Site> sites, List<Received> received, Role... roles) {
		Map<String, List<Received>> byClient = new HashMap<>();
		for (Site site : sites) {
			for (Role role : roles) {
				byClient.put(site.client(role), received);
			}
		}
		return byClient;
	}

}
