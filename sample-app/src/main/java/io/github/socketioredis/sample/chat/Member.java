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

package io.github.socketioredis.sample.chat;

import java.time.Instant;
import java.util.List;

import io.github.socketioredis.RemoteSocket;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is connected to one of the servers. Immutable.
 *
 * @param id the id of the socket, to which private messages go
 * @param name the name the member chose
 * @param server the name of the server that the member is connected to
 * @param kind what that server is written in
 * @param rooms the rooms the member is in
 * @param since when the member connected
 * @since 0.1.0
 */
public record Member(String id, @Nullable String name, @Nullable String server, @Nullable String kind,
		List<String> rooms, Instant since) {

	static Member of(RemoteSocket socket) {
		SocketData data = SocketData.of(socket);
		return new Member(socket.id(), data.name(), data.server(), data.kind(), ChatRules.roomsOf(socket),
				Instant.ofEpochMilli(socket.handshake().issued()));
	}

	boolean isGreeted() {
		return this.server != null;
	}

}
