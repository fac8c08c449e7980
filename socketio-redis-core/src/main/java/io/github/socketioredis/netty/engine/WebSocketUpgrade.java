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

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpContentCompressor;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;

/**
 * Turns an HTTP connection into a WebSocket.
 */
final class WebSocketUpgrade {

	private final int maxPayload;

	WebSocketUpgrade(int maxPayload) {
		this.maxPayload = maxPayload;
	}

	/**
	 * Answers the request and changes the pipeline.
	 * @param ctx the handler that got the request, which is removed
	 * @param request the request
	 * @param opening makes the handler of the frames
	 */
	void start(ChannelHandlerContext ctx, FullHttpRequest request, Opening opening) {
		WebSocketServerHandshaker handshaker = new WebSocketServerHandshakerFactory("", null, true, this.maxPayload)
			.newHandshaker(request);
		Channel channel = ctx.channel();
		if (handshaker == null) {
			WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(channel)
				.addListener(ChannelFutureListener.CLOSE);
			return;
		}
		ChannelPipeline pipeline = ctx.pipeline();
		remove(pipeline, HttpServerKeepAliveHandler.class);
		remove(pipeline, HttpContentCompressor.class);
		handshaker.handshake(channel, request).addListener((future) -> {
			if (future.isSuccess() && channel.isActive()) {
				WebSocketLink link = new WebSocketLink(channel, isCompressed(pipeline));
				ChannelHandler frames = opening.open(link);
				pipeline.addLast(new Utf8FrameValidator(), new WebSocketFrameAggregator(this.maxPayload), frames);
				pipeline.remove(ctx.handler());
			}
			else {
				channel.close();
			}
		});
	}

	private static boolean isCompressed(ChannelPipeline pipeline) {
		return pipeline.names().stream().anyMatch((name) -> name.contains("PerMessageDeflate"));
	}

	private static void remove(ChannelPipeline pipeline, Class<? extends ChannelHandler> type) {
		if (pipeline.get(type) != null) {
			pipeline.remove(type);
		}
	}

	/**
	 * Makes the handler of a WebSocket that is open.
	 */
	@FunctionalInterface
	interface Opening {

		ChannelHandler open(WebSocketLink link);

	}

}
