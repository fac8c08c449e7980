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

import com.corundumstudio.socketio.Transport;
import com.corundumstudio.socketio.handler.ClientHead;
import com.corundumstudio.socketio.messages.PacketsMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes packets in before netty-socketio does: collects binary ones with their
 * attachments, handles CONNECT, and drops what a client sends to a namespace that it is
 * not connected to.
 */
@Sharable
final class InboundPackets extends ChannelInboundHandlerAdapter {

	private static final Logger logger = LoggerFactory.getLogger(InboundPackets.class);

	private static final byte RECORD_SEPARATOR = 0x1e;

	private static final byte[] PROBE = "2probe".getBytes(StandardCharsets.US_ASCII);

	private final ConnectHandler connects;

	private final JsonMapper mapper;

	InboundPackets(ConnectHandler connects, JsonMapper mapper) {
		this.connects = connects;
		this.mapper = mapper;
	}

	@Override
	public void channelRead(ChannelHandlerContext ctx, Object msg) throws Exception {
		if (!(msg instanceof PacketsMessage message)) {
			ctx.fireChannelRead(msg);
			return;
		}
		ClientHead client = message.getClient();
		try {
			synchronized (EngineSession.of(client)) {
				readRecords(ctx, client, message.getContent(), message.getTransport());
			}
		}
		catch (ProtocolException ex) {
			logger.debug("Closing session {}: {}", client.getSessionId(), ex.getMessage());
			client.disconnect();
			ctx.close();
		}
	}

	private void readRecords(ChannelHandlerContext ctx, ClientHead client, ByteBuf content, Transport transport)
			throws ProtocolException {
		if (transport == Transport.WEBSOCKET) {
			read(ctx, client, ByteBufUtil.getBytes(content), transport);
			return;
		}
		while (content.isReadable()) {
			int length = content.bytesBefore(RECORD_SEPARATOR);
			byte[] packet = new byte[(length >= 0) ? length : content.readableBytes()];
			content.readBytes(packet);
			if (length >= 0) {
				content.skipBytes(1);
			}
			read(ctx, client, packet, transport);
		}
	}

	private void read(ChannelHandlerContext ctx, ClientHead client, byte[] packet, Transport transport)
			throws ProtocolException {
		if (packet.length == 0) {
			throw new ProtocolException("an empty packet");
		}
		AttachmentCollector collector = EngineSession.of(client).attachments();
		byte[] attachment = attachment(packet, transport);
		if (attachment != null) {
			forward(ctx, client, collector.add(attachment), transport);
		}
		else if (packet[0] != '4') {
			if (packet[0] == '3') {
				client.schedulePingTimeout();
			}
			if (transport == Transport.WEBSOCKET && Arrays.equals(packet, PROBE)) {
				PollRelease.start(ctx, client);
			}
			ctx.fireChannelRead(new PacketsMessage(client, Unpooled.wrappedBuffer(packet), transport));
		}
		else if (collector.isAwaiting()) {
			throw new ProtocolException("a message while attachments are awaited");
		}
		else {
			readMessage(ctx, client, packet, transport);
		}
	}

	private void readMessage(ChannelHandlerContext ctx, ClientHead client, byte[] packet, Transport transport)
			throws ProtocolException {
		if (packet.length < 2) {
			throw new ProtocolException("an empty message");
		}
		switch (packet[1]) {
			case '0' -> {
				PacketAddress address = PacketAddress.parse(packet, 2);
				this.connects.connect(client, address.namespace(), address.rest(packet));
			}
			case '1', '2', '3' -> forward(ctx, client, packet, List.of(), transport);
			case '5', '6' -> forward(ctx, client, EngineSession.of(client).attachments().begin(packet), transport);
			default -> throw new ProtocolException("a message of unknown type " + (char) packet[1]);
		}
	}

	private void forward(ChannelHandlerContext ctx, ClientHead client,
			AttachmentCollector.@Nullable BinaryPacket packet, Transport transport) throws ProtocolException {
		if (packet != null) {
			forward(ctx, client, packet.text(), packet.attachments(), transport);
		}
	}

	private void forward(ChannelHandlerContext ctx, ClientHead client, byte[] packet, List<byte[]> attachments,
			Transport transport) throws ProtocolException {
		PacketAddress address = PacketAddress.parse(packet, 2);
		String namespace = address.namespace();
		if (!EngineSession.of(client).isAdmitted(namespace)) {
			logger.debug("Dropped a packet of session {} for '{}': not connected", client.getSessionId(), namespace);
			return;
		}
		if (packet[1] == '3' && EngineSession.of(client).acks().take(this.mapper, packet, address, attachments)) {
			return;
		}
		Attachments.with(attachments,
				() -> ctx.fireChannelRead(new PacketsMessage(client, Unpooled.wrappedBuffer(packet), transport)));
	}

	private static byte @Nullable [] attachment(byte[] packet, Transport transport) throws ProtocolException {
		if (transport == Transport.WEBSOCKET) {
			return (packet[0] == InboundFrames.BINARY) ? Arrays.copyOfRange(packet, 1, packet.length) : null;
		}
		if (packet[0] != 'b') {
			return null;
		}
		try {
			// lenient as Node is: the official Java client sends line breaks
			return Base64.getMimeDecoder()
				.decode(new String(packet, 1, packet.length - 1, StandardCharsets.ISO_8859_1));
		}
		catch (IllegalArgumentException ex) {
			throw new ProtocolException("an attachment that is no base64", ex);
		}
	}

}
