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

package io.github.socketioredis.netty;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.github.socketioredis.netty.engine.EngineSocket;
import io.github.socketioredis.protocol.BroadcastFlags;

/**
 * A socket that has been admitted to its namespace. Its rooms are guarded by its monitor
 * for changes; reading is free.
 */
final class ConnectedSocket {

	private final EngineSocket client;

	private final Set<String> rooms = ConcurrentHashMap.newKeySet();

	private volatile boolean connected = true;

	ConnectedSocket(EngineSocket client) {
		this.client = client;
	}

	EngineSocket client() {
		return this.client;
	}

	String id() {
		return this.client.id();
	}

	UUID sessionId() {
		return this.client.getSessionId();
	}

	Set<String> rooms() {
		return this.rooms;
	}

	boolean isConnected() {
		return this.connected;
	}

	void disconnected() {
		this.connected = false;
	}

	/**
	 * Returns whether a packet is to be sent to the socket: a volatile one only if it can
	 * be written at once.
	 * @param flags the flags of the packet
	 * @return whether to send it
	 */
	boolean takes(BroadcastFlags flags) {
		return !flags.isVolatile() || this.client.isWritable();
	}

	boolean isIn(String room) {
		return this.client.id().equals(room) || this.rooms.contains(room);
	}

	boolean isInAny(Set<String> candidates) {
		for (String room : candidates) {
			if (isIn(room)) {
				return true;
			}
		}
		return false;
	}

}
