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

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rows about sockets that are moved between rooms or disconnected, and what is seen
 * of it afterwards.
 */
final class RoomFeatures {

	private static final String REASON = "io server disconnect";

	private RoomFeatures() {
	}

	static List<ClusterFeature> all() {
		return List.of(ClusterFeature.of("socketsJoin and socketsLeave, then fetchSockets", RoomFeatures::joinAndLeave),
				ClusterFeature.of("disconnectSockets, then fetchSockets", (cluster) -> disconnect(cluster, false)),
				ClusterFeature.of("disconnectSockets(true), then fetchSockets", (cluster) -> disconnect(cluster, true)),
				ClusterFeature.of("fetched socket: emit", RoomFeatures::emitToFetched),
				ClusterFeature.of("fetched socket: join, leave", RoomFeatures::moveFetched),
				ClusterFeature.of("fetched socket: disconnect", RoomFeatures::disconnectFetched),
				ClusterFeature.of("rooms that are numbers in JavaScript", RoomFeatures::numbers)
					.when((composition) -> !composition.javaAsks()),
				ClusterFeature.of("room that is text, called by a number", RoomFeatures::numberOfText)
					.when((composition) -> composition == Composition.NODE_ASKS));
	}

	private static void joinAndLeave(ClusterOfThree cluster) throws Exception {
		String first = cluster.unique("room");
		String second = cluster.unique("room-é😀");
		cluster.send(Target.all().except("a").socketsJoin(first, second));
		awaitRooms(cluster, Map.of(1, List.of(first, second), 2, List.of(first, second)));
		assertThat(cluster.fetch(Target.all().to(second)).keySet())
			.containsExactlyInAnyOrder(cluster.ids(cluster.member(1), cluster.member(2)));
		cluster.send(Target.all().to("b").socketsLeave(first));
		cluster.send(Target.all().to("ab").socketsJoin(second));
		awaitRooms(cluster, Map.of(0, List.of(second), 1, List.of(second), 2, List.of(first, second)));
		cluster.send(Target.all().socketsLeave(first, second));
		awaitRooms(cluster, Map.of());
		assertThat(cluster.fetch(Target.all().to(first, second))).isEmpty();
	}

	/**
	 * Others have executed the asker's request when they get its next one, which fetches.
	 * Only a Node asker's own socket may be late: it joins when the asker hears itself.
	 */
	private static void awaitRooms(ClusterOfThree cluster, Map<Integer, List<String>> more) throws Exception {
		Map<String, SocketView> fetched = cluster.fetch(Target.all());
		for (int i = cluster.javaAsks() ? 0 : 1; i < cluster.members().size(); i++) {
			if (cluster.mode().keepsOrder()) {
				verifyRooms(cluster, fetched, i, more);
			}
			int index = i;
			cluster.eventually(() -> verifyRooms(cluster, cluster.fetch(Target.all()), index, more));
		}
		cluster.eventually(() -> verifyRooms(cluster, cluster.fetch(Target.all()), 0, more));
	}

	private static void verifyRooms(ClusterOfThree cluster, Map<String, SocketView> fetched, int index,
			Map<Integer, List<String>> more) {
		Member member = cluster.member(index);
		String[] expected = more.getOrDefault(index, List.of()).toArray(String[]::new);
		assertThat(fetched.get(member.id()).rooms()).as(member.toString()).isEqualTo(member.rooms(expected));
	}

	private static void disconnect(ClusterOfThree cluster, boolean close) throws Exception {
		String room = cluster.unique("room");
		List<String> leaving = cluster.members().stream().map((member) -> member.client(room)).toList();
		for (Member member : cluster.members()) {
			member.connect(member.client(room), NodeClients.WEBSOCKET, List.of(room), Map.of());
		}
		assertThat(cluster.fetch(Target.all().to(room))).hasSize(3);
		cluster.send(Target.all().to(room).disconnectSockets(close));
		for (String client : leaving) {
			assertThat(cluster.clients().awaitDisconnect(client)).as(client).isEqualTo(REASON);
		}
		cluster.eventually(() -> assertThat(cluster.fetch(Target.all().to(room))).isEmpty());
		verifyStanding(cluster);
		leaving.forEach(cluster.clients()::forget);
	}

	private static void verifyStanding(ClusterOfThree cluster) throws Exception {
		Member[] all = cluster.members().toArray(Member[]::new);
		assertThat(cluster.fetch(Target.all()).keySet()).containsExactlyInAnyOrder(cluster.ids(all));
		String event = cluster.unique("standing");
		cluster.send(Target.all().emit(event));
		cluster.verify(event, List.of(), all);
	}

	private static void emitToFetched(ClusterOfThree cluster) throws Exception {
		String event = cluster.unique("événement 😀");
		List<Object> args = Values.list("text", Values.bytes(1, 255), Values.map("é", null));
		Map<Member, List<Received>> expected = new LinkedHashMap<>();
		for (Member member : cluster.members()) {
			ClusterOfThree.get(cluster.asker().sendToFetched(member.id(), new Call.Emit(event, args)));
			expected.put(member, List.of(Received.of(event, member.received(args, cluster.mode()))));
		}
		cluster.verify(List.of(event), expected);
	}

	private static void moveFetched(ClusterOfThree cluster) throws Exception {
		String first = cluster.unique("room");
		String second = cluster.unique("room");
		for (Member member : cluster.members()) {
			move(cluster, member, new Call.Join(List.of(first, second)));
			cluster.eventually(() -> assertThat(cluster.fetch(Target.all().to(first))).hasEntrySatisfying(member.id(),
					(socket) -> assertThat(socket.rooms()).isEqualTo(member.rooms(first, second))));
			move(cluster, member, new Call.Leave(List.of(first)));
			cluster.eventually(() -> assertRooms(cluster, member, second));
		}
		for (Member member : cluster.members()) {
			move(cluster, member, new Call.Leave(List.of(second)));
		}
		cluster.eventually(() -> assertThat(cluster.fetch(Target.all().to(first, second))).isEmpty());
	}

	private static void assertRooms(ClusterOfThree cluster, Member member, String... rooms) throws Exception {
		assertThat(cluster.fetch(Target.all())).hasEntrySatisfying(member.id(),
				(socket) -> assertThat(socket.rooms()).isEqualTo(member.rooms(rooms)));
	}

	private static void move(ClusterOfThree cluster, Member member, Call.Action action) throws Exception {
		ClusterOfThree.get(cluster.asker().sendToFetched(member.id(), action));
	}

	private static void disconnectFetched(ClusterOfThree cluster) throws Exception {
		String room = cluster.unique("room");
		for (Member member : cluster.members()) {
			String client = member.client(room);
			String id = member.connect(client, NodeClients.POLLING, List.of(room), Map.of());
			ClusterOfThree.get(cluster.asker().sendToFetched(id, new Call.Disconnect(true)));
			assertThat(cluster.clients().awaitDisconnect(client)).as(client).isEqualTo(REASON);
			cluster.clients().forget(client);
		}
		cluster.eventually(() -> assertThat(cluster.fetch(Target.all().to(room))).isEmpty());
		verifyStanding(cluster);
	}

	private static void numbers(ClusterOfThree cluster) throws Exception {
		Member[] others = cluster.others().toArray(Member[]::new);
		ClusterServer owner = cluster.member(1).server();
		numbered(cluster, Target.all(), new Call.Join(List.of("123", "4.5")));
		cluster.eventually(() -> assertRooms(cluster, cluster.member(0), "123", "4.5"));
		cluster.confirm();
		numbered(cluster, Target.all().except("a"), new Call.Leave(List.of("4.5")));
		assertRooms(cluster, cluster.member(1), "123");
		assertThat(owner.rooms("/", cluster.member(1).id())).contains("123").doesNotContain("4.5");
		String event = cluster.unique("event");
		numbered(cluster, Target.all().to("123"), new Call.Emit(event, List.of("one")));
		numbered(cluster, Target.all().to("123", "77"), new Call.Emit(event, List.of("two")));
		numbered(cluster, Target.all().except("4.5"), new Call.Emit(event, List.of("three")));
		numbered(cluster, Target.all().except("123"), new Call.Emit(event, List.of("none")));
		Map<Member, List<Received>> expected = new HashMap<>();
		for (Member member : others) {
			expected.put(member, List.of(Received.of(event, List.of("one")), Received.of(event, List.of("two")),
					Received.of(event, List.of("three"))));
		}
		expected.put(cluster.member(0),
				List.of(Received.of(event, List.of("one")), Received.of(event, List.of("two"))));
		cluster.verify(List.of(event), expected);
		numbered(cluster, Target.all(), new Call.Leave(List.of("123", "4.5")));
		cluster.eventually(() -> assertRooms(cluster, cluster.member(0)));
	}

	/**
	 * A Java server's rooms are texts whoever names them.
	 */
	private static void numberOfText(ClusterOfThree cluster) throws Exception {
		Member owner = cluster.member(1);
		cluster.clients().join(owner.client(), List.of("456"));
		String event = cluster.unique("event");
		numbered(cluster, Target.all().to("456"), new Call.Emit(event, List.of(456)));
		cluster.verify(event, List.of(456), owner);
		cluster.clients().leave(owner.client(), "456");
	}

	private static void numbered(ClusterOfThree cluster, Target target, Call.Action action) throws Exception {
		ClusterOfThree.get(((NodeServer) cluster.asker()).sendWithNumbers(new Call(target, action)));
	}

}
