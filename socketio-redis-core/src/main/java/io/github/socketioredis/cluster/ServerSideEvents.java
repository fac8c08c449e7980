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

package io.github.socketioredis.cluster;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.github.socketioredis.HandlerInterceptor;
import io.github.socketioredis.Handling;
import io.github.socketioredis.Registration;
import io.github.socketioredis.ServerSideEvent;
import io.github.socketioredis.ServerSideListener;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.support.RateLimitedLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The listeners of one namespace for the events of other servers. Thread-safe.
 */
final class ServerSideEvents implements ServerSideReceiver {

	private static final Logger logger = LoggerFactory.getLogger(ServerSideEvents.class);

	private static final long MAX_WAITING_BYTES = 16L * 1024 * 1024;

	private static final int OVERHEAD = 256;

	private final String namespace;

	private final JsonMapper mapper;

	private final SerialQueue queue;

	private final HandlerInterceptor handlers;

	private final ConcurrentMap<String, List<ServerSideListener>> listeners = new ConcurrentHashMap<>();

	private final RateLimitedLog overflows = new RateLimitedLog();

	private final RateLimitedLog failures = new RateLimitedLog();

	ServerSideEvents(String namespace, JsonMapper mapper, Executor executor, HandlerInterceptor handlers) {
		this.namespace = namespace;
		this.mapper = mapper;
		this.handlers = handlers;
		this.queue = new SerialQueue(executor, MAX_WAITING_BYTES);
	}

	Registration add(String event, ServerSideListener listener) {
		ServerSideListener added = listener::onEvent;
		this.listeners.compute(event, (name, present) -> {
			List<ServerSideListener> list = (present != null) ? present : new CopyOnWriteArrayList<>();
			list.add(added);
			return list;
		});
		return () -> this.listeners.computeIfPresent(event, (name, present) -> {
			present.remove(added);
			return present.isEmpty() ? null : present;
		});
	}

	@Override
	public void receive(EventData data, @Nullable Consumer<JsonNode> ack) {
		if (!this.listeners.containsKey(data.event())) {
			logger.debug("Nobody listens to the server-side event '{}' of namespace {}", data.event(), this.namespace);
			return;
		}
		if (!this.queue.offer((long) OVERHEAD + data.json().length, () -> handle(data, ack))) {
			this.overflows.log((times) -> logger.warn(
					"{} server-side events of namespace {} were dropped, the last one '{}': more than {} bytes wait for "
							+ "their listeners, which are too slow",
					times, this.namespace, data.event(), MAX_WAITING_BYTES));
		}
	}

	private void handle(EventData data, @Nullable Consumer<JsonNode> ack) {
		this.handlers.around(new Handling(Handling.Kind.SERVER_SIDE_EVENT, this.namespace, data.event()),
				() -> call(data, ack));
	}

	private void call(EventData data, @Nullable Consumer<JsonNode> ack) {
		Event event = new Event(data.event(), List.copyOf(data.arguments()), this.mapper, ack, new AtomicBoolean());
		for (ServerSideListener listener : this.listeners.getOrDefault(data.event(), List.of())) {
			try {
				listener.onEvent(event);
			}
			catch (Throwable ex) {
				this.failures.log((times) -> logger.error(
						"Listeners of server-side events failed {} times, the last one on '{}' of namespace {}", times,
						data.event(), this.namespace, ex));
			}
		}
	}

	/**
	 * An event for the listeners.
	 *
	 * @param name the name
	 * @param arguments the arguments
	 * @param mapper converts arguments and acknowledgement
	 * @param ack takes the acknowledgement; {@code null} if none is wanted
	 * @param acknowledged whether that has happened
	 */
	private record Event(String name, List<JsonNode> arguments, JsonMapper mapper, @Nullable Consumer<JsonNode> ack,
			AtomicBoolean acknowledged) implements ServerSideEvent {

		@Override
		public <T> @Nullable T argument(int index, Class<T> type) {
			if (index >= this.arguments.size() || this.arguments.get(index).isNull()) {
				return null;
			}
			return Trees.convert(this.mapper, this.arguments.get(index), type);
		}

		@Override
		public boolean wantsAck() {
			return this.ack != null;
		}

		@Override
		public void acknowledge(@Nullable Object value) {
			Consumer<JsonNode> ack = this.ack;
			if (ack != null && !this.acknowledged.get()) {
				JsonNode tree = Trees.of(this.mapper, "value", value);
				if (this.acknowledged.compareAndSet(false, true)) {
					ack.accept(tree);
				}
			}
		}

	}

}
