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

import com.corundumstudio.socketio.Transport;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PollingLink}.
 */
class PollingLinkTests {

	private static final int MAX_PAYLOAD = 10;

	private final EmbeddedChannel channel = new EmbeddedChannel();

	private final PollingLink link = new PollingLink(MAX_PAYLOAD);

	private final Deque<EncodedPacket> packets = new ArrayDeque<>();

	private final List<Integer> written = new ArrayList<>();

	private HttpExchange exchange() {
		return EngineFixture.exchange(this.channel);
	}

	private @Nullable String response() {
		return EngineFixture.response(this.channel);
	}

	private void flush() {
		this.link.flush(this.packets, this.written::add);
	}

	@Test
	void recordsAreSeparatedAndAttachmentsAreBase64() {
		this.packets.add(EncodedPacket.text("2"));
		this.packets
			.add(new EncodedPacket(EngineFixture.bytes("[1]"), List.of(new byte[] { 0, 1, 2 }, new byte[0]), true));
		this.link.poll(exchange());
		flush();
		assertThat(response()).isEqualTo("2\u001e[1]\u001ebAAEC\u001eb");
		assertThat(this.written).containsExactly(1, 6);
		assertThat(this.packets).isEmpty();
	}

	@Test
	void responseIsTextThatNobodyKeeps() {
		this.packets.add(EncodedPacket.text("4\u00e4"));
		this.link.poll(exchange());
		flush();
		FullHttpResponse response = this.channel.readOutbound();
		assertThat(response.status()).isEqualTo(HttpResponseStatus.OK);
		assertThat(response.headers().get(HttpHeaderNames.CONTENT_TYPE)).isEqualTo("text/plain; charset=UTF-8");
		assertThat(response.headers().getInt(HttpHeaderNames.CONTENT_LENGTH)).isEqualTo(3);
		assertThat(response.headers().get(HttpHeaderNames.CACHE_CONTROL)).isEqualTo("no-store");
		response.release();
	}

	@Test
	void packetsBeyondThePayloadLimitWaitForTheNextPoll() {
		for (String packet : List.of("aaaaa", "bbbbb", "ccccc", "ddddd")) {
			this.packets.add(EncodedPacket.text(packet));
		}
		this.link.poll(exchange());
		flush();
		assertThat(response()).isEqualTo("aaaaa\u001ebbbbb");
		assertThat(this.packets).hasSize(2);
		flush();
		assertThat(response()).isNull();
		this.link.poll(exchange());
		flush();
		assertThat(response()).isEqualTo("ccccc\u001eddddd");
	}

	@Test
	void packetAboveThePayloadLimitIsSentAlone() {
		this.packets.add(EncodedPacket.text("4".repeat(MAX_PAYLOAD * 2)));
		this.packets.add(EncodedPacket.text("2"));
		this.link.poll(exchange());
		flush();
		assertThat(response()).hasSize(MAX_PAYLOAD * 2);
		assertThat(this.packets).hasSize(1);
	}

	@Test
	void pollIsHeldBackUntilThereIsAPacket() {
		HttpExchange poll = exchange();
		assertThat(this.link.isWritable()).isFalse();
		assertThat(this.link.poll(poll)).isTrue();
		assertThat(this.link.isPolledBy(poll)).isTrue();
		assertThat(this.link.isWritable()).isTrue();
		assertThat(this.link.isOpen()).isTrue();
		flush();
		assertThat(response()).isNull();
		this.packets.add(EncodedPacket.text("2"));
		flush();
		assertThat(response()).isEqualTo("2");
		assertThat(this.link.isPolledBy(poll)).isFalse();
		assertThat(this.link.isWritable()).isFalse();
		assertThat(this.link.isOpen()).isFalse();
	}

	@Test
	void oneAtATimeIsAccepted() {
		HttpExchange first = exchange();
		assertThat(this.link.poll(first)).isTrue();
		assertThat(this.link.poll(exchange())).isFalse();
		assertThat(this.link.isPolledBy(first)).isTrue();
		assertThat(response()).isNull();
	}

	@Test
	void closeAnswersWithAClosePacket() {
		this.link.poll(exchange());
		this.link.close();
		assertThat(response()).isEqualTo("1");
		this.link.close();
		assertThat(response()).isNull();
	}

	@Test
	void releaseAnswersWithANoop() {
		this.link.poll(exchange());
		this.link.release();
		assertThat(response()).isEqualTo("6");
		this.link.release();
		assertThat(response()).isNull();
		assertThat(this.link.poll(exchange())).isTrue();
	}

	@Test
	void refusedPollGetsAnError() {
		this.link.poll(exchange());
		this.link.refuse();
		assertThat(response()).isEqualTo("{\"code\":3,\"message\":\"Bad request\"}");
		assertThat(this.link.isOpen()).isFalse();
	}

	@Test
	void exchangeIsAnsweredOnce() {
		HttpExchange exchange = exchange();
		exchange.ok();
		exchange.malformed();
		assertThat(response()).isEqualTo("ok");
		assertThat(response()).isNull();
	}

	@Test
	void isPolling() {
		assertThat(this.link.transport()).isEqualTo(Transport.POLLING);
	}

}
