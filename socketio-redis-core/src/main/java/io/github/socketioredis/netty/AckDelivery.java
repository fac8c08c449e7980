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

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.socketioredis.cluster.LocalNamespace;
import io.github.socketioredis.netty.engine.AckTable;
import io.github.socketioredis.netty.engine.EventPacket;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.EventData;
import tools.jackson.databind.JsonNode;

/**
 * Sends one event to sockets of one namespace, each of which is to acknowledge it, and so
 * gets a packet with an id of its own. Filled by one thread before it is handed on.
 */
final class AckDelivery implements Consumer<ConnectedSocket>, LocalNamespace.PendingAcks {

	private final String namespace;

	private final EventData data;

	private final BroadcastFlags flags;

	private final Consumer<JsonNode> ack;

	private final List<Expected> expected = new ArrayList<>();

	AckDelivery(String namespace, EventData data, BroadcastFlags flags, Consumer<JsonNode> ack) {
		this.namespace = namespace;
		this.data = data;
		this.flags = flags;
		this.ack = ack;
	}

	@Override
	public void accept(ConnectedSocket socket) {
		if (!socket.takes(this.flags)) {
			return;
		}
		AckTable acks = socket.client().acks();
		long id = acks.expect(this.namespace, this.ack);
		this.expected.add(new Expected(acks, id));
		socket.client().send(EventPacket.of(this.namespace, this.data.payload(), this.flags.mayCompress(), id));
	}

	@Override
	public int clients() {
		return this.expected.size();
	}

	@Override
	public void forget() {
		this.expected.forEach((each) -> each.acks().forget(each.id()));
	}

	private record Expected(AckTable acks, long id) {
	}

}
