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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.messages.XHRPostMessage;
import io.github.socketioredis.protocol.codec.EventDataCodec;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.FullHttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PacketWriter}.
 */
class PacketWriterTests {

	private static PacketWriter writer() {
		PacketEncoding encoding = new PacketEncoding(JsonMapper.shared(), new EventDataCodec(JsonMapper.shared()),
				SocketIdMode.PUBLIC, 1000);
		return new PacketWriter(encoding, new PollingResponses(new Configuration()), 1000);
	}

	@Test
	void aPostIsAnsweredAfterItsPacketsWereHandled() {
		List<String> order = new ArrayList<>();
		EmbeddedChannel channel = new EmbeddedChannel(writer(), new PollingTransportLookalike(),
				new ChannelInboundHandlerAdapter() {

					@Override
					public void channelRead(ChannelHandlerContext ctx, Object msg) {
						assertThat(((EmbeddedChannel) ctx.channel()).outboundMessages()).isEmpty();
						order.add("handled " + msg);
					}

				});
		channel.writeInbound("packets");
		assertThat(order).containsExactly("handled packets");
		FullHttpResponse response = channel.readOutbound();
		assertThat(response.content().toString(StandardCharsets.UTF_8)).isEqualTo("ok");
		response.release();
		channel.checkException();
	}

	/**
	 * Answers first and handles afterwards, as netty-socketio does.
	 */
	private static final class PollingTransportLookalike extends ChannelInboundHandlerAdapter {

		@Override
		public void channelRead(ChannelHandlerContext ctx, Object msg) {
			ctx.channel().writeAndFlush(new XHRPostMessage(null, UUID.randomUUID()));
			ctx.fireChannelRead(msg);
		}

	}

}
