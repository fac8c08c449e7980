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
import java.util.List;
import java.util.Map;

import io.github.socketioredis.transport.Topic;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The row about which sharded channel a message takes, as a bystander at Redis sees it. A
 * message on the namespace's channel would arrive in any case, only at too many servers.
 */
final class ChannelFeatures {

	private ChannelFeatures() {
	}

	static List<Feature> all() {
		return List.of(new CustomFeature("channels of broadcasts", (direction, mode) -> mode.isSharded(),
				ChannelFeatures::broadcasts));
	}

	private static void broadcasts(TestCluster cluster, Direction direction) throws Exception {
		Exchange exchange = cluster.exchange(direction);
		String event = exchange.unique("event");
		String id = exchange.remote().id(Role.LONER);
		List<Call> toRooms = List.of(Target.all().to("a").emit(event),
				Target.all().to("b").asVolatile().emit(event, Values.bytes(1)),
				Target.all().to("a").except("b").emit(event), Target.all().to(id).emit(event));
		List<Call> toAll = List.of(Target.all().emit(event), Target.all().to("a", "b").emit(event),
				Target.all().except("a").emit(event), Target.all().to("a").socketsJoin(event),
				Target.all().to(event).socketsLeave(event), Target.all().serverSideEmit(event));
		String main = cluster.mode().key() + "#/#";
		List<String> expected = new ArrayList<>();
		toRooms.forEach((call) -> expected.add(channel(cluster, main, call.target().rooms().get(0))));
		toAll.forEach((call) -> expected.add(main));
		expected.add(main);
		try (Bystander bystander = Bystander.watch(cluster.redis(), Topic.shardedChannel(main),
				Topic.shardedChannel(main + "a#"), Topic.shardedChannel(main + "b#"),
				Topic.shardedChannel(main + id + "#"))) {
			toRooms.forEach(exchange::send);
			toAll.forEach(exchange::send);
			exchange.verify(List.of(), Map.of());
			exchange.eventually(() -> assertThat(bystander.channels()).containsExactlyInAnyOrderElementsOf(expected));
		}
		exchange.awaitRequests("/");
	}

	private static String channel(TestCluster cluster, String main, String room) {
		return cluster.mode().hasChannelOfItsOwn(room) ? main + room + "#" : main;
	}

}
