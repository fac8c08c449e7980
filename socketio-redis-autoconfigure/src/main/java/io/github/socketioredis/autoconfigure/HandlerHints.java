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

package io.github.socketioredis.autoconfigure;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIONamespace;
import io.github.socketioredis.ServerSideAck;
import io.github.socketioredis.ServerSideEvent;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.core.ResolvableType;

/**
 * Runtime hints for methods that handle events.
 */
final class HandlerHints {

	/**
	 * What a handler gets besides arguments of the event.
	 */
	private static final List<Class<?>> NOT_BOUND = List.of(SocketIOClient.class, AckRequest.class,
			SocketIONamespace.class, ServerSideAck.class, ServerSideEvent.class);

	private final BindingReflectionHintsRegistrar binding = new BindingReflectionHintsRegistrar();

	private final RuntimeHints hints;

	HandlerHints(RuntimeHints hints) {
		this.hints = hints;
	}

	void register(Collection<Method> methods) {
		methods.forEach(this::register);
	}

	private void register(Method method) {
		this.hints.reflection().registerMethod(method, ExecutableMode.INVOKE);
		for (Type argument : method.getGenericParameterTypes()) {
			bind(ResolvableType.forType(argument));
		}
		ResolvableType result = ResolvableType.forMethodReturnType(method);
		ResolvableType later = result.as(CompletionStage.class);
		bind((later != ResolvableType.NONE) ? later.getGeneric() : result);
	}

	private void bind(ResolvableType type) {
		Class<?> raw = type.resolve();
		if (raw != null && raw != void.class && !raw.isPrimitive() && !NOT_BOUND.contains(raw)) {
			this.binding.registerReflectionHints(this.hints.reflection(), type.getType());
		}
	}

}
