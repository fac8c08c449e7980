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

import io.github.socketioredis.protocol.EventPayload;
import org.jspecify.annotations.Nullable;

/**
 * A packet as it goes out, the same for all clients. Immutable.
 */
final class EncodedPacket {

	private static final int TEXT_FRAME = 0x81;

	private static final int BINARY_FRAME = 0x82;

	private static final int LENGTH_16 = 126;

	private static final int LENGTH_64 = 127;

	private final byte[] text;

	private final List<byte[]> attachments;

	private final boolean compress;

	private byte @Nullable [] frames;

	EncodedPacket(byte[] text, List<byte[]> attachments, boolean compress) {
		this.text = text;
		this.attachments = attachments;
		this.compress = compress;
	}

	static EncodedPacket text(String text) {
		return new EncodedPacket(text.getBytes(StandardCharsets.UTF_8), List.of(), true);
	}

	static EncodedPacket event(String head, EventPayload payload, boolean compress) {
		String type = payload.isBinary() ? "45" + payload.attachments().size() + "-" : "42";
		return message(type + head, payload, compress);
	}

	static EncodedPacket ack(String namespace, long id, EventPayload payload) {
		String type = payload.isBinary() ? "46" + payload.attachments().size() + "-" : "43";
		return message(type + prefix(namespace) + id, payload, true);
	}

	static String prefix(String namespace) {
		return namespace.isEmpty() ? "" : namespace + ",";
	}

	private static EncodedPacket message(String head, EventPayload payload, boolean compress) {
		byte[] start = head.getBytes(StandardCharsets.UTF_8);
		byte[] text = new byte[start.length + payload.json().length];
		System.arraycopy(start, 0, text, 0, start.length);
		System.arraycopy(payload.json(), 0, text, start.length, payload.json().length);
		return new EncodedPacket(text, payload.attachments(), compress);
	}

	byte[] text() {
		return this.text;
	}

	List<byte[]> attachments() {
		return this.attachments;
	}

	boolean isCompress() {
		return this.compress;
	}

	/**
	 * Returns how many bytes the packet has, without framing.
	 * @return the number of bytes
	 */
	int size() {
		int size = this.text.length;
		for (byte[] attachment : this.attachments) {
			size += attachment.length;
		}
		return size;
	}

	/**
	 * Returns the packet as WebSocket frames without compression: what a server sends is
	 * not masked, so it is the same for all. Made at most a few times.
	 * @return the bytes; must not be modified
	 */
	byte[] frames() {
		byte[] result = this.frames;
		if (result == null) {
			int length = headLength(this.text) + this.text.length;
			for (byte[] attachment : this.attachments) {
				length += headLength(attachment) + attachment.length;
			}
			result = new byte[length];
			int end = frame(result, 0, TEXT_FRAME, this.text);
			for (byte[] attachment : this.attachments) {
				end = frame(result, end, BINARY_FRAME, attachment);
			}
			this.frames = result;
		}
		return result;
	}

	private static int headLength(byte[] content) {
		return (content.length < LENGTH_16) ? 2 : (content.length <= 0xffff) ? 4 : 10;
	}

	private static int frame(byte[] target, int start, int type, byte[] content) {
		int head = headLength(content);
		target[start] = (byte) type;
		if (head == 2) {
			target[start + 1] = (byte) content.length;
		}
		else {
			target[start + 1] = (byte) ((head == 4) ? LENGTH_16 : LENGTH_64);
			long length = content.length;
			for (int i = start + head - 1; i > start + 1; i--) {
				target[i] = (byte) length;
				length >>>= Byte.SIZE;
			}
		}
		System.arraycopy(content, 0, target, start + head, content.length);
		return start + head + content.length;
	}

}
