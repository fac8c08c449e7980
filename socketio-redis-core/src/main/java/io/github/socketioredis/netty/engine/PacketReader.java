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
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.protocol.EngineIOVersion;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketType;
import io.github.socketioredis.HandlerInterceptor;
import io.github.socketioredis.Handling;
import io.github.socketioredis.protocol.NamespaceName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Takes in what clients send, strictly: packets go to the listeners of netty-socketio,
 * and whoever does not keep the protocol is closed, as in Node.
 */
final class PacketReader {

	private static final Logger logger = LoggerFactory.getLogger(PacketReader.class);

	/**
	 * Names that mean something else, so that no client may use them for an event.
	 */
	private static final Set<String> RESERVED = Set.of("connect", "connect_error", "disconnect", "disconnecting",
			"newListener", "removeListener");

	private final EngineContext context;

	private final HandlerInterceptor handlers;

	private final Admission admission;

	PacketReader(EngineContext context, HandlerInterceptor handlers) {
		this.context = context;
		this.handlers = handlers;
		this.admission = new Admission(context);
	}

	/**
	 * Takes in the body of a polling request.
	 * @param session the session
	 * @param payload packets with separators between them
	 * @throws ProtocolException if the client does not keep the protocol
	 */
	void payload(EngineSession session, byte[] payload) throws ProtocolException {
		int start = 0;
		while (start <= payload.length && session.isConnected()) {
			int end = start;
			while (end < payload.length && payload[end] != PollingLink.RECORD_SEPARATOR) {
				end++;
			}
			record(session, Arrays.copyOfRange(payload, start, end));
			start = end + 1;
		}
	}

	/*
	 * What goes wrong in the application must not cost the client the packets that follow
	 * or its answer.
	 */
	private void record(EngineSession session, byte[] record) throws ProtocolException {
		try {
			read(session, record);
		}
		catch (RuntimeException | Error ex) {
			logger.error("A listener or callback for session {} failed", session.getSessionId(), ex);
		}
	}

	private void read(EngineSession session, byte[] record) throws ProtocolException {
		if (record.length == 0 || record[0] != PollingLink.BINARY_RECORD) {
			text(session, record);
			return;
		}
		try {
			// lenient as Node is: the official Java client sends line breaks
			binary(session, Base64.getMimeDecoder()
				.decode(new String(record, 1, record.length - 1, StandardCharsets.ISO_8859_1)));
		}
		catch (IllegalArgumentException ex) {
			throw new ProtocolException("an attachment that is no base64", ex);
		}
	}

	/**
	 * Takes in a text packet.
	 * @param session the session
	 * @param packet the packet
	 * @throws ProtocolException if the client does not keep the protocol
	 */
	void text(EngineSession session, byte[] packet) throws ProtocolException {
		if (packet.length == 0) {
			throw new ProtocolException("an empty packet");
		}
		switch (packet[0]) {
			case '1' -> session.clientClosed();
			case '3' -> session.pong();
			case '4' -> message(session, packet);
			case '6' -> {
			}
			default -> throw new ProtocolException("a packet of unknown type");
		}
	}

	/**
	 * Takes in a binary packet.
	 * @param session the session
	 * @param attachment the packet
	 * @throws ProtocolException if the client does not keep the protocol
	 */
	void binary(EngineSession session, byte[] attachment) throws ProtocolException {
		dispatch(session, session.attachments().add(attachment));
	}

	private void message(EngineSession session, byte[] packet) throws ProtocolException {
		this.context.counters().receivedPackets.increment();
		if (session.attachments().isAwaiting()) {
			throw new ProtocolException("a message while attachments are awaited");
		}
		if (packet.length < 2) {
			throw new ProtocolException("an empty message");
		}
		switch (packet[1]) {
			case '0' -> {
				PacketAddress address = PacketAddress.parse(packet, 2);
				this.admission.connect(session, address.namespace(), address.rest(packet));
			}
			case '1' -> disconnect(session, packet);
			case '2', '3' -> dispatch(session, packet, List.of());
			case '5', '6' -> dispatch(session, session.attachments().begin(packet));
			default -> throw new ProtocolException("a message of unknown type");
		}
	}

	private void disconnect(EngineSession session, byte[] packet) throws ProtocolException {
		PacketAddress address = PacketAddress.parse(packet, 2);
		if (address.end() < packet.length) {
			throw new ProtocolException("a DISCONNECT packet with a payload");
		}
		EngineSocket socket = socket(session, address.namespace());
		if (socket != null) {
			socket.onDisconnect();
		}
	}

	private void dispatch(EngineSession session, AttachmentCollector.@Nullable BinaryPacket packet)
			throws ProtocolException {
		if (packet != null) {
			dispatch(session, packet.text(), packet.attachments());
		}
	}

	private void dispatch(EngineSession session, byte[] packet, List<byte[]> attachments) throws ProtocolException {
		PacketAddress address = PacketAddress.parse(packet, 2);
		AckId ackId = AckId.parse(packet, address.end());
		JsonNode values = values(packet, ackId.end(), attachments);
		EngineSocket socket = socket(session, address.namespace());
		if (packet[1] == '3') {
			acknowledge(session, socket, ackId.id(), values);
		}
		else {
			event(session, socket, ackId.id(), values);
		}
	}

	private JsonNode values(byte[] packet, int start, List<byte[]> attachments) throws ProtocolException {
		try {
			JsonNode values = this.context.mapper().readTree(packet, start, packet.length - start);
			if (!values.isArray()) {
				throw new ProtocolException("a payload that is no array");
			}
			return Placeholders.resolve(values, attachments);
		}
		catch (JacksonException ex) {
			throw new ProtocolException("a payload that is no JSON", ex);
		}
	}

	/*
	 * Who has left a namespace may have sent something before it knew.
	 */
	private @Nullable EngineSocket socket(EngineSession session, String namespace) throws ProtocolException {
		EngineSocket socket = session.socket(namespace);
		if (socket == null && !session.hasLeft(namespace)) {
			throw new ProtocolException("a packet for a namespace that it is not connected to");
		}
		return socket;
	}

	private void acknowledge(EngineSession session, @Nullable EngineSocket socket, @Nullable Long ackId,
			JsonNode values) throws ProtocolException {
		if (ackId == null) {
			throw new ProtocolException("an acknowledgement without an id");
		}
		try {
			if (socket != null) {
				session.acks().acknowledge(socket.getNamespace().getName(), ackId, values);
			}
		}
		catch (JacksonException ex) {
			this.context.faults().dropped(session, "an acknowledgement whose values are of other types");
		}
	}

	private void event(EngineSession session, @Nullable EngineSocket socket, @Nullable Long ackId, JsonNode values)
			throws ProtocolException {
		JsonNode first = values.path(0);
		if (!(first.isString() || first.isNumber()) || RESERVED.contains(first.asString())) {
			throw new ProtocolException("an event without a name, or with a reserved one");
		}
		if (socket == null) {
			this.context.faults().dropped(session, "an event for a namespace that it has left");
			return;
		}
		String name = first.asString();
		String namespace = socket.getNamespace().getName();
		List<Object> arguments;
		try {
			arguments = this.context.arguments().ofEvent(namespace, name, values);
		}
		catch (JacksonException ex) {
			this.context.faults().dropped(session, "an event whose arguments are of other types");
			return;
		}
		Packet packet = new Packet(PacketType.MESSAGE, EngineIOVersion.V4);
		packet.setSubType(PacketType.EVENT);
		packet.setName(name);
		packet.setNsp(namespace);
		packet.setAckId(ackId);
		this.context.counters().receivedEvents.increment();
		Runnable listeners = () -> socket.getNamespace()
			.onEvent(socket, name, arguments, new AckRequest(packet, socket));
		if (this.context.arguments().hasListeners(namespace, name)) {
			this.handlers.around(new Handling(Handling.Kind.CLIENT_EVENT,
					namespace.isEmpty() ? NamespaceName.DEFAULT : namespace, name), listeners);
		}
		else {
			listeners.run();
		}
	}

	/**
	 * The digits before a payload.
	 *
	 * @param id the id; {@code null} if there are none
	 * @param end the index of the first byte after them
	 */
	private record AckId(@Nullable Long id, int end) {

		private static final int MAX_DIGITS = 18;

		static AckId parse(byte[] packet, int start) throws ProtocolException {
			int end = start;
			long id = 0;
			while (end < packet.length && packet[end] >= '0' && packet[end] <= '9') {
				id = id * 10 + packet[end] - '0';
				end++;
			}
			if (end - start > MAX_DIGITS) {
				throw new ProtocolException("the id of an acknowledgement has more than " + MAX_DIGITS + " digits");
			}
			return new AckId((end > start) ? id : null, end);
		}

	}

}
