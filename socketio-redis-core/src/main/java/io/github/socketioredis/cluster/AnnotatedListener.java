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

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.concurrent.CompletionStage;

import io.github.socketioredis.OnServerSideEvent;
import io.github.socketioredis.Registration;
import io.github.socketioredis.ServerSideAck;
import io.github.socketioredis.ServerSideEvent;
import io.github.socketioredis.ServerSideListener;
import io.github.socketioredis.protocol.NamespaceName;
import io.github.socketioredis.support.RateLimitedLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls a method that is marked with {@link OnServerSideEvent}.
 */
final class AnnotatedListener implements ServerSideListener {

	private static final Logger logger = LoggerFactory.getLogger(AnnotatedListener.class);

	private final RateLimitedLog failures = new RateLimitedLog();

	private final Object bean;

	private final Method method;

	private final JsonMapper mapper;

	private final boolean acknowledges;

	private AnnotatedListener(Object bean, Method method, JsonMapper mapper) {
		this.bean = bean;
		this.method = method;
		this.mapper = mapper;
		Class<?>[] types = method.getParameterTypes();
		this.acknowledges = types.length > 0 && types[types.length - 1] == ServerSideAck.class;
	}

	static Registration register(ClusterNode node, Object bean, Method method, String event, String namespace) {
		check(method);
		method.setAccessible(true);
		return new NodeNamespace(node, NamespaceName.normalize(namespace)).onServerSideEvent(event,
				new AnnotatedListener(bean, method, node.mapper()));
	}

	private static void check(Method method) {
		Class<?>[] types = method.getParameterTypes();
		for (int i = 0; i < types.length; i++) {
			if (types[i] == ServerSideEvent.class && types.length > 1) {
				throw new IllegalArgumentException("The @OnServerSideEvent method " + method
						+ " has a ServerSideEvent beside other parameters; it must be the only one");
			}
			if (types[i] == ServerSideAck.class && i < types.length - 1) {
				throw new IllegalArgumentException("The @OnServerSideEvent method " + method
						+ " has a ServerSideAck before other parameters; it must be the last one");
			}
		}
	}

	@Override
	public void onEvent(ServerSideEvent event) throws Exception {
		Object result;
		try {
			result = this.method.invoke(this.bean, arguments(event));
		}
		catch (InvocationTargetException ex) {
			if (ex.getCause() instanceof Exception cause) {
				throw cause;
			}
			throw ex;
		}
		if (!this.acknowledges && this.method.getReturnType() != void.class) {
			acknowledge(event, result);
		}
	}

	private void acknowledge(ServerSideEvent event, @Nullable Object result) {
		if (result instanceof CompletionStage<?> stage) {
			stage.thenAccept(event::acknowledge).exceptionally((failure) -> {
				this.failures.log((times) -> logger.error("{} failed {} times, the last time on '{}'", this.method,
						times, event.name(), failure));
				return null;
			});
		}
		else {
			event.acknowledge(result);
		}
	}

	private @Nullable Object[] arguments(ServerSideEvent event) {
		Type[] types = this.method.getGenericParameterTypes();
		@Nullable Object[] arguments = new @Nullable Object[types.length];
		for (int i = 0; i < types.length; i++) {
			arguments[i] = argument(event, i, types[i]);
		}
		return arguments;
	}

	private @Nullable Object argument(ServerSideEvent event, int index, Type type) {
		if (type == ServerSideEvent.class) {
			return event;
		}
		if (type == ServerSideAck.class) {
			return (ServerSideAck) event::acknowledge;
		}
		JsonNode value = (index < event.arguments().size()) ? event.arguments().get(index) : null;
		boolean missing = value == null || value.isNull();
		if (missing && !(type instanceof Class<?> simple && simple.isPrimitive())) {
			return null;
		}
		if (missing) {
			throw new IllegalArgumentException("Argument " + index + " of the server-side event '" + event.name()
					+ "' is missing, but the parameter of " + this.method + " is a primitive; use its wrapper");
		}
		return Trees.convert(this.mapper, value, type);
	}

}
