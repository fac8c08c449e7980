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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.socketioredis.SubscriptionMode;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rows about events that clients of all servers acknowledge.
 */
final class AckFeatures {

	private static final Duration LONG = Duration.ofSeconds(30);

	private static final Duration SHORT = Duration.ofMillis(1500);

	private AckFeatures() {
	}

	static List<ClusterFeature> all() {
		return List.of(
				ClusterFeature.of("emitWithAck: numbers",
						acknowledged(Target.all(), Reply.with(1), Reply.with(2), Reply.with(3))),
				ClusterFeature.of("emitWithAck: binary",
						acknowledged(Target.all(), Reply.with(Values.bytes(0, 1, 255)),
								Reply.with(Values.map("file", Values.bytes(4, 5))),
								Reply.with(Values.list(Values.bytes(), 1)))),
				ClusterFeature.of("emitWithAck: objects and text",
						acknowledged(Target.all(), Reply.with(Values.map("ключ 😀", Values.list(1, null, -2.5))),
								Reply.with("日本語 \u2028 😀"), Reply.with(Values.map("deep", Values.map("e", ""))))),
				ClusterFeature.of("emitWithAck: null, false and zero",
						acknowledged(Target.all(), Reply.with((Object) null), Reply.with(false), Reply.with(0))),
				ClusterFeature.of("emitWithAck: false, zero and null",
						acknowledged(Target.all(), Reply.with(false), Reply.with(0), Reply.with((Object) null))),
				ClusterFeature.of("emitWithAck: no argument",
						acknowledged(Target.all(), Reply.with(), Reply.with(), Reply.with())),
				ClusterFeature.of("emitWithAck: several arguments",
						acknowledged(Target.all(), Reply.with("first", "second"), Reply.with(1, 2, 3),
								Reply.with(Values.list(), null))),
				ClusterFeature.of("emitWithAck: to a room",
						acknowledged(Target.all().to("ab"), Reply.with("one"), Reply.with("two"), null)),
				ClusterFeature.of("emitWithAck: to rooms, each client once",
						acknowledged(Target.all().to("a", "b", "ab"), Reply.with("one"), Reply.with("two"), null)),
				ClusterFeature.of("emitWithAck: except a room",
						acknowledged(Target.all().except("a"), null, Reply.with("two"), Reply.with("three"))),
				ClusterFeature
					.of("emitWithAck: local", acknowledged(Target.all().local(), Reply.with("one"), null, null))
					.when(Composition::javaAsks),
				ClusterFeature.of("emitWithAck: nobody", acknowledged(Target.all().to("nobody"), null, null, null)),
				ClusterFeature.of("emitWithAck: a client is silent", AckFeatures::silent).in(AckFeatures::isPatient),
				ClusterFeature
					.timingOut("emitWithAck: a client is silent, default timeout", AckFeatures::silentByDefault)
					.when(Composition::javaAsks),
				ClusterFeature.of("emitWithAck: a client disconnects", AckFeatures::disconnecting)
					.in(AckFeatures::isPatient));
	}

	/**
	 * Whether what takes a second or two is tried: once by the sharded protocol, whose
	 * acknowledgements take the same channels whatever the subscription mode.
	 */
	private static boolean isPatient(Mode mode) {
		return !(mode.protocol() instanceof Protocol.Sharded sharded)
				|| sharded.subscriptionMode() == SubscriptionMode.DYNAMIC;
	}

	/**
	 * An event with arguments is acknowledged.
	 * @param replies how each client acknowledges, null for those that don't get it
	 */
	private static ClusterFeature.Story acknowledged(Target target, Reply... replies) {
		return (cluster) -> {
			String event = cluster.unique("sự kiện 😀");
			List<Object> args = Values.list("text é😀", 1, Values.map("file", Values.bytes(7)), null);
			Outcome outcome = cluster.ask(target, LONG, event, args, replies)
				.get(ClusterOfThree.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
			assertThat(outcome.error()).isNull();
			verifyValues(cluster, outcome, replies);
			cluster.verify(event, args, reached(cluster, replies));
		};
	}

	private static void verifyValues(ClusterOfThree cluster, Outcome outcome, Reply... replies) {
		JsonNode[] expected = IntStream.range(0, replies.length)
			.filter((i) -> replies[i] != null && replies[i].values() != null)
			.mapToObj((i) -> cluster.seenOfClient(cluster.member(i), replies[i]))
			.toArray(JsonNode[]::new);
		assertThat(outcome.values()).containsExactlyInAnyOrder(expected);
	}

	private static Member[] reached(ClusterOfThree cluster, Reply... replies) {
		return IntStream.range(0, replies.length)
			.filter((i) -> replies[i] != null)
			.mapToObj(cluster::member)
			.toArray(Member[]::new);
	}

	/**
	 * One event for each client, which does not acknowledge that one.
	 */
	private static void silent(ClusterOfThree cluster) throws Exception {
		Deadline deadline = new Deadline(SHORT);
		List<Asked> asked = new ArrayList<>();
		for (int silent = 0; silent < cluster.members().size(); silent++) {
			asked.add(Asked.ask(cluster, Target.all(), SHORT, silent));
		}
		for (Asked each : asked) {
			verifyMissingOne(cluster, each, deadline);
		}
	}

	private static void silentByDefault(ClusterOfThree cluster) throws Exception {
		Deadline deadline = new Deadline(cluster.mode().requestsTimeout());
		verifyMissingOne(cluster, Asked.ask(cluster, Target.all(), null, 2), deadline);
	}

	private static void verifyMissingOne(ClusterOfThree cluster, Asked asked, Deadline deadline) throws Exception {
		Outcome outcome = deadline.missed(asked.answer());
		verifyValues(cluster, outcome, asked.replies());
		if (cluster.javaAsks()) {
			assertThat(outcome.counts()).isEqualTo(new Outcome.Counts(2, 3));
		}
		cluster.verify(asked.event(), List.of(), reached(cluster, asked.replies()));
	}

	/**
	 * One event for each server, that has a client more which disconnects instead of
	 * acknowledging. The server may notice that there will be no acknowledgement, but
	 * need not.
	 */
	private static void disconnecting(ClusterOfThree cluster) throws Exception {
		String leaving = cluster.unique("leaving");
		String[] ids = new String[cluster.members().size()];
		for (int i = 0; i < ids.length; i++) {
			Member member = cluster.member(i);
			ids[i] = member.connect(member.client(leaving), NodeClients.WEBSOCKET, List.of(), Map.of());
		}
		List<Asked> asked = new ArrayList<>();
		for (int i = 0; i < ids.length; i++) {
			String[] others = Stream.of(ids).filter(Predicate.not(Predicate.isEqual(ids[i]))).toArray(String[]::new);
			asked.add(Asked.ask(cluster, Target.all().except(others), SHORT, cluster.member(i).client(leaving)));
		}
		for (Asked each : asked) {
			Outcome outcome = each.answer().get(SHORT.plus(ClusterOfThree.TIMEOUT).toMillis(), TimeUnit.MILLISECONDS);
			verifyValues(cluster, outcome, each.replies());
			if (outcome.counts() != null) {
				assertThat(outcome.counts()).isEqualTo(new Outcome.Counts(3, 4));
			}
		}
		cluster.eventually(() -> assertThat(cluster.fetch(Target.all())).hasSize(3));
		cluster.members().forEach((member) -> cluster.clients().forget(member.client(leaving)));
		for (Asked each : asked) {
			cluster.verify(each.event(), List.of(), reached(cluster, each.replies()));
		}
	}

	/**
	 * An event that the clients of all servers are to acknowledge.
	 *
	 * @param event the event
	 * @param replies how the clients acknowledge it
	 * @param answer what the asker gets
	 */
	private record Asked(String event, Reply[] replies, CompletableFuture<Outcome> answer) {

		/**
		 * Asks the clients, one of which is silent.
		 */
		static Asked ask(ClusterOfThree cluster, Target target, Duration timeout, int silent) {
			Reply[] replies = { Reply.with("one"), Reply.with("two"), Reply.with("three") };
			replies[silent] = Reply.SILENT;
			String event = cluster.unique("event");
			return new Asked(event, replies, cluster.ask(target, timeout, event, List.of(), replies));
		}

		/**
		 * Asks the clients and one more, which disconnects.
		 */
		static Asked ask(ClusterOfThree cluster, Target target, Duration timeout, String leaving) {
			Reply[] replies = { Reply.with(1), Reply.with(2), Reply.with(3) };
			String event = cluster.unique("event");
			cluster.clients().reply(leaving, event, Reply.DISCONNECT);
			return new Asked(event, replies, cluster.ask(target, timeout, event, List.of(), replies));
		}

	}

}
