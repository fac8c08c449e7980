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

package io.github.socketioredis.netty.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import com.corundumstudio.socketio.AckCallback;
import com.corundumstudio.socketio.MultiTypeAckCallback;
import com.corundumstudio.socketio.MultiTypeArgs;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns what clients send into what listeners and callbacks of netty-socketio ask for.
 * Thread-safe.
 *
 * @since 0.1.0
 */
public final class ListenerArguments {

	private final JsonMapper mapper;

	private final ConcurrentMap<EventKey, List<Class<?>>> types = new ConcurrentHashMap<>();

	/**
	 * Creates an instance.
	 * @param mapper makes objects
	 */
	public ListenerArguments(JsonMapper mapper) {
		this.mapper = mapper;
	}

	/**
	 * Says what the listeners of an event ask for.
	 * @param namespace the name of the namespace as netty-socketio has it
	 * @param event the name of the event
	 * @param types the types of the arguments; further arguments are left out
	 */
	public void types(String namespace, String event, Class<?>... types) {
		this.types.put(new EventKey(namespace, event), List.of(types));
	}

	/**
	 * Forgets an event that has no listeners any more.
	 * @param namespace the name of the namespace as netty-socketio has it
	 * @param event the name of the event
	 */
	public void forget(String namespace, String event) {
		this.types.remove(new EventKey(namespace, event));
	}

	/**
	 * Returns whether an event has listeners.
	 * @param namespace the name of the namespace as netty-socketio has it
	 * @param event the name of the event
	 * @return whether somebody listens
	 */
	boolean hasListeners(String namespace, String event) {
		return this.types.containsKey(new EventKey(namespace, event));
	}

	/**
	 * Reads the arguments of an event.
	 * @param namespace the name of the namespace as netty-socketio has it
	 * @param event the name of the event
	 * @param packet an array of the name and the arguments
	 * @return the arguments, at most as many as listeners ask for
	 * @throws tools.jackson.core.JacksonException if an argument is not of its type
	 */
	List<Object> ofEvent(String namespace, String event, JsonNode packet) {
		return convert(packet, 1, this.types.getOrDefault(new EventKey(namespace, event), List.of()));
	}

	/**
	 * Reads what a callback of netty-socketio asks for.
	 * @param callback the callback
	 * @param values the array of values
	 * @return the argument of the callback
	 * @throws tools.jackson.core.JacksonException if a value is not of its type
	 */
	@Nullable Object ofAcknowledgement(AckCallback<?> callback, JsonNode values) {
		if (callback instanceof MultiTypeAckCallback multi) {
			return new MultiTypeArgs(convert(values, 0, List.of(multi.getResultClasses())));
		}
		List<Object> first = convert(values, 0, List.of(callback.getResultClass()));
		return first.isEmpty() ? null : first.get(0);
	}

	private List<Object> convert(JsonNode array, int from, List<Class<?>> types) {
		List<Object> values = new ArrayList<>(types.size());
		for (int i = 0; i < types.size() && from + i < array.size(); i++) {
			values.add(this.mapper.treeToValue(array.get(from + i), types.get(i)));
		}
		return values;
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
