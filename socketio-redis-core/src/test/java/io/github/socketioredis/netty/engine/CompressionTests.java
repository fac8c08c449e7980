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

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Compression}, on a connection that has negotiated permessage-deflate.
 */
class CompressionTests {

	/**
	 * The bit by which a frame says that it is compressed.
	 */
	private static final int COMPRESSED = 4;

	private static final String TEXT = "again and ".repeat(100);

	private final EmbeddedChannel channel = new EmbeddedChannel(Compression.handler(1_000_000));

	@BeforeEach
	void negotiate() {
		FullHttpRequest request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/socket.io/");
		request.headers().set(HttpHeaderNames.UPGRADE, "websocket").set(HttpHeaderNames.CONNECTION, "Upgrade");
		request.headers().set(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS, "permessage-deflate");
		this.channel.writeInbound(request);
		FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1,
				HttpResponseStatus.SWITCHING_PROTOCOLS);
		response.headers().set(HttpHeaderNames.UPGRADE, "websocket").set(HttpHeaderNames.CONNECTION, "Upgrade");
		this.channel.writeOutbound(response);
		FullHttpResponse sent = this.channel.readOutbound();
		assertThat(sent.headers().get(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS)).startsWith("permessage-deflate");
	}

	private static ByteBuf content() {
		return Unpooled.copiedBuffer(TEXT, StandardCharsets.UTF_8);
	}

	private WebSocketFrame sent(WebSocketFrame frame) {
		this.channel.writeOutbound(frame);
		return this.channel.readOutbound();
	}

	@Test
	void compressesFrames() {
		WebSocketFrame text = sent(new TextWebSocketFrame(content()));
		assertThat(text.rsv()).isEqualTo(COMPRESSED);
		assertThat(text.content().readableBytes()).isLessThan(TEXT.length() / 5);
		assertThat(sent(new BinaryWebSocketFrame(content())).rsv()).isEqualTo(COMPRESSED);
	}

	@Test
	void leavesReadyFramesAlone() {
		ByteBuf frames = Unpooled.wrappedBuffer(EncodedPacket.text(TEXT).frames());
		this.channel.writeOutbound(frames);
		assertThat(this.channel.<Object>readOutbound()).isSameAs(frames);
		frames.release();
	}

}
