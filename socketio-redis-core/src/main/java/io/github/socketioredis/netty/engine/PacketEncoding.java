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

import com.corundumstudio.socketio.handler.ClientHead;
import com.corundumstudio.socketio.protocol.AuthPacket;
import com.corundumstudio.socketio.protocol.ConnPacket;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketType;
import io.github.socketioredis.protocol.codec.EventDataCodec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Encodes the packets of netty-socketio for Engine.IO 4 and Socket.IO 5, without changing
 * them: the same packet may be on its way to many clients.
 */
final class PacketEncoding {

	private static final EncodedPacket PING = EncodedPacket.text("2");

	private static final EncodedPacket NOOP = EncodedPacket.text("6");

	private static final EncodedPacket CLOSE = EncodedPacket.text("1");

	private final JsonMapper mapper;

	private final EventDataCodec codec;

	private final SocketIdMode ids;

	private final int maxPayload;

	PacketEncoding(JsonMapper mapper, EventDataCodec codec, SocketIdMode ids, int maxPayload) {
		this.mapper = mapper;
		this.codec = codec;
		this.ids = ids;
		this.maxPayload = maxPayload;
	}

	/**
	 * Encodes a packet.
	 * @param packet the packet
	 * @param client whom it is for
	 * @return the encoded packet; {@code null} if there is nothing to send
	 */
	@Nullable EncodedPacket encode(Packet packet, ClientHead client) {
		return switch (packet.getType()) {
			case OPEN -> open(packet.getData());
			case CLOSE -> CLOSE;
			case PING -> PING;
			case PONG -> pong(packet.getData());
			case NOOP -> NOOP;
			case MESSAGE -> message(packet, client);
			default -> null;
		};
	}

	private EncodedPacket open(AuthPacket open) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("sid", open.getSid().toString());
		json.put("upgrades", open.getUpgrades());
		json.put("pingInterval", open.getPingInterval());
		json.put("pingTimeout", open.getPingTimeout());
		json.put("maxPayload", this.maxPayload);
		return json("0", json);
	}

	private static EncodedPacket pong(@Nullable Object data) {
		return EncodedPacket.text((data != null) ? "3" + data : "3");
	}

	private @Nullable EncodedPacket message(Packet packet, ClientHead client) {
		if (packet instanceof EventPacket event) {
			return event.encoded();
		}
		PacketType type = packet.getSubType();
		String namespace = packet.getNsp();
		if (type == PacketType.EVENT || type == PacketType.BINARY_EVENT) {
			return event(packet, namespace);
		}
		if (type == PacketType.ACK || type == PacketType.BINARY_ACK) {
			return EncodedPacket.ack(namespace, packet.getAckId(), this.codec.payload(values(packet)));
		}
		if (type == PacketType.CONNECT) {
			return connect(packet, client);
		}
		if (type == PacketType.DISCONNECT) {
			return EncodedPacket.text("41" + EncodedPacket.prefix(namespace));
		}
		return (type == PacketType.ERROR) ? json("44" + EncodedPacket.prefix(namespace), error(packet.getData()))
				: null;
	}

	private EncodedPacket event(Packet packet, String namespace) {
		String head = EncodedPacket.prefix(namespace) + ((packet.getAckId() != null) ? packet.getAckId() : "");
		return EncodedPacket.event(head, this.codec.fromObjects(packet.getName(), values(packet)).payload());
	}

	private EncodedPacket connect(Packet packet, ClientHead client) {
		if (!(packet.getData() instanceof ConnPacket)) {
			return EncodedPacket.text("40" + EncodedPacket.prefix(packet.getNsp()));
		}
		String id = EngineSession.of(client).socketId(packet.getNsp(), this.ids);
		return json("40" + EncodedPacket.prefix(packet.getNsp()), Map.of("sid", id));
	}

	private EncodedPacket json(String head, @Nullable Object value) {
		return EncodedPacket.text(head + new String(this.mapper.writeValueAsBytes(value), StandardCharsets.UTF_8));
	}

	private static Object error(@Nullable Object data) {
		if (data == null) {
			return Map.of("message", "Unauthorized");
		}
		return (data instanceof CharSequence message) ? Map.of("message", message.toString()) : data;
	}

	private static List<?> values(Packet packet) {
		Object data = packet.getData();
		return (data != null) ? (List<?>) data : List.of();
	}

}
