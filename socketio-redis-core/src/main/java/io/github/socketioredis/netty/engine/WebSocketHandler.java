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

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/**
 * One WebSocket of a session: its only transport, or the one that it is upgraded to.
 */
final class WebSocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> {

	private static final String PROBE = "2probe";

	private static final String UPGRADE = "5";

	private final EngineSession session;

	private final WebSocketLink link;

	private boolean upgrading;

	WebSocketHandler(EngineSession session, WebSocketLink link, boolean upgrading) {
		this.session = session;
		this.link = link;
		this.upgrading = upgrading;
	}

	@Override
	protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
		if (frame instanceof PingWebSocketFrame) {
			ctx.writeAndFlush(new PongWebSocketFrame(frame.content().retain()));
		}
		else if (frame instanceof CloseWebSocketFrame && this.link.isClosing()) {
			ctx.close();
		}
		else if (frame instanceof CloseWebSocketFrame) {
			ctx.writeAndFlush(frame.retain()).addListener(ChannelFutureListener.CLOSE);
		}
		else if (this.upgrading) {
			upgrade(ctx, frame);
		}
		else if (frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame) {
			byte[] content = ByteBufUtil.getBytes(frame.content());
			boolean binary = frame instanceof BinaryWebSocketFrame;
			this.session.execute(() -> this.session.frame(this.link, content, binary));
		}
	}

	private void upgrade(ChannelHandlerContext ctx, WebSocketFrame frame) {
		String text = (frame instanceof TextWebSocketFrame) ? frame.content().toString(StandardCharsets.UTF_8) : "";
		if (text.equals(PROBE)) {
			this.link.writeNow(PacketEncoding.PROBE_ANSWER);
			this.session.execute(() -> this.session.upgrade().probed(this.link));
		}
		else if (text.equals(UPGRADE)) {
			this.upgrading = false;
			this.session.execute(() -> this.session.upgrade().complete(this.link));
		}
		else {
			ctx.close();
		}
	}

	@Override
	public void channelWritabilityChanged(ChannelHandlerContext ctx) {
		if (ctx.channel().isWritable()) {
			// what waits is written at the end of each run
			this.session.execute(() -> {
			});
		}
	}

	@Override
	public void channelInactive(ChannelHandlerContext ctx) {
		this.session.execute(() -> this.session.disconnected(this.link));
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		ConnectionFaults.handle(ctx, cause);
	}

}
