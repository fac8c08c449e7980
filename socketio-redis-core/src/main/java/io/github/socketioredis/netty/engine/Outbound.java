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
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What waits for a client, bounded in bytes. Packets are announced on any thread and
 * belong to the mailbox of the session from then on.
 */
final class Outbound {

	/**
	 * How many bytes may wait so that a volatile packet is still sent.
	 */
	private static final long LOW = 64 * 1024;

	private final Deque<EncodedPacket> packets = new ArrayDeque<>();

	private final AtomicLong bytes = new AtomicLong();

	private final long maxBytes;

	private final EngineCounters counters;

	Outbound(long maxBytes, EngineCounters counters) {
		this.maxBytes = maxBytes;
		this.counters = counters;
	}

	/**
	 * Announces a packet. Called on any thread.
	 * @param packet the packet
	 * @return whether it may be added, since not too much waits
	 */
	boolean announce(EncodedPacket packet) {
		return this.bytes.addAndGet(packet.size()) <= this.maxBytes;
	}

	/**
	 * Returns whether little waits. Called on any thread.
	 * @return whether little waits
	 */
	boolean isLow() {
		return this.bytes.get() < LOW;
	}

	void add(EncodedPacket packet) {
		this.packets.add(packet);
	}

	boolean isEmpty() {
		return this.packets.isEmpty();
	}

	void flush(Link link) {
		if (!this.packets.isEmpty()) {
			link.flush(this.packets, (size) -> {
				this.bytes.addAndGet(-size);
				this.counters.sentPackets.increment();
			});
		}
	}

	void clear() {
		this.packets.clear();
	}

}
