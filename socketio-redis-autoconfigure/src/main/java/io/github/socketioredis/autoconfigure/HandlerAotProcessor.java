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
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.util.ClassUtils;

/**
 * Makes the handlers of beans known to a native image, which are found and called by
 * reflection, and the types of their arguments and results, which Jackson reads and
 * writes.
 */
final class HandlerAotProcessor implements BeanRegistrationAotProcessor {

	private static final boolean HAS_SERVER = ClassUtils.isPresent("com.corundumstudio.socketio.SocketIOServer",
			HandlerAotProcessor.class.getClassLoader());

	@Override
	public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean registeredBean) {
		if (!HAS_SERVER) {
			return null;
		}
		Set<Method> methods = HandlerMethods.find(ClassUtils.getUserClass(registeredBean.getBeanClass()));
		return methods.isEmpty() ? null
				: (generation, code) -> new HandlerHints(generation.getRuntimeHints()).register(methods);
	}

}
