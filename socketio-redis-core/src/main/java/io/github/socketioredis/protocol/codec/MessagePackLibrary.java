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

package io.github.socketioredis.protocol.codec;

import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePack.PackerConfig;
import org.msgpack.core.MessagePack.UnpackerConfig;
import org.msgpack.core.MessagePacker;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.core.buffer.MessageBufferOutput;

/**
 * The way to msgpack-core. From Java 24 on it is told to do without
 * {@code sun.misc.Unsafe}, whose use the JVM reports with a warning, unless the system
 * property {@value #UNIVERSAL_BUFFER} says otherwise.
 */
final class MessagePackLibrary {

	private static final String UNIVERSAL_BUFFER = "msgpack.universal-buffer";

	private static final PackerConfig PACKER;

	private static final UnpackerConfig UNPACKER;

	static {
		if (Runtime.version().feature() >= 24 && System.getProperty(UNIVERSAL_BUFFER) == null) {
			System.setProperty(UNIVERSAL_BUFFER, "true");
		}
		PACKER = MessagePack.DEFAULT_PACKER_CONFIG;
		UNPACKER = MessagePack.DEFAULT_UNPACKER_CONFIG;
	}

	private MessagePackLibrary() {
	}

	static MessagePacker packer(MessageBufferOutput out) {
		return PACKER.newPacker(out);
	}

	static MessageUnpacker unpacker(byte[] bytes, int offset, int length) {
		return UNPACKER.newUnpacker(bytes, offset, length);
	}

}
