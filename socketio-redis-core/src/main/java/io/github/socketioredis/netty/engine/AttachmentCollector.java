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
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Collects the attachments of one binary packet of a session: the header comes first,
 * then as many attachments as it announces, perhaps in requests of their own.
 */
final class AttachmentCollector {

	private static final int MAX_ATTACHMENTS = 1000;

	/**
	 * All of them together may be larger than one packet, as in Node, but not without
	 * limit.
	 */
	private static final long MAX_PAYLOADS = 16;

	private final long maxBytes;

	private long bytes;

	private @Nullable BinaryPacket pending;

	/**
	 * Creates a collector.
	 * @param maxPayload how many bytes a packet may have
	 */
	AttachmentCollector(int maxPayload) {
		this.maxBytes = MAX_PAYLOADS * maxPayload;
	}

	/**
	 * Returns whether attachments are awaited.
	 * @return whether attachments are awaited
	 */
	boolean isAwaiting() {
		return this.pending != null;
	}

	/**
	 * Begins a packet.
	 * @param packet a packet of type 5 or 6, such as {@code 451-["ev",..]}
	 * @return the packet if it has no attachments and so is complete, otherwise
	 * {@code null}
	 * @throws ProtocolException if the header is malformed
	 */
	@Nullable BinaryPacket begin(byte[] packet) throws ProtocolException {
		int dash = 2;
		int count = 0;
		while (dash < packet.length && packet[dash] >= '0' && packet[dash] <= '9' && count <= MAX_ATTACHMENTS) {
			count = count * 10 + packet[dash] - '0';
			dash++;
		}
		if (dash == 2 || dash >= packet.length - 1 || packet[dash] != '-' || count > MAX_ATTACHMENTS) {
			throw new ProtocolException(
					"a binary packet is without a payload, or its attachment count is malformed or above "
							+ MAX_ATTACHMENTS);
		}
		byte[] text = new byte[packet.length - dash + 1];
		text[0] = '4';
		text[1] = (byte) ((packet[1] == '5') ? '2' : '3');
		System.arraycopy(packet, dash + 1, text, 2, packet.length - dash - 1);
		this.bytes = 0;
		this.pending = new BinaryPacket(text, count, new ArrayList<>(Math.min(count, 16)));
		return takeIfComplete();
	}

	/**
	 * Adds an attachment.
	 * @param attachment the attachment
	 * @return the packet if it is complete, otherwise {@code null}
	 * @throws ProtocolException if none is awaited or they grow too large
	 */
	@Nullable BinaryPacket add(byte[] attachment) throws ProtocolException {
		BinaryPacket packet = this.pending;
		if (packet == null) {
			throw new ProtocolException("an attachment without a header");
		}
		packet.attachments().add(attachment);
		this.bytes += attachment.length;
		if (this.bytes > this.maxBytes) {
			this.pending = null;
			throw new ProtocolException("the attachments of a packet exceed " + this.maxBytes + " bytes");
		}
		return takeIfComplete();
	}

	private @Nullable BinaryPacket takeIfComplete() {
		BinaryPacket packet = this.pending;
		if (packet == null || packet.attachments().size() < packet.count()) {
			return null;
		}
		this.pending = null;
		return packet;
	}

	/**
	 * A packet whose attachments are there.
	 *
	 * @param text the packet as a text packet of type 2 or 3, with placeholders
	 * @param count how many attachments were announced
	 * @param attachments the attachments by number
	 */
	record BinaryPacket(byte[] text, int count, List<byte[]> attachments) {
	}

}
