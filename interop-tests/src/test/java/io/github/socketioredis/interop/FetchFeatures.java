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

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rows about what a server learns of the sockets, rooms and servers of the cluster.
 */
final class FetchFeatures {

	private static final Set<String> DIFFERING_HEADERS = Set.of("cookie", "authorization");

	private static final long A_MINUTE = 60_000;

	private FetchFeatures() {
	}

	static List<ClusterFeature> all() {
		return List.of(ClusterFeature.of("fetchSockets", chosen(Target.all(), 0, 1, 2)),
				ClusterFeature.of("fetchSockets in a room", chosen(Target.all().to("ab"), 0, 1)),
				ClusterFeature.of("fetchSockets in a room of another server", chosen(Target.all().to("c"), 2)),
				ClusterFeature.of("fetchSockets in rooms", chosen(Target.all().to("ab", "b", "c"), 0, 1, 2)),
				ClusterFeature.of("fetchSockets except a room", chosen(Target.all().except("ab"), 2)),
				ClusterFeature.of("fetchSockets in a room except another",
						chosen(Target.all().to("ab").except("a"), 1)),
				ClusterFeature.of("fetchSockets in an empty room", chosen(Target.all().to("nobody"))),
				ClusterFeature.of("fetchSockets, local", chosen(Target.all().local(), 0)),
				ClusterFeature.of("fetchSockets, local in a room", chosen(Target.all().to("ab").local(), 0)),
				ClusterFeature.of("fetchSockets of another namespace", chosen(Target.of("/chat"))),
				ClusterFeature.of("fetchSockets: rooms", FetchFeatures::rooms),
				ClusterFeature.of("fetchSockets: data", FetchFeatures::data),
				ClusterFeature.of("fetchSockets: data with binary", FetchFeatures::binaryData).in(Mode::isSharded),
				ClusterFeature.of("fetchSockets: handshake", FetchFeatures::handshake),
				ClusterFeature.of("allRooms", FetchFeatures::allRooms).in((mode) -> !mode.isSharded()),
				ClusterFeature.of("allRooms, asked by Java", FetchFeatures::allRooms)
					.in(Mode::isSharded)
					.when(Composition::javaAsks),
				ClusterFeature.of("serverCount",
						(cluster) -> assertThat(ClusterOfThree.get(cluster.asker().serverCount())).isEqualTo(3)));
	}

	private static ClusterFeature.Story chosen(Target target, int... members) {
		return (cluster) -> {
			Member[] expected = Arrays.stream(members).mapToObj(cluster::member).toArray(Member[]::new);
			assertThat(cluster.fetch(target).keySet()).containsExactlyInAnyOrder(cluster.ids(expected));
		};
	}

	private static void rooms(ClusterOfThree cluster) throws Exception {
		String room = cluster.unique("room-комната 😀#");
		for (Member member : cluster.members()) {
			cluster.clients().join(member.client(), List.of(room));
		}
		Map<String, SocketView> fetched = cluster.fetch(Target.all().to(room));
		for (Member member : cluster.members()) {
			assertThat(fetched.get(member.id()).rooms()).as(member.toString()).isEqualTo(member.rooms(room));
			cluster.clients().leave(member.client(), room);
		}
		fetched = cluster.fetch(Target.all());
		for (Member member : cluster.members()) {
			assertThat(fetched.get(member.id()).rooms()).as(member.toString()).isEqualTo(member.rooms());
		}
	}

	private static void data(ClusterOfThree cluster) throws Exception {
		for (Member member : cluster.members()) {
			SocketView fetched = fetchOne(cluster, member);
			assertThat(fetched.data()).as("nothing attached at " + member).isEqualTo(Values.tagged(Map.of()));
		}
		for (Member member : cluster.members()) {
			Map<String, Object> data = Values.map("user", "ключ 日本 😀 \u2028", "at", member.toString(), "roles",
					Values.list(1, 2.5, null, true, Values.map("", Values.list())));
			member.server().setData(member.id(), data);
			assertThat(fetchOne(cluster, member).data()).as(member.toString()).isEqualTo(Values.tagged(data));
			member.server().setData(member.id(), Map.of("changed", true));
			assertThat(fetchOne(cluster, member).data()).as(member.toString())
				.isEqualTo(Values.tagged(Map.of("changed", true)));
			member.server().setData(member.id(), Map.of());
		}
	}

	private static void binaryData(ClusterOfThree cluster) throws Exception {
		for (Member member : cluster.members()) {
			Map<String, Object> data = Values.map("file", Values.bytes(0, 255), "list",
					Values.list(Values.bytes(), "é", null));
			member.server().setData(member.id(), data);
			assertThat(fetchOne(cluster, member).data()).as(member.toString()).isEqualTo(Values.tagged(data));
			member.server().setData(member.id(), Map.of());
		}
	}

	private static SocketView fetchOne(ClusterOfThree cluster, Member member) throws Exception {
		Map<String, SocketView> fetched = cluster.fetch(Target.all().to(member.id()));
		assertThat(fetched.keySet()).containsExactly(member.id());
		return fetched.get(member.id());
	}

	private static void handshake(ClusterOfThree cluster) throws Exception {
		for (Member member : cluster.members()) {
			JsonNode handshake = fetchOne(cluster, member).handshake();
			JsonNode own = member.server().socket(member.id()).handshake();
			for (String field : List.of("address", "url", "query", "auth", "xdomain", "secure", "issued", "time")) {
				assertThat(handshake.get(field)).as(member + ": " + field).isEqualTo(own.get(field));
			}
			verifyClientsPart(member, handshake);
			verifyServersPart(member, handshake);
			verifyHeaders(member, handshake.get("headers"), own.get("headers"));
		}
	}

	private static void verifyClientsPart(Member member, JsonNode handshake) {
		JsonNode query = handshake.get("query");
		assertThat(handshake.get("auth")).as(member + ": auth").isEqualTo(Values.tagged(member.auth()));
		member.query().forEach((name, value) -> assertThat(query.get(name).asString()).isEqualTo(value));
		assertThat(names(query)).as(member + ": names in the query")
			.isEqualTo(query.get("transport").asString().equals("polling") ? Set.of("who", "EIO", "transport", "t")
					: Set.of("who", "EIO", "transport"));
		assertThat(query.get("EIO").asString()).as(member + ": EIO").isEqualTo("4");
		assertThat(handshake.get("url").asString()).as(member + ": url")
			.startsWith("/socket.io/?")
			.contains("EIO=4&transport=" + query.get("transport").asString());
		member.headers()
			.forEach((name,
					value) -> assertThat(DIFFERING_HEADERS.contains(name)
							|| value.equals(handshake.get("headers").get(name).asString()))
						.as(member + ": header " + name)
						.isTrue());
	}

	private static void verifyServersPart(Member member, JsonNode handshake) {
		assertThat(handshake.get("address").asString()).as(member + ": address").isEqualTo("127.0.0.1");
		assertThat(handshake.get("secure").asBoolean()).as(member + ": secure").isFalse();
		assertThat(handshake.get("xdomain").asBoolean()).as(member + ": xdomain").isEqualTo(member.crossOrigin());
		assertThat(handshake.get("issued").isIntegralNumber()).as(member + ": issued is a number").isTrue();
		assertThat(System.currentTimeMillis() - handshake.get("issued").asLong()).as(member + ": age")
			.isBetween(0L, 10 * A_MINUTE);
		assertThat(handshake.get("time").asString()).as(member + ": time")
			.matches("\\w{3} \\w{3} \\d{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT[+-]\\d{4}( \\(.+\\))?");
	}

	private static void verifyHeaders(Member member, JsonNode headers, JsonNode own) {
		Set<String> names = names(own);
		names.removeAll(DIFFERING_HEADERS);
		for (String name : names) {
			assertThat(headers.get(name)).as(member + ": header " + name).isEqualTo(own.get(name));
		}
		assertThat(names).as(member + ": names of headers")
			.contains("x-interop", "host")
			.doesNotContain("content-length");
		if (member.isJava()) {
			assertThat(names(headers)).as(member + ": headers shared").isEqualTo(names);
		}
	}

	private static Set<String> names(JsonNode object) {
		return new HashSet<>(object.propertyNames());
	}

	/**
	 * Rooms of other rows, all of which begin alike, may be on their way out.
	 */
	private static void allRooms(ClusterOfThree cluster) throws Exception {
		String room = cluster.unique("own");
		cluster.clients().join(cluster.member(1).client(), List.of(room));
		Set<String> expected = new HashSet<>(Set.of("a", "b", "ab", "c", room));
		expected.addAll(List.of(cluster.ids(cluster.members().toArray(Member[]::new))));
		Set<String> rooms = ClusterOfThree.get(cluster.asker().allRooms());
		assertThat(rooms.stream().filter((each) -> !each.startsWith("room-")).collect(Collectors.toSet()))
			.isEqualTo(expected);
		cluster.clients().leave(cluster.member(1).client(), room);
		assertThat(ClusterOfThree.get(cluster.asker().allRooms())).doesNotContain(room);
	}

}
