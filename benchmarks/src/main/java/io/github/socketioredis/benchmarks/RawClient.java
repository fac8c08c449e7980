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

package io.github.socketioredis.benchmarks;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;

/**
 * One client, reduced to the packets that it takes to join the default namespace and to
 * stay there.
 *
 * @since 0.1.0
 */
final class RawClient extends SimpleChannelInboundHandler<TextWebSocketFrame> {

	private static final String OPEN = "0";

	private static final String PING = "2";

	private static final String PONG = "3";

	private static final String CONNECT = "40";

	private static final String CONNECT_ERROR = "44";

	private final CompletableFuture<Void> connected = new CompletableFuture<>();

	CompletableFuture<Void> connected() {
		return this.connected;
	}

	@Override
	protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
		String packet = frame.text();
		if (packet.equals(PING)) {
			send(context, PONG);
		}
		else if (packet.startsWith(OPEN)) {
			send(context, CONNECT);
		}
		else if (packet.startsWith(CONNECT)) {
			this.connected.complete(null);
		}
		else if (packet.startsWith(CONNECT_ERROR)) {
			exceptionCaught(context, new IOException("A client was refused: " + packet));
		}
	}

	private static void send(ChannelHandlerContext context, String packet) {
		context.writeAndFlush(new TextWebSocketFrame(packet));
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		this.connected.completeExceptionally(new IOException("The server has closed the connection of a client"));
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
		this.connected.completeExceptionally(failure);
		context.close();
	}

}
