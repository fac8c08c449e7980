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

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.socketioredis.transport.Topic;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rows about channels, as a bystander at Redis sees them.
 */
final class ResponseFeatures {

	private ResponseFeatures() {
	}

	static List<ClusterFeature> all() {
		return List.of(
				ClusterFeature.of("channels of answers", ResponseFeatures::channels).in((mode) -> !mode.isSharded()),
				ClusterFeature.of("channels subscribed", ResponseFeatures::subscribed).in(Mode::isSharded));
	}

	private static void channels(ClusterOfThree cluster) throws Exception {
		String prefix = cluster.mode().key() + "-response#/#";
		try (Bystander bystander = Bystander.watch(cluster.redis(), Topic.pattern(prefix + "*"))) {
			askEverything(cluster);
			cluster.eventually(() -> assertThat(bystander.channels()).hasSize(10));
			String specific = Pattern.quote(prefix) + "[\\w-]{6}#";
			assertThat(bystander.channels()).filteredOn((channel) -> channel.matches(specific))
				.hasSize(cluster.mode().hasSpecificResponses() ? 8 : 0);
			assertThat(bystander.channels()).filteredOn(prefix::equals)
				.hasSize(cluster.mode().hasSpecificResponses() ? 2 : 10);
		}
	}

	/**
	 * Eight answers, which may go to the asker alone, then two to a server-side event,
	 * which go to all.
	 */
	private static void askEverything(ClusterOfThree cluster) throws Exception {
		cluster.fetch(Target.all());
		ClusterOfThree.get(cluster.asker().allRooms());
		String event = cluster.unique("event");
		assertThat(ClusterOfThree
			.get(cluster.ask(Target.all(), ClusterOfThree.TIMEOUT, event, List.of(), Reply.with(1), Reply.with(2),
					Reply.with(3)))
			.values()).hasSize(3);
		cluster.listen(event, Reply.SILENT, Reply.with(1), Reply.with(2));
		assertThat(ClusterOfThree.get(cluster.asker().serverSideEmitWithAck(event)).values()).hasSize(2);
	}

	/**
	 * Each server has a channel of its own in each namespace; all have one together, and
	 * one for each room if the mode has such. That goes for a room too whose name is as
	 * long as a socket's id, although nobody publishes there in dynamic mode.
	 */
	private static void subscribed(ClusterOfThree cluster) throws Exception {
		cluster.eventually(() -> assertThat(subscribedChannels(cluster)).isEqualTo(expectedChannels(cluster)));
		String[] rooms = { "room-" + cluster.unique("комната 😀#"), "room-as-long-as-ids!" };
		for (Member other : cluster.others()) {
			cluster.clients().join(other.client(), List.of(rooms));
		}
		assertThat(subscribedChannels(cluster)).isEqualTo(expectedChannels(cluster, rooms));
		leave(cluster, cluster.member(1), rooms);
		assertThat(subscribedChannels(cluster)).isEqualTo(expectedChannels(cluster, rooms));
		leave(cluster, cluster.member(2), rooms);
		cluster.eventually(() -> assertThat(subscribedChannels(cluster)).isEqualTo(expectedChannels(cluster)));
	}

	private static void leave(ClusterOfThree cluster, Member member, String... rooms) {
		for (String room : rooms) {
			cluster.clients().leave(member.client(), room);
		}
	}

	/**
	 * Returns the channels of a cluster, with the same name for those of each server.
	 */
	private static List<String> subscribedChannels(ClusterOfThree cluster) {
		String prefix = cluster.mode().key() + "#/";
		return cluster.redis()
			.shardedChannels()
			.stream()
			.filter((channel) -> channel.startsWith(prefix))
			.map((channel) -> channel.replaceFirst("(#/(chat)?#)[0-9a-f]{16}#$", "$1uid"))
			.sorted()
			.toList();
	}

	private static List<String> expectedChannels(ClusterOfThree cluster, String... joined) {
		String main = cluster.mode().key() + "#/#";
		String chat = cluster.mode().key() + "#/chat#";
		Set<String> rooms = new LinkedHashSet<>();
		if (cluster.mode().hasRoomChannels()) {
			rooms.addAll(List.of("a", "b", "ab", "c"));
			rooms.addAll(List.of(joined));
		}
		cluster.members()
			.stream()
			.map(Member::id)
			.filter((id) -> cluster.mode().hasChannelOfItsOwn(id))
			.forEach(rooms::add);
		return Stream
			.of(Stream.of(main, chat),
					Collections.nCopies(3, List.of(main + "uid", chat + "uid")).stream().flatMap(List::stream),
					rooms.stream().map((each) -> main + each + "#"))
			.flatMap((each) -> each)
			.sorted()
			.toList();
	}

}
