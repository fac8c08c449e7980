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
import java.util.Set;

import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.MalformedMessageException;
import io.github.socketioredis.protocol.SocketSelector;
import org.jspecify.annotations.Nullable;

/**
 * The options of a broadcast or request: <code>{rooms: [], except: [], flags: {}}</code>.
 * Servers write them in this order, emitters write {@code except} last. Any of the fields
 * may be missing.
 *
 * @param target the sockets that are meant
 * @param flags the flags
 */
record OptionsFormat(SocketSelector target, BroadcastFlags flags) {

	static void write(WireWriter writer, SocketSelector target) {
		writer.beginObject(2);
		writeRooms(writer, target);
		writeExcept(writer, target);
		writer.endObject();
	}

	static void write(WireWriter writer, SocketSelector target, BroadcastFlags flags, boolean asEmitter) {
		writer.beginObject(3);
		writeRooms(writer, target);
		if (asEmitter) {
			writeFlags(writer, flags);
			writeExcept(writer, target);
		}
		else {
			writeExcept(writer, target);
			writeFlags(writer, flags);
		}
		writer.endObject();
	}

	private static void writeRooms(WireWriter writer, SocketSelector target) {
		writer.name(Keys.ROOMS);
		writer.texts(target.rooms());
	}

	private static void writeExcept(WireWriter writer, SocketSelector target) {
		writer.name(Keys.EXCEPT);
		writer.texts(target.except());
	}

	private static void writeFlags(WireWriter writer, BroadcastFlags flags) {
		Boolean compress = flags.compress();
		Long timeout = flags.timeout();
		writer.name(Keys.FLAGS);
		writer.beginObject((flags.isVolatile() ? 1 : 0) + ((compress != null) ? 1 : 0) + ((timeout != null) ? 1 : 0));
		if (flags.isVolatile()) {
			writer.name(Keys.VOLATILE);
			writer.bool(true);
		}
		if (compress != null) {
			writer.name(Keys.COMPRESS);
			writer.bool(compress);
		}
		if (timeout != null) {
			writer.name(Keys.TIMEOUT);
			writer.integer(timeout);
		}
		writer.endObject();
	}

	static OptionsFormat read(WireReader reader) throws IOException, MalformedMessageException {
		Set<String> rooms = Set.of();
		Set<String> except = Set.of();
		BroadcastFlags flags = BroadcastFlags.none();
		reader.beginObject("'opts'");
		String name = reader.nextName();
		while (name != null) {
			switch (name) {
				case "rooms" -> rooms = Fields.readTexts(reader, "'opts.rooms'");
				case "except" -> except = Fields.readTexts(reader, "'opts.except'");
				case "flags" -> flags = readFlags(reader);
				default -> reader.skip();
			}
			name = reader.nextName();
		}
		boolean all = rooms.isEmpty() && except.isEmpty();
		return new OptionsFormat(all ? SocketSelector.all() : new SocketSelector(rooms, except), flags);
	}

	private static BroadcastFlags readFlags(WireReader reader) throws IOException, MalformedMessageException {
		BroadcastFlags flags = BroadcastFlags.none();
		if (reader.isNull()) {
			reader.skip();
			return flags;
		}
		reader.beginObject("'opts.flags'");
		String name = reader.nextName();
		while (name != null) {
			if (reader.isNull()) {
				reader.skip();
			}
			else {
				flags = readFlag(reader, name, flags);
			}
			name = reader.nextName();
		}
		return flags;
	}

	private static BroadcastFlags readFlag(WireReader reader, String name, BroadcastFlags flags)
			throws IOException, MalformedMessageException {
		switch (name) {
			case "volatile" -> {
				return flag(reader, name) ? flags.withVolatile() : flags;
			}
			case "compress" -> {
				return flags.withCompress(flag(reader, name));
			}
			case "local" -> {
				return flag(reader, name) ? flags.withLocal() : flags;
			}
			case "timeout" -> {
				return flags.withTimeout(reader.integer("'opts.flags.timeout'"));
			}
			default -> {
				reader.skip();
				return flags;
			}
		}
	}

	private static boolean flag(WireReader reader, @Nullable String name)
			throws IOException, MalformedMessageException {
		return reader.bool("'opts.flags." + name + "'");
	}

}
