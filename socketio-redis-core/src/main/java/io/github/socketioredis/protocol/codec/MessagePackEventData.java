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
import java.io.UncheckedIOException;
import java.util.List;

import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.EventPayload;
import io.github.socketioredis.protocol.MalformedMessageException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event held as MessagePack that has been validated. Two threads that ask for the same
 * form at the same time may both make it.
 */
final class MessagePackEventData implements EventData {

	private final String event;

	private final Slice encoded;

	private final boolean binary;

	private volatile byte @Nullable [] messagePack;

	private volatile byte @Nullable [] json;

	private volatile @Nullable EventPayload payload;

	MessagePackEventData(String event, Slice encoded, boolean binary) {
		this.event = event;
		this.encoded = encoded;
		this.binary = binary;
	}

	/**
	 * Returns the event without copying it.
	 * @return MessagePack
	 */
	Slice encoded() {
		return this.encoded;
	}

	@Override
	public String event() {
		return this.event;
	}

	@Override
	public boolean hasBinary() {
		return this.binary;
	}

	@Override
	public byte[] messagePack() {
		byte[] bytes = this.messagePack;
		if (bytes == null) {
			bytes = this.encoded.toArray();
			this.messagePack = bytes;
		}
		return bytes;
	}

	@Override
	public byte[] json() {
		byte[] bytes = this.json;
		if (bytes == null) {
			bytes = transcode(BinaryForm.BUFFER);
			this.json = bytes;
		}
		return bytes;
	}

	@Override
	public EventPayload payload() {
		EventPayload made = this.payload;
		if (made == null) {
			made = this.binary ? payloadWithAttachments() : new EventPayload(json(), List.of());
			this.payload = made;
		}
		return made;
	}

	private EventPayload payloadWithAttachments() {
		BinaryForm.Placeholders placeholders = new BinaryForm.Placeholders();
		byte[] text = transcode(placeholders);
		return new EventPayload(text, placeholders.attachments());
	}

	private byte[] transcode(BinaryForm form) {
		try {
			return MessagePackToJson.event(this.encoded, form);
		}
		catch (IOException | MalformedMessageException ex) {
			throw unexpected(ex);
		}
	}

	@Override
	public List<JsonNode> arguments() {
		try {
			return MessagePackTrees.arguments(this.encoded);
		}
		catch (IOException | MalformedMessageException ex) {
			throw unexpected(ex);
		}
	}

	private static RuntimeException unexpected(Exception ex) {
		return (ex instanceof IOException io) ? new UncheckedIOException("Reading from memory failed", io)
				: new IllegalStateException("The event had been validated", ex);
	}

	@Override
	public String toString() {
		return "EventData[" + this.event + ", " + this.encoded.length() + " bytes of MessagePack]";
	}

}
