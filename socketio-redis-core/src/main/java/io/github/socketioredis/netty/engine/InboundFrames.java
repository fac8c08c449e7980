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

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;

/**
 * Marks binary WebSocket frames, since netty-socketio hands on the bytes of a frame
 * without its type: a marked record begins with a byte with which no packet begins.
 */
@Sharable
final class InboundFrames extends ChannelInboundHandlerAdapter {

	static final byte BINARY = 0x01;

	@Override
	public void channelRead(ChannelHandlerContext ctx, Object msg) throws Exception {
		if (msg instanceof BinaryWebSocketFrame frame) {
			ctx.fireChannelRead(new BinaryWebSocketFrame(
					Unpooled.wrappedBuffer(Unpooled.wrappedBuffer(new byte[] { BINARY }), frame.content())));
		}
		else {
			ctx.fireChannelRead(msg);
		}
	}

}
