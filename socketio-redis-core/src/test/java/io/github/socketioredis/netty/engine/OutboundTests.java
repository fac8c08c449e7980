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

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntConsumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/**
 * Tests for {@link Outbound}.
 */
class OutboundTests {

	private static final int MAX_BYTES = 200_000;

	private final EngineCounters counters = new EngineCounters();

	private final Outbound outbound = new Outbound(MAX_BYTES, this.counters);

	private final Link link = mock(Link.class);

	private final List<EncodedPacket> written = new ArrayList<>();

	private int room = Integer.MAX_VALUE;

	@BeforeEach
	void write() {
		willAnswer((invocation) -> {
			Deque<EncodedPacket> packets = invocation.getArgument(0);
			IntConsumer sizes = invocation.getArgument(1);
			for (int i = 0; i < this.room && !packets.isEmpty(); i++) {
				this.written.add(packets.peek());
				sizes.accept(packets.remove().size());
			}
			return null;
		}).given(this.link).flush(any(), any());
	}

	private static EncodedPacket packet(int size) {
		return EncodedPacket.text("4".repeat(size));
	}

	private EncodedPacket put(int size) {
		EncodedPacket packet = packet(size);
		assertThat(this.outbound.announce(packet)).isTrue();
		this.outbound.add(packet);
		return packet;
	}

	@Test
	void packetsKeepTheirOrderAndAreCounted() {
		EncodedPacket first = put(1);
		EncodedPacket second = put(2);
		assertThat(this.outbound.isEmpty()).isFalse();
		this.outbound.flush(this.link);
		assertThat(this.written).containsExactly(first, second);
		assertThat(this.outbound.isEmpty()).isTrue();
		assertThat(this.counters.snapshot().sentPackets()).isEqualTo(2);
	}

	@Test
	void nothingIsFlushedWhenNothingWaits() {
		this.outbound.flush(this.link);
		then(this.link).should(never()).flush(any(), any());
	}

	@Test
	void bytesAreBounded() {
		put(MAX_BYTES - 1);
		put(1);
		assertThat(this.outbound.announce(packet(1))).isFalse();
	}

	@Test
	void attachmentsCountAsWell() {
		EncodedPacket binary = new EncodedPacket(new byte[1], List.of(new byte[MAX_BYTES]), true);
		assertThat(this.outbound.announce(binary)).isFalse();
	}

	@Test
	void packetOfTheWholeBoundIsTaken() {
		put(MAX_BYTES);
	}

	@Test
	void whatIsWrittenMakesRoom() {
		this.room = 1;
		put(MAX_BYTES - 10);
		put(10);
		this.outbound.flush(this.link);
		assertThat(this.outbound.isEmpty()).isFalse();
		put(MAX_BYTES - 10);
		assertThat(this.outbound.announce(packet(1))).isFalse();
	}

	@Test
	void isLowWhileLittleWaits() {
		assertThat(this.outbound.isLow()).isTrue();
		put(64 * 1024 - 1);
		assertThat(this.outbound.isLow()).isTrue();
		put(1);
		assertThat(this.outbound.isLow()).isFalse();
		this.outbound.flush(this.link);
		assertThat(this.outbound.isLow()).isTrue();
	}

	@Test
	void clearedPacketsAreNotWritten() {
		put(1);
		this.outbound.clear();
		this.outbound.flush(this.link);
		assertThat(this.outbound.isEmpty()).isTrue();
		assertThat(this.written).isEmpty();
		assertThat(this.counters.snapshot().sentPackets()).isZero();
	}

}
