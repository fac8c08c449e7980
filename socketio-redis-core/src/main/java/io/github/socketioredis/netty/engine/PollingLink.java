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

import java.util.Base64;
import java.util.Deque;
import java.util.function.IntConsumer;

import com.corundumstudio.socketio.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/**
 * HTTP long polling: packets wait for the next GET request.
 */
final class PollingLink implements Link {

	static final char RECORD_SEPARATOR = 0x1e;

	static final char BINARY_RECORD = 'b';

	private static final byte[] NOOP = { '6' };

	private static final byte[] CLOSE = { '1' };

	private final int maxPayload;

	private volatile @Nullable HttpExchange poll;

	PollingLink(int maxPayload) {
		this.maxPayload = maxPayload;
	}

	/**
	 * Begins to hold a request back until there is a packet.
	 * @param exchange the request
	 * @return whether it was accepted; a client has one at a time
	 */
	boolean poll(HttpExchange exchange) {
		if (this.poll != null) {
			return false;
		}
		this.poll = exchange;
		return true;
	}

	boolean isPolledBy(HttpExchange exchange) {
		return this.poll == exchange;
	}

	/**
	 * Answers a request that waits, if there is one, with nothing.
	 */
	void release() {
		answer(NOOP);
	}

	/**
	 * Refuses a request that waits though no client should send one any more.
	 */
	void refuse() {
		HttpExchange exchange = take();
		if (exchange != null) {
			exchange.refuse(RequestError.BAD_REQUEST);
		}
	}

	private void answer(byte[] packet) {
		HttpExchange exchange = take();
		if (exchange != null) {
			exchange.payload(Unpooled.wrappedBuffer(packet));
		}
	}

	private @Nullable HttpExchange take() {
		HttpExchange exchange = this.poll;
		this.poll = null;
		return exchange;
	}

	@Override
	public Transport transport() {
		return Transport.POLLING;
	}

	@Override
	public void flush(Deque<EncodedPacket> packets, IntConsumer written) {
		HttpExchange exchange = packets.isEmpty() ? null : take();
		if (exchange == null) {
			return;
		}
		ByteBuf payload = Unpooled.buffer();
		while (!packets.isEmpty() && payload.readableBytes() < this.maxPayload) {
			EncodedPacket packet = packets.remove();
			append(payload, packet);
			written.accept(packet.size());
		}
		exchange.payload(payload);
	}

	private static void append(ByteBuf payload, EncodedPacket packet) {
		separate(payload).writeBytes(packet.text());
		for (byte[] attachment : packet.attachments()) {
			separate(payload).writeByte(BINARY_RECORD).writeBytes(Base64.getEncoder().encode(attachment));
		}
	}

	private static ByteBuf separate(ByteBuf payload) {
		return payload.isReadable() ? payload.writeByte(RECORD_SEPARATOR) : payload;
	}

	@Override
	public boolean isWritable() {
		return this.poll != null;
	}

	@Override
	public boolean isOpen() {
		return this.poll != null;
	}

	@Override
	public void close() {
		answer(CLOSE);
	}

	@Override
	public void whenClosed(Runnable action) {
		action.run();
	}

}
