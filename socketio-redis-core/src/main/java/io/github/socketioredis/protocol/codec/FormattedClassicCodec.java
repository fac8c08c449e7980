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
import io.github.socketioredis.protocol.ClassicRequest;
import io.github.socketioredis.protocol.ClassicResponse;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.MalformedMessageException;
import org.jspecify.annotations.Nullable;

/**
 * The classic protocol with one parser.
 */
final class FormattedClassicCodec implements ClassicCodec {

	/**
	 * Enough for the envelope of a broadcast to a room or two.
	 */
	private static final int ENVELOPE = 192;

	private static final int SMALL = 256;

	private final WireFormat parser;

	private final WireFormat json;

	FormattedClassicCodec(WireFormat parser, WireFormat json) {
		this.parser = parser;
		this.json = json;
	}

	@Override
	public byte[] encode(ClassicBroadcast broadcast) {
		WireWriter writer = this.parser.writer(ENVELOPE + length(broadcast.data()));
		BroadcastFormat.write(writer, broadcast);
		return writer.finish();
	}

	private static int length(EventData data) {
		return (data instanceof MessagePackEventData encoded) ? encoded.encoded().length() : SMALL;
	}

	@Override
	public byte[] encode(ClassicRequest request) {
		WireFormat format = (request instanceof ClassicRequest.BroadcastWithAck) ? this.parser : this.json;
		WireWriter writer = format.writer(SMALL);
		RequestEncoding.write(writer, request);
		return writer.finish();
	}

	@Override
	public byte[] encode(ClassicResponse response) {
		WireFormat format = (response instanceof ClassicResponse.ClientAck) ? this.parser : this.json;
		WireWriter writer = format.writer(SMALL);
		ResponseEncoding.write(writer, response);
		return writer.finish();
	}

	@Override
	public @Nullable ClassicBroadcast decodeBroadcast(byte[] message, String ownUid) throws MalformedMessageException {
		Decoding<@Nullable ClassicBroadcast> decoding = (reader) -> BroadcastFormat.read(reader, ownUid);
		return decode("Broadcast", this.parser, message, decoding);
	}

	@Override
	public ClassicRequest decodeRequest(byte[] message) throws MalformedMessageException {
		return decode("Request", formatOf(message), message, RequestFormat::read);
	}

	@Override
	public ClassicResponse decodeResponse(byte[] message) throws MalformedMessageException {
		return decode("Response", formatOf(message), message, ResponseFormat::read);
	}

	private WireFormat formatOf(byte[] message) {
		return (message.length > 0 && message[0] == '{') ? this.json : this.parser;
	}

	private static <T extends @Nullable Object> T decode(String what, WireFormat format, byte[] message,
			Decoding<T> decoding) throws MalformedMessageException {
		return Foreign.read(what, () -> {
			try (WireReader reader = format.reader(message)) {
				return decoding.decode(reader);
			}
		});
	}

	private interface Decoding<T extends @Nullable Object> {

		T decode(WireReader reader) throws IOException, MalformedMessageException;

	}

}
