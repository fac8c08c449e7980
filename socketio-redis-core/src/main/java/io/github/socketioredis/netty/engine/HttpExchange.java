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
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * A request that waits for its one response, which any thread may give.
 */
final class HttpExchange {

	private static final String TEXT = "text/plain; charset=UTF-8";

	private final Channel channel;

	private final CrossOrigin crossOrigin;

	private final @Nullable String origin;

	private final Runnable answered;

	private final AtomicBoolean open = new AtomicBoolean(true);

	/**
	 * Creates an exchange.
	 * @param channel the connection of the request
	 * @param request the request
	 * @param crossOrigin adds CORS headers
	 * @param answered called on the connection's event loop before the response is
	 * written
	 */
	HttpExchange(Channel channel, FullHttpRequest request, CrossOrigin crossOrigin, Runnable answered) {
		this.channel = channel;
		this.crossOrigin = crossOrigin;
		this.origin = request.headers().get(HttpHeaderNames.ORIGIN);
		this.answered = answered;
	}

	/**
	 * Answers with packets for the client.
	 * @param payload the packets
	 */
	void payload(ByteBuf payload) {
		respond(HttpResponseStatus.OK, payload, TEXT);
	}

	/**
	 * Answers that what the client sent was taken.
	 */
	void ok() {
		respond(HttpResponseStatus.OK, text("ok"), "text/html");
	}

	void preflight() {
		respond(HttpResponseStatus.NO_CONTENT, Unpooled.EMPTY_BUFFER, TEXT);
	}

	void notFound() {
		respond(HttpResponseStatus.NOT_FOUND, text("Not Found"), TEXT);
	}

	void refuse(RequestError error) {
		respond(error.status(), text(error.json()), "application/json");
	}

	void malformed() {
		respond(HttpResponseStatus.BAD_REQUEST, Unpooled.EMPTY_BUFFER, TEXT);
	}

	private static ByteBuf text(String text) {
		return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
	}

	private void respond(HttpResponseStatus status, ByteBuf body, String type) {
		if (!this.open.compareAndSet(true, false)) {
			body.release();
			return;
		}
		FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
		HttpHeaders headers = response.headers();
		headers.set(HttpHeaderNames.CONTENT_TYPE, type);
		headers.setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
		headers.set(HttpHeaderNames.CACHE_CONTROL, "no-store");
		this.crossOrigin.allow(headers, this.origin, status.equals(HttpResponseStatus.NO_CONTENT));
		if (this.channel.eventLoop().inEventLoop()) {
			write(response);
		}
		else {
			try {
				this.channel.eventLoop().execute(() -> write(response));
			}
			catch (RejectedExecutionException ex) {
				response.release();
			}
		}
	}

	private void write(FullHttpResponse response) {
		this.answered.run();
		this.channel.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
	}

}
