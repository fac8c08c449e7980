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

package io.github.socketioredis.protocol.codec;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.SocketSelector;
import org.jspecify.annotations.Nullable;

/**
 * What the calls in the captured messages mean, written down by hand: each case with the
 * message that it has to be. Numbers, dates and binary are those of the call, except
 * where what arrives differs from what was sent; the reason stands there.
 */
final class CapturedCalls {

	/**
	 * The events that are broadcast, by case.
	 */
	static final Map<String, Function<CapturedMessage, List<@Nullable Object>>> EVENTS = events();

	/**
	 * The sockets that are meant, by case; all where a case is missing.
	 */
	static final Map<String, Function<CapturedMessage, SocketSelector>> TARGETS = targets();

	/**
	 * The flags, by case; none where a case is missing.
	 */
	static final Map<String, BroadcastFlags> FLAGS = Map.of("broadcast-volatile", BroadcastFlags.none().withVolatile(),
			"broadcast-compress", BroadcastFlags.none().withCompress(false), "emit-chain",
			BroadcastFlags.none().withVolatile().withCompress(false), "broadcast-with-ack",
			BroadcastFlags.none().withTimeout(300), "broadcast-with-ack-binary", BroadcastFlags.none().withTimeout(300),
			"broadcast-with-ack-object", BroadcastFlags.none().withTimeout(300), "broadcast-with-ack-room-none",
			BroadcastFlags.none().withTimeout(300));

	/**
	 * Cases of a namespace that is not the default.
	 */
	static final Set<String> IN_CHAT = Set.of("broadcast-namespace", "emit-of", "emit-of-slash");

	private CapturedCalls() {
	}

	private static Map<String, Function<CapturedMessage, List<@Nullable Object>>> events() {
		Map<String, Function<CapturedMessage, List<@Nullable Object>>> events = new LinkedHashMap<>();
		events.put("broadcast-all", (m) -> List.of("hello", 1, "2", List.of(3), Map.of("four", 4)));
		events.put("broadcast-no-args", (m) -> List.of("ping-all"));
		events.put("broadcast-types", CapturedCalls::types);
		events.put("broadcast-undefined", (m) -> Arrays.asList("undef", null, Map.of("b", 1)));
		events.put("broadcast-date",
				(m) -> List.of("date", Instant.ofEpochMilli(1700000000123L), Map.of("at", Instant.ofEpochMilli(-1))));
		events.put("broadcast-bigint", (m) -> m.isJson() ? Arrays.asList("nan", null, null)
				: List.of("nan", Double.NaN, Double.POSITIVE_INFINITY));
		events.put("broadcast-binary", CapturedCalls::binary);
		events.put("broadcast-long-string",
				(m) -> List.of("long", "x".repeat(40000), IntStream.range(0, 20).boxed().toList()));
		for (String name : List.of("broadcast-room", "broadcast-room-unicode", "broadcast-rooms", "broadcast-except",
				"broadcast-room-except")) {
			events.put(name, (m) -> List.of("r"));
		}
		events.put("broadcast-private", (m) -> List.of("p"));
		events.put("socket-broadcast", (m) -> List.of("sb"));
		events.put("socket-to-room", (m) -> List.of("sr"));
		events.put("broadcast-volatile", (m) -> List.of("v"));
		events.put("broadcast-compress", (m) -> List.of("c"));
		events.put("broadcast-namespace", (m) -> List.of("n", 1));
		events.put("broadcast-with-ack", (m) -> List.of("ack-me", 7));
		events.put("broadcast-with-ack-binary", (m) -> List.of("ack-bin"));
		events.put("broadcast-with-ack-object", (m) -> List.of("ack-obj"));
		events.put("broadcast-with-ack-room-none", (m) -> List.of("ack-me"));
		emitterEvents(events);
		return events;
	}

	private static void emitterEvents(Map<String, Function<CapturedMessage, List<@Nullable Object>>> events) {
		events.put("emit", (m) -> List.of("time", "now", 1));
		events.put("emit-rooms", (m) -> List.of("x", Map.of("a", 1)));
		for (String name : List.of("emit-room", "emit-chain", "emit-of", "emit-of-slash")) {
			events.put(name, (m) -> List.of("x"));
		}
		events.put("emit-binary", (m) -> List.of("bin", "abc".getBytes(), Map.of("b", new byte[1])));
		events.put("emit-date", (m) -> List.of("time", Instant.ofEpochMilli(1700000000123L)));
	}

	private static List<@Nullable Object> types(CapturedMessage message) {
		// Node's MessagePack encoder sends 1e300, which is an integer, as the uint64 0
		Object huge = message.isJson() ? (Object) 1e300 : 0;
		return Arrays.asList("types", null, true, false, 0, -1, 127, 128, 255, 256, 65535, 65536, 4294967295L,
				4294967296L, 9007199254740991L, -32, -33, -128, -129, -32768, -32769, -2147483648, -2147483649L, 1.5,
				-0.25, huge, "", "é", "日本語", "😀", List.of(), Map.of());
	}

	private static List<@Nullable Object> binary(CapturedMessage message) {
		if (message.isOfJsonParser()) {
			Map<String, Object> file = new LinkedHashMap<>();
			file.put("0", 255);
			file.put("1", 0);
			Map<String, Object> buffer = new LinkedHashMap<>();
			buffer.put("type", "Buffer");
			buffer.put("data", List.of(1, 2, 3));
			return List.of("bin", buffer, Map.of("file", file));
		}
		return List.of("bin", new byte[] { 1, 2, 3 }, Map.of("file", new byte[] { (byte) 255, 0 }));
	}

	private static Map<String, Function<CapturedMessage, SocketSelector>> targets() {
		Map<String, Function<CapturedMessage, SocketSelector>> targets = new LinkedHashMap<>();
		SocketSelector room1 = rooms("room1");
		targets.put("broadcast-room", (m) -> room1);
		targets.put("broadcast-room-unicode", (m) -> rooms("salle é#1"));
		targets.put("broadcast-rooms", (m) -> rooms("room1", "room2"));
		targets.put("broadcast-except", (m) -> rooms().withExcept(List.of("room3")));
		targets.put("broadcast-room-except", (m) -> room1.withExcept(List.of("room3", "room4")));
		targets.put("broadcast-private", (m) -> rooms(m.socketId()));
		targets.put("socket-broadcast", (m) -> rooms().withExcept(List.of(m.socketId())));
		targets.put("socket-to-room", (m) -> room1.withExcept(List.of(m.socketId())));
		targets.put("broadcast-namespace", (m) -> room1);
		targets.put("broadcast-with-ack-room-none", (m) -> rooms("nobody"));
		targets.put("emit-room", (m) -> room1);
		targets.put("emit-rooms", (m) -> rooms("room1", "room2").withExcept(List.of("room3")));
		targets.put("emit-chain", (m) -> rooms("a", "b").withExcept(List.of("c", "d")));
		targets.put("emit-of", (m) -> room1);
		return targets;
	}

	static SocketSelector rooms(String... rooms) {
		return SocketSelector.all().withRooms(List.of(rooms));
	}

	static SocketSelector target(CapturedMessage message) {
		return TARGETS.getOrDefault(message.name(), (m) -> SocketSelector.all()).apply(message);
	}

	static BroadcastFlags flags(CapturedMessage message) {
		return FLAGS.getOrDefault(message.name(), BroadcastFlags.none());
	}

	static String namespace(CapturedMessage message) {
		return IN_CHAT.contains(message.name()) ? "/chat" : "/";
	}

}
