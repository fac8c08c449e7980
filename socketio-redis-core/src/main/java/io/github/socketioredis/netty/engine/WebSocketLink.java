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

import java.util.Deque;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

import com.corundumstudio.socketio.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;

/**
 * A WebSocket. Packets are written on its own event loop, as long as the connection takes
 * them, and flushed together.
 */
final class WebSocketLink implements Link {

	private static final int CLOSE_SECONDS = 5;

	private final Channel channel;

	private final boolean compression;

	private volatile boolean closing;

	/**
	 * Creates a link.
	 * @param channel the connection
	 * @param compression whether compression was negotiated, so that frames have to go
	 * through its encoder
	 */
	WebSocketLink(Channel channel, boolean compression) {
		this.channel = channel;
		this.compression = compression;
	}

	EventLoop eventLoop() {
		return this.channel.eventLoop();
	}

	@Override
	public Transport transport() {
		return Transport.WEBSOCKET;
	}

	@Override
	public void flush(Deque<EncodedPacket> packets, IntConsumer written) {
		if (packets.isEmpty()) {
			return;
		}
		while (!packets.isEmpty() && this.channel.isWritable()) {
			EncodedPacket packet = packets.remove();
			write(packet);
			written.accept(packet.size());
		}
		this.channel.flush();
	}

	private void write(EncodedPacket packet) {
		if (!this.compression || !packet.isCompress()) {
			this.channel.write(Unpooled.wrappedBuffer(packet.frames()), this.channel.voidPromise());
			return;
		}
		ByteBuf text = Unpooled.wrappedBuffer(packet.text());
		this.channel.write(new TextWebSocketFrame(text), this.channel.voidPromise());
		for (byte[] attachment : packet.attachments()) {
			this.channel.write(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(attachment)),
					this.channel.voidPromise());
		}
	}

	void writeNow(EncodedPacket packet) {
		write(packet);
		this.channel.flush();
	}

	@Override
	public boolean isWritable() {
		return this.channel.isWritable();
	}

	@Override
	public boolean isOpen() {
		return this.channel.isActive();
	}

	/**
	 * Says goodbye, and leaves it to the client to answer: if the connection were closed
	 * at once while something from the client is on its way, it would be reset, and the
	 * client might lose what it has not read yet.
	 */
	@Override
	public void close() {
		this.closing = true;
		if (!this.channel.isActive()) {
			return;
		}
		this.channel.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE))
			.addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
		try {
			Future<?> timer = this.channel.eventLoop()
				.schedule((Runnable) this.channel::close, CLOSE_SECONDS, TimeUnit.SECONDS);
			this.channel.closeFuture().addListener((closed) -> timer.cancel(false));
		}
		catch (RejectedExecutionException ex) {
			// the server has stopped
			this.channel.close();
		}
	}

	@Override
	public void abort() {
		this.closing = true;
		this.channel.close();
	}

	/**
	 * Returns whether goodbye has been said. Called on any thread.
	 * @return whether the link has been closed
	 */
	boolean isClosing() {
		return this.closing;
	}

	@Override
	public void whenClosed(Runnable action) {
		this.channel.closeFuture().addListener((closed) -> action.run());
	}

}
