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

import io.github.socketioredis.RemoteSocket;
import org.jspecify.annotations.Nullable;

/**
 * What a server attaches to each of its sockets, and all servers get with
 * {@code fetchSockets}: {@code socket.data} in Node.
 *
 * @param name the name of the member
 * @param server the name of the server
 * @param kind what the server is written in
 */
record SocketData(@Nullable String name, @Nullable String server, @Nullable String kind) {

	static SocketData of(RemoteSocket socket) {
		return socket.data(SocketData.class);
	}

	SocketData named(String newName) {
		return new SocketData(newName, this.server, this.kind);
	}

}
