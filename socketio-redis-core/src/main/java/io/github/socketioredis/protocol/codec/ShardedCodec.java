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

import io.github.socketioredis.protocol.MalformedMessageException;
import io.github.socketioredis.protocol.ShardedMessage;
import io.github.socketioredis.protocol.ShardedMessage.Broadcast;
import io.github.socketioredis.protocol.ShardedMessage.ClientAck;
import io.github.socketioredis.protocol.ShardedMessage.Details;
import io.github.socketioredis.protocol.ShardedMessage.ServerSideAck;
import io.github.socketioredis.protocol.ShardedMessage.ServerSideEmit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Encodes and decodes the messages of the sharded protocol: JSON text, or MessagePack
 * where a message holds binary. Stateless and thread-safe.
 *
 * @since 0.1.0
 */
public final class ShardedCodec {

	/**
	 * Enough for a message without its event.
	 */
	private static final int ENVELOPE = 224;

	private final WireFormat json;

	private final WireFormat messagePack;

	/**
	 * Creates a codec.
	 * @param mapper the application's mapper, which writes what trees hold besides plain
	 * values
	 */
	public ShardedCodec(JsonMapper mapper) {
		ObjectWriteContext context = new MapperWriteContext(mapper);
		this.json = new JsonFormat(context);
		this.messagePack = new MessagePackFormat(context);
	}

	/**
	 * Encodes a message.
	 * @param message the message
	 * @return the bytes to publish
	 */
	public byte[] encode(ShardedMessage message) {
		WireFormat format = hasBinary(message) ? this.messagePack : this.json;
		WireWriter writer = format.writer(ENVELOPE + length(message));
		ShardedEncoding.write(writer, message);
		return writer.finish();
	}

	private static int length(ShardedMessage message) {
		return (message instanceof Broadcast broadcast && broadcast.data() instanceof MessagePackEventData data)
				? data.encoded().length() : 0;
	}

	private static boolean hasBinary(ShardedMessage message) {
		if (message instanceof Broadcast broadcast) {
			return broadcast.data().hasBinary();
		}
		if (message instanceof ServerSideEmit emit) {
			return emit.data().hasBinary();
		}
		if (message instanceof ClientAck ack) {
			return hasBinary(ack.packet());
		}
		if (message instanceof ServerSideAck ack) {
			return hasBinary(ack.packet());
		}
		return message instanceof Details details && details.sockets()
			.stream()
			.anyMatch((socket) -> hasBinary(socket.data()) || hasBinary(socket.handshake()));
	}

	private static boolean hasBinary(@Nullable JsonNode tree) {
		if (tree == null || tree.isBinary()) {
			return tree != null;
		}
		if (tree.isContainer()) {
			for (JsonNode child : tree) {
				if (hasBinary(child)) {
					return true;
				}
			}
		}
		return false;
	}

	/**
	 * Decodes a message: JSON if the first byte is <code>{</code>, otherwise MessagePack.
	 * A message without {@code uid} is taken for one of an emitter.
	 * @param message the bytes received; an event keeps them, so they must not be
	 * modified afterwards
	 * @return the message; {@code null} if it is of a type that servers over Redis have
	 * no use for, or of an unknown one
	 * @throws MalformedMessageException if the bytes are no message
	 */
	public @Nullable ShardedMessage decode(byte[] message) throws MalformedMessageException {
		WireFormat format = (message.length > 0 && message[0] == '{') ? this.json : this.messagePack;
		Foreign.Reading<@Nullable ShardedMessage> reading = () -> {
			try (WireReader reader = format.reader(message)) {
				return ShardedFormat.read(reader);
			}
		};
		return Foreign.read("Message", reading);
	}

	/**
	 * Returns what recognises the messages of one sender without decoding them.
	 * @param uid the uid of the sender
	 * @param namespace the namespace of the messages, with its slash
	 * @return recognises messages that this codec has encoded
	 */
	public SenderTest sender(String uid, String namespace) {
		return new SenderTest(ending(this.json, uid, namespace), ending(this.messagePack, uid, namespace));
	}

	private static byte[] ending(WireFormat format, String uid, String namespace) {
		WireWriter writer = format.writer(ENVELOPE);
		writer.beginObject(2);
		ShardedEncoding.writeSender(writer, uid, namespace);
		writer.endObject();
		return writer.finish();
	}

}
