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
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rows about events between servers. Their acknowledgements travel as JSON by the
 * classic protocol, whatever the parser.
 */
final class ServerSideFeatures {

	private static final int MANY = 50;

	private ServerSideFeatures() {
	}

	static List<ClusterFeature> all() {
		return Stream.concat(emitting(), acknowledged()).toList();
	}

	private static Stream<ClusterFeature> emitting() {
		return Stream.of(ClusterFeature.of("serverSideEmit", ServerSideFeatures::emit),
				ClusterFeature.of("serverSideEmit: binary", ServerSideFeatures::emitBinary).in(Mode::isSharded),
				ClusterFeature.of("serverSideEmit, " + MANY + " in order", ServerSideFeatures::order));
	}

	private static Stream<ClusterFeature> acknowledged() {
		Object object = Values.map("load", 0.5, "nested", Values.list(true, null, "é😀"), "empty", Values.map());
		return Stream.of(
				ClusterFeature.of("serverSideEmitWithAck: number and string",
						acknowledging(Reply.with(42), Reply.with("réponse 日本 😀 \u2028"))),
				ClusterFeature.of("serverSideEmitWithAck: object and list",
						acknowledging(Reply.with(object), Reply.with(Values.list(1, Values.list())))),
				ClusterFeature.of("serverSideEmitWithAck: null and false",
						acknowledging(Reply.with((Object) null), Reply.with(false))),
				ClusterFeature.of("serverSideEmitWithAck: nothing and zero",
						acknowledging(Reply.with(), Reply.with(0))),
				ClusterFeature
					.of("serverSideEmitWithAck: binary",
							acknowledging(Reply.with(Values.bytes(0, 255)),
									Reply.with(Values.map("file", Values.bytes(), "at", Values.list(1, null)))))
					.in(Mode::isSharded),
				ClusterFeature.timingOut("serverSideEmitWithAck: a server is silent",
						(cluster) -> missing(cluster, true)),
				ClusterFeature.timingOut("serverSideEmitWithAck: a server does not listen",
						(cluster) -> missing(cluster, false)));
	}

	private static void emit(ClusterOfThree cluster) throws Exception {
		String event = cluster.unique("sự kiện 😀 \"'#/*\u2028");
		List<Object> args = Values.list("text é😀", 1, -2.5, null, true, Values.list(),
				Values.map("nested", Values.list(Values.map("ключ", "значение"))));
		cluster.listen(event, Reply.SILENT, Reply.SILENT, Reply.SILENT);
		cluster.send(Target.all().serverSideEmit(event, args.toArray()));
		cluster.send(Target.all().serverSideEmit(event));
		cluster.verifyServerSide(event, args, List.of());
	}

	private static void emitBinary(ClusterOfThree cluster) throws Exception {
		String event = cluster.unique("event");
		List<Object> args = Values.list(Values.bytes(1, 255), Values.map("file", Values.bytes()), "text", null, -2.5);
		cluster.listen(event, Reply.SILENT, Reply.SILENT, Reply.SILENT);
		cluster.send(Target.all().serverSideEmit(event, args.toArray()));
		cluster.verifyServerSide(event, args);
	}

	private static void order(ClusterOfThree cluster) throws Exception {
		String event = cluster.unique("event");
		cluster.listen(event, Reply.SILENT, Reply.SILENT, Reply.SILENT);
		List<List<Object>> expected = new ArrayList<>();
		for (int i = 0; i < MANY; i++) {
			cluster.send(Target.all().serverSideEmit(event, i));
			expected.add(List.of(i));
		}
		cluster.verifyServerSide(event, expected.toArray(List[]::new));
	}

	private static ClusterFeature.Story acknowledging(Reply... others) {
		return (cluster) -> {
			String event = cluster.unique("question é😀");
			cluster.listen(event, Reply.with("the asker's own"), others[0], others[1]);
			List<Object> args = Values.list("why?", Values.map("deep", Values.list(1, null)));
			Outcome outcome = ClusterOfThree.get(cluster.asker().serverSideEmitWithAck(event, args.toArray()));
			assertThat(outcome.error()).isNull();
			assertThat(outcome.values()).containsExactlyInAnyOrder(cluster.seenOfServer(cluster.member(1), others[0]),
					cluster.seenOfServer(cluster.member(2), others[1]));
			cluster.verifyServerSide(event, args);
		};
	}

	private static void missing(ClusterOfThree cluster, boolean listens) throws Exception {
		String event = cluster.unique("question");
		Reply reply = Reply.with(Values.map("from", "the one that answers"));
		for (int silent : new int[] { 1, 2 }) {
			String each = event + "." + silent;
			cluster.member(3 - silent).server().listen("/", each, reply);
			if (listens) {
				cluster.member(silent).server().listen("/", each, Reply.SILENT);
			}
			Deadline deadline = new Deadline(cluster.mode().requestsTimeout());
			Outcome outcome = deadline.missed(cluster.asker().serverSideEmitWithAck(each, 1));
			assertThat(outcome.values()).containsExactly(cluster.seenOfServer(cluster.member(3 - silent), reply));
			if (cluster.javaAsks()) {
				assertThat(outcome.counts()).isEqualTo(new Outcome.Counts(1, 2));
			}
			else {
				assertThat(outcome.error()).contains("only 1 responses received out of 2");
			}
		}
	}

}
