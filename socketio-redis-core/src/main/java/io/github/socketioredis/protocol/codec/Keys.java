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

import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/**
 * The names of the fields that are written.
 */
final class Keys {

	static final SerializableString UID = key("uid");

	static final SerializableString REQUEST_ID = key("requestId");

	static final SerializableString TYPE = key("type");

	static final SerializableString DATA = key("data");

	static final SerializableString NSP = key("nsp");

	static final SerializableString PACKET = key("packet");

	static final SerializableString OPTS = key("opts");

	static final SerializableString ROOMS = key("rooms");

	static final SerializableString EXCEPT = key("except");

	static final SerializableString FLAGS = key("flags");

	static final SerializableString VOLATILE = key("volatile");

	static final SerializableString COMPRESS = key("compress");

	static final SerializableString TIMEOUT = key("timeout");

	static final SerializableString CLOSE = key("close");

	static final SerializableString SID = key("sid");

	static final SerializableString ROOM = key("room");

	static final SerializableString SOCKETS = key("sockets");

	static final SerializableString CLIENT_COUNT = key("clientCount");

	static final SerializableString ID = key("id");

	static final SerializableString HANDSHAKE = key("handshake");

	private Keys() {
	}

	private static SerializableString key(String name) {
		SerializedString key = new SerializedString(name);
		key.asUnquotedUTF8();
		return key;
	}

}
