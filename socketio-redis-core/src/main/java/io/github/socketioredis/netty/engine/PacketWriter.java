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

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;

import com.corundumstudio.socketio.Transport;
import com.corundumstudio.socketio.handler.ClientHead;
import com.corundumstudio.socketio.handler.EncoderHandler;
import com.corundumstudio.socketio.messages.OutPacketMessage;
import com.corundumstudio.socketio.messages.XHRPostMessage;
import com.corundumstudio.socketio.protocol.ConnPacket;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what netty-socketio has queued for a session: as WebSocket frames with one flush
 * for all of them, or as the payload of a polling response. Takes the place of
 * netty-socketio's own encoder, which prepends a byte to attachments and changes shared
 * packets.
 */
@Sharable
final class PacketWriter extends ChannelOutboundHandlerAdapter {

	private static final Logger logger = LoggerFactory.getLogger(PacketWriter.class);

	private static final byte RECORD_SEPARATOR = 0x1e;

	private static final byte[] OK = { 'o', 'k' };

	private final PacketEncoding encoding;

	private final PollingResponses responses;

	private final int maxPayload;

	PacketWriter(PacketEncoding encoding, PollingResponses responses, int maxPayload) {
		this.encoding = encoding;
		this.responses = responses;
		this.maxPayload = maxPayload;
	}

	@Override
	public void write(ChannelHandlerContext ctx, Object msg, ChannelPromise promise) throws Exception {
		if (msg instanceof XHRPostMessage) {
			// netty-socketio answers before it handles the packets; then the next request
			// of
			// the client could overtake them on another event loop
			ctx.executor().execute(() -> this.responses.write(ctx, Unpooled.wrappedBuffer(OK), "text/html", promise));
		}
		else if (!(msg instanceof OutPacketMessage message)) {
			super.write(ctx, msg, promise);
		}
		else if (message.getTransport() == Transport.WEBSOCKET) {
			writeFrames(ctx, message.getClientHead(), promise);
		}
		else {
			writePayload(ctx, message.getClientHead(), promise);
		}
	}

	private void writeFrames(ChannelHandlerContext ctx, ClientHead client, ChannelPromise promise) {
		Queue<Packet> queue = client.getPacketsQueue(Transport.WEBSOCKET);
		for (Packet packet = queue.poll(); packet != null; packet = queue.poll()) {
			for (Packet due : due(packet, client)) {
				EncodedPacket encoded = encode(due, client);
				if (encoded != null) {
					writeFrames(ctx, encoded, !(due instanceof EventPacket event) || event.isCompress());
				}
				Departure.afterWriting(due, client, ctx.executor());
			}
		}
		ctx.write(Unpooled.EMPTY_BUFFER, promise);
		ctx.flush();
	}

	private static void writeFrames(ChannelHandlerContext ctx, EncodedPacket packet, boolean compress) {
		ByteBuf text = Unpooled.wrappedBuffer(packet.text());
		ctx.write(compress ? new TextWebSocketFrame(text) : UncompressedFrame.text(text));
		for (byte[] attachment : packet.attachments()) {
			ByteBuf binary = Unpooled.wrappedBuffer(attachment);
			ctx.write(compress ? new BinaryWebSocketFrame(binary) : UncompressedFrame.binary(binary));
		}
	}

	private void writePayload(ChannelHandlerContext ctx, ClientHead client, ChannelPromise promise) {
		Channel channel = ctx.channel();
		Queue<Packet> queue = client.getPacketsQueue(Transport.POLLING);
		if (!channel.isActive() || queue.isEmpty() || channel.attr(EncoderHandler.WRITE_ONCE).get() != null) {
			promise.trySuccess();
			return;
		}
		ByteBuf payload = ctx.alloc().buffer();
		while (payload.readableBytes() < this.maxPayload) {
			Packet packet = queue.poll();
			if (packet == null) {
				break;
			}
			for (Packet due : due(packet, client)) {
				append(payload, encode(due, client));
				Departure.afterWriting(due, client, ctx.executor());
			}
		}
		if (payload.isReadable()) {
			channel.attr(EncoderHandler.WRITE_ONCE).set(Boolean.TRUE);
			// when the channel closes, netty-socketio may release the channel of the next
			// poll
			client.releasePollingChannel(channel);
			this.responses.write(ctx, payload, "text/plain; charset=UTF-8", promise);
		}
		else {
			payload.release();
			promise.trySuccess();
		}
	}

	private static void append(ByteBuf payload, @Nullable EncodedPacket packet) {
		if (packet == null) {
			return;
		}
		separate(payload).writeBytes(packet.text());
		for (byte[] attachment : packet.attachments()) {
			separate(payload).writeByte('b').writeBytes(Base64.getEncoder().encode(attachment));
		}
	}

	private static ByteBuf separate(ByteBuf payload) {
		return payload.isReadable() ? payload.writeByte(RECORD_SEPARATOR) : payload;
	}

	/**
	 * Returns what may be sent now that this packet's turn has come: nothing if its
	 * namespace is not yet connected, and what was held back if it is the CONNECT packet.
	 */
	private static List<Packet> due(Packet packet, ClientHead client) {
		if (packet.getType() != PacketType.MESSAGE) {
			return List.of(packet);
		}
		EngineSession session = EngineSession.of(client);
		if (packet.getSubType() == PacketType.CONNECT && packet.getData() instanceof ConnPacket) {
			List<Packet> packets = new ArrayList<>();
			packets.add(packet);
			packets.addAll(session.connected(packet.getNsp()));
			return packets;
		}
		boolean event = packet.getSubType() == PacketType.EVENT || packet.getSubType() == PacketType.BINARY_EVENT;
		return (event && session.hold(packet)) ? List.of() : List.of(packet);
	}

	private @Nullable EncodedPacket encode(Packet packet, ClientHead client) {
		try {
			return this.encoding.encode(packet, client);
		}
		catch (RuntimeException ex) {
			logger.warn(
					"Dropped {} that can't be written: {}", (packet.getName() != null)
							? "event '" + packet.getName() + "'" : "a packet of type " + packet.getSubType(),
					ex.toString());
			return null;
		}
	}

}
