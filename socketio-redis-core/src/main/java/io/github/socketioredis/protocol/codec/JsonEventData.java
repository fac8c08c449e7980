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

import java.util.ArrayList;
import java.util.List;

import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.EventPayload;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.databind.JsonNode;

/**
 * An event held as JSON text that has been validated. It is the text that clients get.
 * Two threads that ask for the same form at the same time may both make it.
 */
final class JsonEventData implements EventData {

	private final String event;

	private final Slice encoded;

	private volatile byte @Nullable [] json;

	private volatile byte @Nullable [] messagePack;

	private volatile @Nullable EventPayload payload;

	JsonEventData(String event, Slice encoded) {
		this.event = event;
		this.encoded = encoded;
	}

	@Override
	public String event() {
		return this.event;
	}

	@Override
	public boolean hasBinary() {
		return false;
	}

	@Override
	public byte[] json() {
		byte[] bytes = this.json;
		if (bytes == null) {
			bytes = this.encoded.toArray();
			this.json = bytes;
		}
		return bytes;
	}

	@Override
	public byte[] messagePack() {
		byte[] bytes = this.messagePack;
		if (bytes == null) {
			bytes = transcode();
			this.messagePack = bytes;
		}
		return bytes;
	}

	private byte[] transcode() {
		MessagePackOutput out = new MessagePackOutput(this.encoded.length() + 16);
		try (JsonParser parser = Json.parser(this.encoded.bytes(), this.encoded.offset(), this.encoded.length());
				MessagePackGenerator generator = new MessagePackGenerator(out, ObjectWriteContext.empty(),
						CodecLimits.MAX_MESSAGE_DEPTH)) {
			parser.nextToken();
			generator.copyCurrentStructure(parser);
		}
		return out.finish().toArray();
	}

	@Override
	public EventPayload payload() {
		EventPayload made = this.payload;
		if (made == null) {
			made = new EventPayload(json(), List.of());
			this.payload = made;
		}
		return made;
	}

	@Override
	public List<JsonNode> arguments() {
		JsonNode array = Json.tree(this.encoded.bytes(), this.encoded.offset(), this.encoded.length());
		List<JsonNode> arguments = new ArrayList<>(array.values());
		arguments.remove(0);
		return arguments;
	}

	@Override
	public String toString() {
		return "EventData[" + this.event + ", " + this.encoded.length() + " bytes of JSON]";
	}

}
