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

package io.github.socketioredis.netty;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import com.corundumstudio.socketio.AckCallback;
import com.corundumstudio.socketio.MultiTypeAckCallback;
import com.corundumstudio.socketio.protocol.AckArgs;
import com.corundumstudio.socketio.protocol.Event;
import com.corundumstudio.socketio.protocol.JsonSupport;
import io.github.socketioredis.netty.engine.Attachments;
import io.github.socketioredis.netty.engine.Placeholders;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.ByteBufOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * netty-socketio's JSON on the application's {@link JsonMapper}. Arguments are read as
 * trees first, so that attachments take the place of their placeholders, and then become
 * what the listener asks for. What can't be read is given to no listener.
 */
final class MapperJsonSupport implements JsonSupport {

	private static final Logger logger = LoggerFactory.getLogger(MapperJsonSupport.class);

	private static final Event UNREADABLE = new Event("connect_error", List.of());

	private final JsonMapper mapper;

	private final ConcurrentMap<EventKey, List<Class<?>>> eventTypes = new ConcurrentHashMap<>();

	MapperJsonSupport(JsonMapper mapper) {
		this.mapper = mapper;
	}

	@Override
	public void addEventMapping(String namespaceName, String eventName, Class<?>... eventClass) {
		this.eventTypes.put(new EventKey(namespaceName, eventName), List.of(eventClass));
	}

	@Override
	public void removeEventMapping(String namespaceName, String eventName) {
		this.eventTypes.remove(new EventKey(namespaceName, eventName));
	}

	@Override
	public AckArgs readAckArgs(ByteBufInputStream src, AckCallback<?> callback) throws IOException {
		try {
			return new AckArgs(convert(readArray(src), 0, types(callback)));
		}
		catch (JacksonException ex) {
			logger.debug("Dropped an acknowledgement that can't be read", ex);
			return new AckArgs(List.of());
		}
	}

	@Override
	public <T> @Nullable T readValue(String namespaceName, ByteBufInputStream src, Class<T> valueType)
			throws IOException {
		if (valueType == Event.class) {
			return valueType.cast(readEvent(namespaceName, src));
		}
		return this.mapper.readValue((InputStream) src, valueType);
	}

	private Event readEvent(String namespace, ByteBufInputStream src) {
		try {
			JsonNode array = readArray(src);
			JsonNode name = array.path(0);
			if (!name.isString()) {
				return UNREADABLE;
			}
			List<Class<?>> types = this.eventTypes.getOrDefault(new EventKey(namespace, name.stringValue()), List.of());
			return new Event(name.stringValue(), convert(array, 1, types));
		}
		catch (JacksonException ex) {
			logger.debug("Dropped an event that can't be read", ex);
			return UNREADABLE;
		}
	}

	private JsonNode readArray(ByteBufInputStream src) {
		JsonNode array = this.mapper.readTree((InputStream) src);
		return Placeholders.resolve(array, Attachments.current());
	}

	private List<Object> convert(JsonNode array, int from, List<Class<?>> types) {
		List<Object> values = new ArrayList<>(types.size());
		for (int i = 0; i < types.size() && from + i < array.size(); i++) {
			values.add(this.mapper.treeToValue(array.get(from + i), types.get(i)));
		}
		return values;
	}

	private static List<Class<?>> types(AckCallback<?> callback) {
		if (callback instanceof MultiTypeAckCallback multi) {
			return List.of(multi.getResultClasses());
		}
		return List.of(callback.getResultClass());
	}

	@Override
	public void writeValue(ByteBufOutputStream out, Object value) throws IOException {
		this.mapper.writeValue((OutputStream) out, value);
	}

	@Override
	public List<byte[]> getArrays() {
		return List.of();
	}

	/**
	 * An event of a namespace.
	 *
	 * @param namespace the name of the namespace as netty-socketio has it
	 * @param event the name of the event
	 */
	private record EventKey(String namespace, String event) {
	}

}
