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

package io.github.socketioredis.netty.engine;

import com.corundumstudio.socketio.handler.ClientHead;
import com.corundumstudio.socketio.namespace.Namespace;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketType;
import com.corundumstudio.socketio.transport.NamespaceClient;
import io.netty.util.concurrent.EventExecutor;

/**
 * Takes a socket out of netty-socketio's tables once the packet that tells the client of
 * it has been written. netty-socketio keeps sockets that it has disconnected or refused
 * until their connection ends; and with the last socket of a connection goes the session,
 * after which a polling client could not fetch the packet any more.
 */
final class Departure {

	private Departure() {
	}

	static void afterWriting(Packet packet, ClientHead client, EventExecutor executor) {
		if (packet.getType() != PacketType.MESSAGE) {
			return;
		}
		if (packet.getSubType() == PacketType.DISCONNECT || packet.getSubType() == PacketType.ERROR) {
			executor.execute(() -> remove(client, packet.getNsp()));
		}
	}

	private static void remove(ClientHead client, String name) {
		for (Namespace namespace : client.getNamespaces()) {
			NamespaceClient socket = client.getChildClient(namespace);
			if (namespace.getName().equals(name) && socket != null) {
				EngineSession.of(client).disconnected(name);
				socket.onDisconnect();
			}
		}
	}

}
