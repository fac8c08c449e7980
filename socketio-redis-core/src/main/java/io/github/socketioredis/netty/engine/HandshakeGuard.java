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

import java.util.List;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.QueryStringDecoder;

/**
 * Lets only Engine.IO 4 in.
 */
@Sharable
final class HandshakeGuard extends ChannelInboundHandlerAdapter {

	private static final int UNSUPPORTED_PROTOCOL_VERSION = 5;

	private final String path;

	private final PollingResponses responses;

	HandshakeGuard(String path, PollingResponses responses) {
		this.path = path;
		this.responses = responses;
	}

	@Override
	public void channelRead(ChannelHandlerContext ctx, Object msg) throws Exception {
		if (msg instanceof FullHttpRequest request && isOldProtocol(request)) {
			String origin = request.headers().get(HttpHeaderNames.ORIGIN);
			request.release();
			this.responses.reject(ctx, origin, UNSUPPORTED_PROTOCOL_VERSION, "Unsupported protocol version");
			return;
		}
		ctx.fireChannelRead(msg);
	}

	private boolean isOldProtocol(FullHttpRequest request) {
		QueryStringDecoder query = new QueryStringDecoder(request.uri());
		return query.path().equals(this.path)
				&& !query.parameters().getOrDefault("EIO", List.of()).equals(List.of("4"));
	}

}
