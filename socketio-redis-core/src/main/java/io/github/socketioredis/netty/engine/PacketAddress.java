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

/**
 * The namespace of a Socket.IO packet, and where what follows it begins.
 *
 * @param namespace the name of the namespace as netty-socketio has it: empty for the
 * default one
 * @param end the index of the first byte after the namespace and its comma
 */
record PacketAddress(String namespace, int end) {

	static PacketAddress parse(byte[] packet, int start) {
		if (start >= packet.length || packet[start] != '/') {
			return new PacketAddress("", start);
		}
		int comma = start;
		int nameEnd = -1;
		while (comma < packet.length && packet[comma] != ',') {
			if (packet[comma] == '?' && nameEnd < 0) {
				nameEnd = comma;
			}
			comma++;
		}
		String name = new String(packet, start, ((nameEnd >= 0) ? nameEnd : comma) - start, StandardCharsets.UTF_8);
		return new PacketAddress(name.equals("/") ? "" : name, Math.min(comma + 1, packet.length));
	}

	String rest(byte[] packet) {
		return new String(packet, this.end, packet.length - this.end, StandardCharsets.UTF_8);
	}

}
