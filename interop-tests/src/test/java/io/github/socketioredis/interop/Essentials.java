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
 * The features that are tried in every mode: each kind of message, each rule of which
 * channel a message takes, and each kind of values.
 */
final class Essentials {

	static final Set<String> DELIVERIES = Set.of("broadcast to all", "broadcast to a room", "broadcast to rooms",
			"broadcast in a namespace", "broadcast to a room of a namespace", "broadcast to one socket by id",
			"broadcast to a socket of another namespace by id", "room except another", "room except a socket by id",
			"compress(false)", "local to a room", "socket.broadcast", "socket.to(room)", "unicode", "dates",
			"NaN and infinity", "binary beside other values", "dates and the like beside binary",
			"socketsJoin of rooms", "socketsJoin in a namespace", "socketsJoin of one socket by id",
			"socketsLeave of a room except another", "socketsJoin, then emit at once", "disconnectSockets",
			"disconnectSockets(true)", "rooms with unusual names", "order of 100 events by room",
			"another key does not reach", "serverSideEmit", "channels of broadcasts",
			"netty-socketio: getRoomOperations(room)", "netty-socketio: getBroadcastOperations() with binary");

	static final Set<String> QUESTIONS = Set.of("fetchSockets", "fetchSockets in a room except another",
			"fetchSockets, local", "fetchSockets: data", "fetchSockets: data with binary", "serverCount",
			"socketsJoin and socketsLeave, then fetchSockets", "disconnectSockets, then fetchSockets",
			"fetched socket: emit", "fetched socket: join, leave", "serverSideEmit", "serverSideEmit: binary",
			"serverSideEmitWithAck: object and list", "serverSideEmitWithAck: binary", "emitWithAck: numbers",
			"emitWithAck: binary", "emitWithAck: to a room", "emitWithAck: except a room", "channels of answers",
			"channels subscribed");

	private Essentials() {
	}

	/**
	 * Returns whether a feature is tried in a mode.
	 */
	static boolean includes(Mode mode, Set<String> essential, String feature) {
		return mode.scope() == Mode.Scope.ALL || essential.contains(feature);
	}

	/**
	 * Returns the essential features that there are not.
	 */
	static List<String> unknown(Set<String> essential, List<String> features) {
		return essential.stream().filter((name) -> !features.contains(name)).toList();
	}

}
