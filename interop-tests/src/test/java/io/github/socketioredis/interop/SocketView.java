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

import java.util.LinkedHashSet;
import java.util.Set;

import io.github.socketioredis.RemoteSocket;
import tools.jackson.databind.JsonNode;

/**
 * A socket as a server sees it.
 *
 * @param id the id
 * @param rooms the rooms, the private one included
 * @param data what the application has attached, as tagged JSON
 * @param handshake the handshake
 */
record SocketView(String id, Set<String> rooms, JsonNode data, JsonNode handshake) {

	static SocketView of(JsonNode answer) {
		Set<String> rooms = new LinkedHashSet<>();
		answer.get("rooms").forEach((room) -> rooms.add(room.asString()));
		return new SocketView(answer.get("id").asString(), rooms, answer.get("data"), answer.get("handshake"));
	}

	static SocketView of(RemoteSocket socket) {
		return new SocketView(socket.id(), socket.rooms(), Values.tagged(Values.plain(socket.data())),
				Values.tagged(socket.handshake()));
	}

}
