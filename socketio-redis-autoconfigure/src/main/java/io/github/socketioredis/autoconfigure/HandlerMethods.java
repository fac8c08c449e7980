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

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.corundumstudio.socketio.annotation.OnConnect;
import com.corundumstudio.socketio.annotation.OnDisconnect;
import com.corundumstudio.socketio.annotation.OnEvent;
import io.github.socketioredis.OnServerSideEvent;

import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotationUtils;

/**
 * The methods that handle events.
 */
final class HandlerMethods {

	private static final List<Class<? extends Annotation>> CLIENT_EVENTS = List.of(OnConnect.class, OnEvent.class,
			OnDisconnect.class);

	private static final List<Class<? extends Annotation>> ANNOTATIONS = Stream
		.concat(CLIENT_EVENTS.stream(), Stream.of(OnServerSideEvent.class))
		.toList();

	private HandlerMethods() {
	}

	/**
	 * Finds the handlers of a class and of those that it extends.
	 * @param type the class
	 * @return the methods; empty if it has none
	 */
	static Set<Method> find(Class<?> type) {
		return AnnotationUtils.isCandidateClass(type, ANNOTATIONS)
				? MethodIntrospector.selectMethods(type, (Method method) -> hasAny(ANNOTATIONS, method)) : Set.of();
	}

	static boolean handlesClientEvents(Method method) {
		return hasAny(CLIENT_EVENTS, method);
	}

	private static boolean hasAny(List<Class<? extends Annotation>> annotations, Method method) {
		return annotations.stream().anyMatch(method::isAnnotationPresent);
	}

}
