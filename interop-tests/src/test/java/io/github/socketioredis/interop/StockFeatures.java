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

import java.util.List;
import java.util.Set;

/**
 * The rows about netty-socketio's own calls.
 */
final class StockFeatures {

	private static final List<Object> ARGS = Values.list("text", 1, Values.map("nested", Values.list(true, null)));

	private static final List<Object> BINARY = Values.list(Values.map("file", Values.bytes(0, 1, 255)), Values.bytes(),
			"text");

	private StockFeatures() {
	}

	static List<Feature> all() {
		return List.of(
				StockFeature.of("netty-socketio: getBroadcastOperations()",
						(server, site, event,
								args) -> server.netty("/").getBroadcastOperations().sendEvent(event, args),
						ARGS, Role.inMain()),
				StockFeature.of("netty-socketio: getBroadcastOperations() of a namespace",
						(server, site, event,
								args) -> server.netty("/chat").getBroadcastOperations().sendEvent(event, args),
						ARGS, Set.of(Role.CHAT_A, Role.CHAT_LONER)),
				StockFeature.of("netty-socketio: getRoomOperations(room)",
						(server, site, event, args) -> server.netty("/").getRoomOperations("a").sendEvent(event, args),
						ARGS, Set.of(Role.AB, Role.A)),
				StockFeature.of("netty-socketio: getRoomOperations(room) of a namespace",
						(server, site, event,
								args) -> server.netty("/chat").getRoomOperations("a").sendEvent(event, args),
						ARGS, Set.of(Role.CHAT_A)),
				StockFeature
					.of("netty-socketio: getRoomOperations(rooms), once for each room",
							(server, site, event,
									args) -> server.netty("/").getRoomOperations("a", "b").sendEvent(event, args),
							ARGS, Set.of(Role.AB, Role.A, Role.B))
					.times(Role.AB, 2),
				StockFeature
					.of("netty-socketio: getBroadcastOperations() with an excluded client",
							(server, site, event, args) -> server.netty("/")
								.getBroadcastOperations()
								.sendEvent(event, server.client("/", site.id(Role.AB)), args),
							ARGS, Role.inMain())
					.locallyWithout(Role.AB),
				StockFeature
					.of("netty-socketio: getRoomOperations(room) with an excluded client",
							(server, site, event, args) -> server.netty("/")
								.getRoomOperations("a")
								.sendEvent(event, server.client("/", site.id(Role.AB)), args),
							ARGS, Set.of(Role.AB, Role.A))
					.locallyWithout(Role.AB),
				StockFeature.of("netty-socketio: getBroadcastOperations() with binary",
						(server, site, event,
								args) -> server.netty("/").getBroadcastOperations().sendEvent(event, args),
						BINARY, Role.inMain()),
				StockFeature.of("netty-socketio: getBroadcastOperations() without arguments",
						(server, site, event,
								args) -> server.netty("/").getBroadcastOperations().sendEvent(event, args),
						List.of(), Role.inMain()));
	}

}
