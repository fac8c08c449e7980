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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.corundumstudio.socketio.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WebSocketLink}.
 */
class WebSocketLinkTests {

	private final Deque<EncodedPacket> packets = new ArrayDeque<>();

	private final List<Integer> written = new ArrayList<>();

	private static EncodedPacket binary(boolean compress) {
		return new EncodedPacket(EngineFixture.bytes("451-[]"), List.of(new byte[] { 1, 2 }), compress);
	}

	@Test
	void readyFramesAreWritten() {
		EmbeddedChannel channel = new EmbeddedChannel();
		this.packets.add(EncodedPacket.text("2"));
		this.packets.add(binary(true));
		new WebSocketLink(channel, false).flush(this.packets, this.written::add);
		for (EncodedPacket packet : List.of(EncodedPacket.text("2"), binary(true))) {
			ByteBuf frames = channel.readOutbound();
			assertThat(ByteBufUtil.getBytes(frames)).isEqualTo(packet.frames());
			frames.release();
		}
		assertThat(this.packets).isEmpty();
		assertThat(this.written).containsExactly(1, 8);
	}

	@Test
	void compressionGetsFrames() {
		EmbeddedChannel channel = new EmbeddedChannel();
		this.packets.add(binary(true));
		this.packets.add(binary(false));
		new WebSocketLink(channel, true).flush(this.packets, this.written::add);
		assertThat(channel.<Object>readOutbound()).isInstanceOf(TextWebSocketFrame.class);
		assertThat(channel.<Object>readOutbound()).isInstanceOf(BinaryWebSocketFrame.class);
		assertThat(channel.<Object>readOutbound()).isInstanceOf(ByteBuf.class);
	}

	@Test
	void packetsWaitForAConnectionThatTakesNoMore() {
		EmbeddedChannel channel = new EmbeddedChannel();
		channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(1, 2));
		WebSocketLink link = new WebSocketLink(channel, false);
		this.packets.add(EncodedPacket.text("42[1]"));
		this.packets.add(EncodedPacket.text("42[2]"));
		link.flush(this.packets, this.written::add);
		assertThat(this.packets).hasSize(1);
		assertThat(this.written).containsExactly(5);
		assertThat(link.isWritable()).isTrue();
	}

	@Test
	void closeTellsTheClientFirst() {
		EmbeddedChannel channel = new EmbeddedChannel();
		WebSocketLink link = new WebSocketLink(channel, false);
		assertThat(link.isOpen()).isTrue();
		assertThat(link.transport()).isEqualTo(Transport.WEBSOCKET);
		link.close();
		assertThat(channel.<Object>readOutbound()).isInstanceOf(CloseWebSocketFrame.class);
		assertThat(link.isClosing()).isTrue();
		assertThat(link.isOpen()).as("until the client answers").isTrue();
	}

	@Test
	void connectionOfAClientThatReadsNothingIsClosed() {
		EmbeddedChannel channel = new EmbeddedChannel(new ChannelOutboundHandlerAdapter() {

			@Override
			public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
				// never done
				ReferenceCountUtil.release(message);
			}

		});
		channel.freezeTime();
		new WebSocketLink(channel, false).close();
		channel.advanceTimeBy(4, TimeUnit.SECONDS);
		channel.runScheduledPendingTasks();
		assertThat(channel.isOpen()).isTrue();
		channel.advanceTimeBy(2, TimeUnit.SECONDS);
		channel.runScheduledPendingTasks();
		assertThat(channel.isOpen()).isFalse();
	}

}
