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

import io.github.socketioredis.protocol.ClassicBroadcast;
import io.github.socketioredis.protocol.MalformedMessageException;
import org.jspecify.annotations.Nullable;

/**
 * A broadcast of the classic protocol: {@code [uid, packet, opts]}.
 */
final class BroadcastFormat {

	private BroadcastFormat() {
	}

	static void write(WireWriter writer, ClassicBroadcast broadcast) {
		writer.beginArray(3);
		writer.text(broadcast.uid());
		PacketFormat.write(writer, broadcast.namespace(), broadcast.data());
		OptionsFormat.write(writer, broadcast.target(), broadcast.flags(),
				broadcast.uid().equals(ClassicBroadcast.EMITTER));
		writer.endArray();
	}

	static @Nullable ClassicBroadcast read(WireReader reader, String ownUid)
			throws IOException, MalformedMessageException {
		reader.beginArray("A broadcast");
		element(reader, "The uid");
		String uid = reader.text("The uid");
		if (uid.equals(ownUid)) {
			return null;
		}
		element(reader, "'packet'");
		PacketFormat packet = PacketFormat.read(reader);
		element(reader, "'opts'");
		OptionsFormat options = OptionsFormat.read(reader);
		while (reader.nextElement()) {
			reader.skip();
		}
		reader.end();
		return new ClassicBroadcast(uid, packet.namespace(), packet.data(), options.target(), options.flags());
	}

	private static void element(WireReader reader, String what) throws IOException, MalformedMessageException {
		if (!reader.nextElement()) {
			throw new MalformedMessageException(what + " is missing");
		}
	}

}
