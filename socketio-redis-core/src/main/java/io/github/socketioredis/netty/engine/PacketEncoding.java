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

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketType;
import io.github.socketioredis.protocol.codec.EventDataCodec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Encodes packets for Engine.IO 4 and Socket.IO 5. Those of netty-socketio are not
 * changed: the same packet may be on its way to many clients.
 */
final class PacketEncoding {

	static final EncodedPacket PING = EncodedPacket.text("2");

	static final EncodedPacket PROBE_ANSWER = EncodedPacket.text("3probe");

	private final JsonMapper mapper;

	private final EventDataCodec codec;

	PacketEncoding(JsonMapper mapper, EventDataCodec codec) {
		this.mapper = mapper;
		this.codec = codec;
	}

	/**
	 * Encodes a packet that the application or netty-socketio has made.
	 * @param packet the packet
	 * @param namespace the name of the namespace as netty-socketio has it
	 * @param ackId the id by which it is to be acknowledged, if it has none itself
	 * @return the encoded packet; {@code null} if it is of no kind that servers send in a
	 * namespace
	 * @throws RuntimeException if its data can't be written
	 */
	@Nullable EncodedPacket encode(Packet packet, String namespace, @Nullable Long ackId) {
		if (packet instanceof EventPacket event) {
			return event.encoded();
		}
		PacketType type = packet.getSubType();
		if (packet.getType() != PacketType.MESSAGE || type == null) {
			return null;
		}
		return switch (type) {
			case EVENT, BINARY_EVENT -> event(packet, namespace, (ackId != null) ? ackId : packet.getAckId());
			case ACK, BINARY_ACK -> EncodedPacket.ack(namespace, packet.getAckId(), this.codec.payload(values(packet)));
			default -> null;
		};
	}

	private EncodedPacket event(Packet packet, String namespace, @Nullable Long ackId) {
		String head = EncodedPacket.prefix(namespace) + ((ackId != null) ? ackId : "");
		return EncodedPacket.event(head, this.codec.fromObjects(packet.getName(), values(packet)).payload(), true);
	}

	EncodedPacket open(UUID sessionId, List<String> upgrades, EngineLimits limits) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("sid", sessionId.toString());
		json.put("upgrades", upgrades);
		json.put("pingInterval", limits.pingInterval());
		json.put("pingTimeout", limits.pingTimeout());
		json.put("maxPayload", limits.maxPayload());
		return json("0", json);
	}

	EncodedPacket connect(String namespace, String socketId) {
		return json("40" + EncodedPacket.prefix(namespace), Map.of("sid", socketId));
	}

	EncodedPacket connectError(String namespace, @Nullable Object error) {
		return json("44" + EncodedPacket.prefix(namespace), describe(error));
	}

	EncodedPacket disconnect(String namespace) {
		return EncodedPacket.text("41" + EncodedPacket.prefix(namespace));
	}

	private EncodedPacket json(String head, Object value) {
		return EncodedPacket.text(head + new String(this.mapper.writeValueAsBytes(value), StandardCharsets.UTF_8));
	}

	/*
	 * Clients make an error of "message" and add "data" to it.
	 */
	private static Object describe(@Nullable Object error) {
		if (error == null) {
			return Map.of("message", "Unauthorized");
		}
		return (error instanceof CharSequence message) ? Map.of("message", message.toString()) : error;
	}

	private static List<?> values(Packet packet) {
		Object data = packet.getData();
		return (data != null) ? (List<?>) data : List.of();
	}

}
