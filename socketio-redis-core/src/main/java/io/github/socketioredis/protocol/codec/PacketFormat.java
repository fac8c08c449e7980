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

import java.io.IOException;

import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.MalformedMessageException;
import io.github.socketioredis.protocol.NamespaceName;
import org.jspecify.annotations.Nullable;

/**
 * The packet in a broadcast: <code>{type: 2, data: [event, ...args], nsp}</code>, in the
 * sharded protocol without {@code nsp}.
 *
 * @param namespace the name of the namespace, with its slash
 * @param data the event
 */
record PacketFormat(String namespace, EventData data) {

	private static final int EVENT = 2;

	private static final int BINARY_EVENT = 5;

	static void write(WireWriter writer, EventData data) {
		writer.beginObject(2);
		writeEvent(writer, data);
		writer.endObject();
	}

	private static void writeEvent(WireWriter writer, EventData data) {
		writer.name(Keys.TYPE);
		writer.integer(EVENT);
		writer.name(Keys.DATA);
		writer.event(data);
	}

	static void write(WireWriter writer, String namespace, EventData data) {
		writer.beginObject(3);
		writeEvent(writer, data);
		writer.name(Keys.NSP);
		writer.text(namespace);
		writer.endObject();
	}

	static PacketFormat read(WireReader reader) throws IOException, MalformedMessageException {
		String namespace = NamespaceName.DEFAULT;
		EventData data = null;
		long type = -1;
		reader.beginObject("'packet'");
		String name = reader.nextName();
		while (name != null) {
			switch (name) {
				case "type" -> type = reader.integer("'packet.type'");
				case "data" -> data = reader.event("'packet.data'");
				case "nsp" -> namespace = readNamespace(reader);
				default -> reader.skip();
			}
			name = reader.nextName();
		}
		return checked(type, namespace, data);
	}

	private static String readNamespace(WireReader reader) throws IOException, MalformedMessageException {
		if (reader.isNull()) {
			reader.skip();
			return NamespaceName.DEFAULT;
		}
		return reader.text("'packet.nsp'");
	}

	private static PacketFormat checked(long type, String namespace, @Nullable EventData data)
			throws MalformedMessageException {
		if (type != EVENT && type != BINARY_EVENT) {
			throw new MalformedMessageException(
					"'packet.type' must be 2 or 5 (an event)" + ((type >= 0) ? ", not " + type : ""));
		}
		if (data == null) {
			throw new MalformedMessageException("'packet.data' is missing");
		}
		return new PacketFormat(namespace, data);
	}

}
