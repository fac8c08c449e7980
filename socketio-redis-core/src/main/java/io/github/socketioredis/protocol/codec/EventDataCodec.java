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
import java.util.List;

import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.EventPayload;
import io.github.socketioredis.protocol.MalformedMessageException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes {@link EventData}. Stateless and thread-safe.
 *
 * @since 0.1.0
 */
public final class EventDataCodec {

	private static final int INITIAL_CAPACITY = 512;

	private final JsonMapper mapper;

	private final ObjectWriteContext context;

	/**
	 * Creates a codec.
	 * @param mapper writes the application's objects
	 */
	public EventDataCodec(JsonMapper mapper) {
		this.mapper = mapper;
		this.context = new MapperWriteContext(mapper);
	}

	/**
	 * Makes an event from the application's objects. They are written at once, so later
	 * changes to them don't show.
	 * @param event the name of the event
	 * @param args the arguments
	 * @return the event
	 * @throws IllegalArgumentException if an argument can't be written
	 */
	public EventData fromObjects(String event, List<? extends @Nullable Object> args) {
		MessagePackOutput out = new MessagePackOutput(INITIAL_CAPACITY);
		out.beginArray(1 + args.size());
		out.text(event);
		boolean binary = write("event \"" + event + "\"", args, out);
		out.end();
		return new MessagePackEventData(event, out.finish(), binary);
	}

	private boolean write(String owner, List<? extends @Nullable Object> values, MessagePackOutput out) {
		try (MessagePackGenerator generator = new MessagePackGenerator(out, this.context,
				CodecLimits.MAX_VALUE_DEPTH - 1)) {
			for (int i = 0; i < values.size(); i++) {
				write(owner, i, values.get(i), generator);
			}
			return generator.hasBinary();
		}
	}

	private void write(String owner, int index, @Nullable Object argument, MessagePackGenerator generator) {
		try {
			this.mapper.writeValue(generator, argument);
		}
		catch (RuntimeException ex) {
			throw new IllegalArgumentException("Argument " + index + " of " + owner + ", of type "
					+ ((argument != null) ? argument.getClass().getName() : "null") + ", can't be written: "
					+ ex.getMessage(), ex);
		}
	}

	/**
	 * Makes an event from a received MessagePack array {@code [event, ...args]}. All of
	 * it is validated.
	 * @param bytes holds the array; must not be modified afterwards
	 * @param offset where the array begins
	 * @param length its length
	 * @return the event
	 * @throws MalformedMessageException if the bytes are not exactly such an array
	 */
	public EventData fromMessagePack(byte[] bytes, int offset, int length) throws MalformedMessageException {
		return Foreign.read("Event", () -> {
			try (WireReader reader = new MessagePackReader(new Slice(bytes, offset, length))) {
				return event(reader);
			}
		});
	}

	/**
	 * Makes an event from a received JSON array {@code [event, ...args]}. All of it is
	 * validated.
	 * @param bytes holds the array as UTF-8; must not be modified afterwards
	 * @param offset where the array begins
	 * @param length its length
	 * @return the event
	 * @throws MalformedMessageException if the bytes are not exactly such an array
	 */
	public EventData fromJson(byte[] bytes, int offset, int length) throws MalformedMessageException {
		return Foreign.read("Event", () -> {
			try (WireReader reader = JsonReader.of(new Slice(bytes, offset, length).toArray())) {
				return event(reader);
			}
		});
	}

	private static EventData event(WireReader reader) throws IOException, MalformedMessageException {
		EventData event = reader.event("An event");
		reader.end();
		return event;
	}

	/**
	 * Writes values as the payload of a Socket.IO packet, as acknowledgements need it.
	 * @param values the values
	 * @return the payload: a JSON array and its attachments
	 * @throws IllegalArgumentException if a value can't be written
	 */
	public EventPayload payload(List<? extends @Nullable Object> values) {
		MessagePackOutput out = new MessagePackOutput(INITIAL_CAPACITY);
		out.beginArray(values.size());
		write("an acknowledgement", values, out);
		out.end();
		BinaryForm.Placeholders placeholders = new BinaryForm.Placeholders();
		try {
			byte[] json = MessagePackToJson.array(out.finish(), placeholders);
			return new EventPayload(json, placeholders.attachments());
		}
		catch (IOException | MalformedMessageException ex) {
			throw new IllegalStateException("What was just written can't be read", ex);
		}
	}

}
