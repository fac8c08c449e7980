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

import com.corundumstudio.socketio.protocol.EngineIOVersion;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketType;
import io.github.socketioredis.protocol.EventPayload;

/**
 * An event that is encoded once and sent to any number of sockets of one namespace.
 * Immutable, unlike other packets of netty-socketio.
 *
 * @since 0.1.0
 */
public final class EventPacket extends Packet {

	private static final long serialVersionUID = 1L;

	private final transient EncodedPacket encoded;

	private EventPacket(String namespace, EncodedPacket encoded) {
		super(PacketType.MESSAGE, EngineIOVersion.V4);
		super.setSubType(PacketType.EVENT);
		super.setNsp(namespace);
		this.encoded = encoded;
	}

	/**
	 * Creates the packet of an event.
	 * @param namespace the name of the namespace as netty-socketio has it
	 * @param payload the event
	 * @param compress whether it may be compressed
	 * @return a packet
	 */
	public static EventPacket of(String namespace, EventPayload payload, boolean compress) {
		return new EventPacket(namespace, EncodedPacket.event(EncodedPacket.prefix(namespace), payload, compress));
	}

	/**
	 * Creates the packet of an event that a client is to acknowledge.
	 * @param namespace the name of the namespace as netty-socketio has it
	 * @param payload the event
	 * @param compress whether it may be compressed
	 * @param ackId the id of the acknowledgement
	 * @return a packet
	 */
	public static EventPacket of(String namespace, EventPayload payload, boolean compress, long ackId) {
		return new EventPacket(namespace,
				EncodedPacket.event(EncodedPacket.prefix(namespace) + ackId, payload, compress));
	}

	EncodedPacket encoded() {
		return this.encoded;
	}

	@Override
	public void setEngineIOVersion(EngineIOVersion engineIOVersion) {
		// a broadcast of netty-socketio sets it for each client on the shared packet
	}

}
