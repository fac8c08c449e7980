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

/**
 * A packet as it goes out.
 *
 * @param text the text packet
 * @param attachments what follows it
 */
record EncodedPacket(byte[] text, List<byte[]> attachments) {

	static EncodedPacket text(String text) {
		return new EncodedPacket(text.getBytes(StandardCharsets.UTF_8), List.of());
	}

	static EncodedPacket event(String head, EventPayload payload) {
		String type = payload.isBinary() ? "45" + payload.attachments().size() + "-" : "42";
		return message(type + head, payload);
	}

	static EncodedPacket ack(String namespace, long id, EventPayload payload) {
		String type = payload.isBinary() ? "46" + payload.attachments().size() + "-" : "43";
		return message(type + prefix(namespace) + id, payload);
	}

	static String prefix(String namespace) {
		return namespace.isEmpty() ? "" : namespace + ",";
	}

	private static EncodedPacket message(String head, EventPayload payload) {
		byte[] start = head.getBytes(StandardCharsets.UTF_8);
		byte[] text = new byte[start.length + payload.json().length];
		System.arraycopy(start, 0, text, 0, start.length);
		System.arraycopy(payload.json(), 0, text, start.length, payload.json().length);
		return new EncodedPacket(text, payload.attachments());
	}

}
