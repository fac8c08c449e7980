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

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.handler.EncoderHandler;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * Writes HTTP responses with the CORS headers that the configuration asks for.
 */
final class PollingResponses {

	private final Configuration configuration;

	PollingResponses(Configuration configuration) {
		this.configuration = configuration;
	}

	void write(ChannelHandlerContext ctx, ByteBuf payload, String type, ChannelPromise promise) {
		FullHttpResponse response = response(HttpResponseStatus.OK, payload, type,
				ctx.channel().attr(EncoderHandler.ORIGIN).get());
		ctx.writeAndFlush(response, promise).addListener(ChannelFutureListener.CLOSE);
	}

	void reject(ChannelHandlerContext ctx, @Nullable String origin, int code, String message) {
		ByteBuf body = Unpooled.copiedBuffer("{\"code\":" + code + ",\"message\":\"" + message + "\"}",
				StandardCharsets.UTF_8);
		FullHttpResponse response = response(HttpResponseStatus.BAD_REQUEST, body, "application/json", origin);
		ctx.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
	}

	private FullHttpResponse response(HttpResponseStatus status, ByteBuf body, String type, @Nullable String origin) {
		FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
		HttpHeaders headers = response.headers();
		headers.set(HttpHeaderNames.CONTENT_TYPE, type);
		headers.setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
		headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
		headers.set(HttpHeaderNames.CACHE_CONTROL, "no-store");
		if (this.configuration.isEnableCors()) {
			allow(headers, (this.configuration.getOrigin() != null) ? this.configuration.getOrigin() : origin);
		}
		return response;
	}

	private void allow(HttpHeaders headers, @Nullable String origin) {
		headers.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, (origin != null) ? origin : "*");
		if (origin != null) {
			headers.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
		}
		if (this.configuration.getAllowHeaders() != null) {
			headers.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, this.configuration.getAllowHeaders());
		}
	}

}
