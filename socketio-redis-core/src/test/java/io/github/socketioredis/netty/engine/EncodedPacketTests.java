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
import java.util.List;
import java.util.Random;

import io.github.socketioredis.protocol.EventPayload;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EncodedPacket}.
 */
class EncodedPacketTests {

	private static byte[] framesOfNetty(EncodedPacket packet) {
		EmbeddedChannel channel = new EmbeddedChannel(new WebSocket13FrameEncoder(false));
		channel.writeOutbound(new TextWebSocketFrame(Unpooled.wrappedBuffer(packet.text())));
		for (byte[] attachment : packet.attachments()) {
			WebSocketFrame frame = new BinaryWebSocketFrame(Unpooled.wrappedBuffer(attachment));
			channel.writeOutbound(frame);
		}
		ByteBuf all = Unpooled.buffer();
		for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
			all.writeBytes(part);
			part.release();
		}
		return ByteBufUtil.getBytes(all);
	}

	private static byte[] random(int size) {
		byte[] bytes = new byte[size];
		new Random(size).nextBytes(bytes);
		return bytes;
	}

	private static String text(EncodedPacket packet) {
		return new String(packet.text(), StandardCharsets.UTF_8);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 125, 126, 127, 128, 65535, 65536, 70000 })
	void framesAreThoseOfNetty(int size) {
		EncodedPacket text = EncodedPacket.text("x".repeat(size));
		assertThat(text.frames()).isEqualTo(framesOfNetty(text));
		EncodedPacket binary = new EncodedPacket("450-[]".getBytes(StandardCharsets.UTF_8),
				List.of(random(size), new byte[0], random(size + 1)), true);
		assertThat(binary.frames()).isEqualTo(framesOfNetty(binary));
		assertThat(binary.size()).isEqualTo(6 + size + size + 1);
	}

	@Test
	void framesAreMadeOnce() {
		EncodedPacket packet = EncodedPacket.text("42[\"ev\"]");
		assertThat(packet.frames()).isSameAs(packet.frames());
	}

	@Test
	void textIsUtf8() {
		EncodedPacket packet = EncodedPacket.text("42[\"gr\u00fc\u00df\"]");
		assertThat(text(packet)).isEqualTo("42[\"gr\u00fc\u00df\"]");
		assertThat(packet.size()).isEqualTo(12);
		assertThat(packet.frames()).isEqualTo(framesOfNetty(packet));
	}

	@Test
	void eventWithoutAttachments() {
		EventPayload payload = new EventPayload("[\"ev\"]".getBytes(StandardCharsets.UTF_8), List.of());
		EncodedPacket packet = EncodedPacket.event("/chat,12", payload, false);
		assertThat(text(packet)).isEqualTo("42/chat,12[\"ev\"]");
		assertThat(packet.isCompress()).isFalse();
		assertThat(EncodedPacket.event("", payload, true).isCompress()).isTrue();
	}

	@Test
	void eventWithAttachmentsTellsTheirNumber() {
		EventPayload payload = new EventPayload("[\"ev\"]".getBytes(StandardCharsets.UTF_8),
				List.of(new byte[1], new byte[2]));
		EncodedPacket packet = EncodedPacket.event("", payload, true);
		assertThat(text(packet)).isEqualTo("452-[\"ev\"]");
		assertThat(packet.attachments()).containsExactly(new byte[1], new byte[2]);
	}

	@Test
	void acknowledgements() {
		byte[] json = "[1]".getBytes(StandardCharsets.UTF_8);
		assertThat(text(EncodedPacket.ack("", 0, new EventPayload(json, List.of())))).isEqualTo("430[1]");
		assertThat(text(EncodedPacket.ack("/chat", 7, new EventPayload(json, List.of(new byte[1])))))
			.isEqualTo("461-/chat,7[1]");
	}

}
