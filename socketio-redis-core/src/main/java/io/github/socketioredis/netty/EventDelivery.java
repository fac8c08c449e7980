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

import java.util.function.Consumer;

import io.github.socketioredis.netty.engine.EventPacket;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.EventData;
import org.jspecify.annotations.Nullable;

/**
 * Sends one event to sockets of one namespace: encoded when the first of them needs it,
 * and once for all. Not thread-safe.
 */
final class EventDelivery implements Consumer<ConnectedSocket> {

	private final String namespace;

	private final EventData data;

	private final BroadcastFlags flags;

	private @Nullable EventPacket packet;

	EventDelivery(String namespace, EventData data, BroadcastFlags flags) {
		this.namespace = namespace;
		this.data = data;
		this.flags = flags;
	}

	@Override
	public void accept(ConnectedSocket socket) {
		if (socket.takes(this.flags)) {
			socket.client().send(packet());
		}
	}

	private EventPacket packet() {
		EventPacket packet = this.packet;
		if (packet == null) {
			packet = EventPacket.of(this.namespace, this.data.payload(), this.flags.mayCompress());
			this.packet = packet;
		}
		return packet;
	}

}
