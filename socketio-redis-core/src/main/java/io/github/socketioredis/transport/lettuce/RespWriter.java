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

package io.github.socketioredis.transport.lettuce;

import java.nio.charset.StandardCharsets;

import io.github.socketioredis.transport.Topic;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

/**
 * Writes commands as RESP arrays of bulk strings, without intermediate objects.
 */
final class RespWriter {

	private static final int CRLF = '\r' << 8 | '\n';

	/** The lengths, type bytes and line ends of one command, rounded up. */
	private static final int FRAME = 64;

	private RespWriter() {
	}

	static void publish(ByteBuf buffer, byte[] command, String channel, byte[] message) {
		buffer.ensureWritable(FRAME + ByteBufUtil.utf8MaxBytes(channel) + message.length);
		array(buffer, 3);
		bulk(buffer, command);
		bulk(buffer, channel);
		bulk(buffer, message);
	}

	static void count(ByteBuf buffer, Topic topic) {
		array(buffer, 3);
		bulk(buffer, "PUBSUB");
		bulk(buffer, countSubcommand(topic));
		bulk(buffer, topic.name());
	}

	static String countSubcommand(Topic topic) {
		return (topic.kind() == Topic.Kind.SHARDED_CHANNEL) ? "SHARDNUMSUB" : "NUMSUB";
	}

	private static void array(ByteBuf buffer, int size) {
		header(buffer, '*', size);
	}

	private static void bulk(ByteBuf buffer, byte[] bytes) {
		header(buffer, '$', bytes.length);
		buffer.writeBytes(bytes);
		buffer.writeShort(CRLF);
	}

	private static void bulk(ByteBuf buffer, String text) {
		header(buffer, '$', ByteBufUtil.utf8Bytes(text));
		ByteBufUtil.writeUtf8(buffer, text);
		buffer.writeShort(CRLF);
	}

	private static void header(ByteBuf buffer, char type, int number) {
		buffer.writeByte(type);
		if (number < 10) {
			buffer.writeByte('0' + number);
		}
		else {
			buffer.writeCharSequence(Integer.toString(number), StandardCharsets.US_ASCII);
		}
		buffer.writeShort(CRLF);
	}

}
