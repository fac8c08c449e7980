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

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

import io.github.socketioredis.protocol.ClassicRequest;
import io.github.socketioredis.protocol.ClassicRequest.AllRooms;
import io.github.socketioredis.protocol.ClassicRequest.BroadcastWithAck;
import io.github.socketioredis.protocol.ClassicRequest.RemoteDisconnect;
import io.github.socketioredis.protocol.ClassicRequest.RemoteFetch;
import io.github.socketioredis.protocol.ClassicRequest.RemoteJoin;
import io.github.socketioredis.protocol.ClassicRequest.RemoteLeave;
import io.github.socketioredis.protocol.ClassicRequest.ServerSideEmit;
import io.github.socketioredis.protocol.ClassicResponse;
import io.github.socketioredis.protocol.ClassicResponse.ClientAck;
import io.github.socketioredis.protocol.ClassicResponse.ClientCount;
import io.github.socketioredis.protocol.ClassicResponse.Details;
import io.github.socketioredis.protocol.ClassicResponse.Rooms;
import io.github.socketioredis.protocol.ClassicResponse.ServerSideAck;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.SocketDetails;
import io.github.socketioredis.protocol.SocketSelector;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the captured requests and responses mean, written down by hand, by case.
 */
final class CapturedRequests {

	private static final SocketSelector NOBODY = CapturedCalls.rooms("nobody");

	private CapturedRequests() {
	}

	static ClassicRequest request(CapturedMessage message, BiFunction<String, List<?>, EventData> events) {
		return message.mode().equals("emitter") ? ofEmitter(message, events) : ofServer(message, events);
	}

	private static ClassicRequest ofEmitter(CapturedMessage message, BiFunction<String, List<?>, EventData> events) {
		return switch (message.name()) {
			case "sockets-join" -> new RemoteJoin(null, SocketSelector.all(), Set.of("room1"));
			case "sockets-join-some" ->
				new RemoteJoin(null, CapturedCalls.rooms("a").withExcept(List.of("b")), ordered("room1", "room2"));
			case "sockets-leave" -> new RemoteLeave(null, CapturedCalls.rooms("a"), Set.of("room1"));
			// the captured call was made on in("nobody")
			case "disconnect" -> new RemoteDisconnect(null, NOBODY, false);
			case "disconnect-close" -> new RemoteDisconnect(null, NOBODY, true);
			case "server-side-emit" -> new ServerSideEmit("emitter", null, events.apply("hello", List.of("world", 1)));
			case "server-side-emit-of" -> new ServerSideEmit("emitter", null, events.apply("hello", List.of()));
			default -> throw new IllegalArgumentException("No expectation for " + message);
		};
	}

	private static ClassicRequest ofServer(CapturedMessage message, BiFunction<String, List<?>, EventData> events) {
		String uid = message.uid();
		if (message.name().startsWith("broadcast-with-ack")) {
			List<@Nullable Object> event = CapturedCalls.EVENTS.get(message.name()).apply(message);
			return new BroadcastWithAck(uid, message.requestId(), "/",
					events.apply((String) event.get(0), event.subList(1, event.size())), CapturedCalls.target(message),
					CapturedCalls.flags(message));
		}
		return switch (message.name()) {
			case "sockets-join" -> new RemoteJoin(uid, CapturedCalls.rooms("room1").withExcept(List.of("room9")),
					ordered("room2", "room3"));
			case "sockets-join-all" -> new RemoteJoin(uid, SocketSelector.all(), Set.of("room5"));
			case "sockets-leave" -> new RemoteLeave(uid, CapturedCalls.rooms("room1"), ordered("room2", "room3"));
			case "disconnect-sockets" -> new RemoteDisconnect(uid, NOBODY, false);
			case "disconnect-sockets-close" -> new RemoteDisconnect(uid, NOBODY, true);
			case "remote-join" -> new RemoteJoin(uid, CapturedCalls.rooms(message.socketId()), Set.of("solo"));
			case "fetch-sockets" -> new RemoteFetch(uid, message.requestId(), SocketSelector.all());
			case "fetch-sockets-room" ->
				new RemoteFetch(uid, message.requestId(), CapturedCalls.rooms("room5").withExcept(List.of("zz")));
			case "server-side-emit" ->
				new ServerSideEmit(uid, null, events.apply("hello", List.of("world", 1, Map.of("a", List.of(true)))));
			case "server-side-emit-binary" -> new ServerSideEmit(uid, null, events.apply("bin", List.of(buffer(1))));
			case "server-side-emit-ack" ->
				new ServerSideEmit(uid, message.requestId(), events.apply("ask", List.of(21)));
			case "server-side-emit-ns" -> new ServerSideEmit(uid, null, events.apply("hello", List.of()));
			case "all-rooms" -> new AllRooms(uid, message.requestId());
			default -> throw new IllegalArgumentException("No expectation for " + message);
		};
	}

	static ClassicResponse response(CapturedMessage message) {
		String id = message.requestId();
		if (message.name().startsWith("broadcast-with-ack") && message.isClientCount()) {
			return new ClientCount(id, message.name().endsWith("room-none") ? 0 : 1);
		}
		return switch (message.name()) {
			case "broadcast-with-ack" -> new ClientAck(id, Trees.of("from-B"));
			case "broadcast-with-ack-binary" ->
				new ClientAck(id, message.isOfJsonParser() ? Trees.of(buffer(9, 8)) : Trees.of(new byte[] { 9, 8 }));
			case "broadcast-with-ack-object" -> new ClientAck(id, Trees.of(okAndNumbers()));
			case "fetch-sockets", "fetch-sockets-room" -> new Details(id, List.of(details(message)));
			case "server-side-emit-ack" -> new ServerSideAck(id, Trees.of(Map.of("answer", 42)));
			case "all-rooms" -> new Rooms(id, List.of(message.socketId(), "room5", "solo"));
			default -> throw new IllegalArgumentException("No expectation for " + message);
		};
	}

	static Map<String, Object> okAndNumbers() {
		Map<String, Object> value = new LinkedHashMap<>();
		value.put("ok", true);
		value.put("n", Arrays.asList(1, 2.5, null));
		return value;
	}

	static Map<String, Object> buffer(Integer... bytes) {
		Map<String, Object> buffer = new LinkedHashMap<>();
		buffer.put("type", "Buffer");
		buffer.put("data", List.of(bytes));
		return buffer;
	}

	/**
	 * The handshake is different in each capture; the test's own mapper reads it.
	 */
	static SocketDetails details(CapturedMessage message) {
		JsonNode handshake = message.json()
			.at(message.isSharded() ? "/data/sockets/0/handshake" : "/sockets/0/handshake");
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("user", "bob");
		data.put("n", 1);
		return new SocketDetails(message.socketId(), handshake, List.of(message.socketId(), "room5", "solo"),
				Trees.of(data));
	}

	static Set<String> ordered(String... rooms) {
		return CapturedCalls.rooms(rooms).rooms();
	}

}
