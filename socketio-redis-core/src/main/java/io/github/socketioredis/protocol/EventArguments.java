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

package io.github.socketioredis.protocol;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Rules for the arguments of events that ask for no acknowledgement.
 *
 * @since 0.1.0
 */
public final class EventArguments {

	private static final String NETTY_SOCKETIO = "com.corundumstudio.socketio.";

	private static final ClassValue<Boolean> CALLBACKS = new ClassValue<>() {
		@Override
		protected Boolean computeValue(Class<?> type) {
			return isLambda(type) || (!Iterable.class.isAssignableFrom(type) && extendsCallback(type));
		}
	};

	private EventArguments() {
	}

	/**
	 * Checks that no argument is a callback, which in JavaScript would ask for an
	 * acknowledgement.
	 * @param args the arguments; {@code null} where the compiler took a single null for
	 * the whole array
	 * @return the arguments as a list
	 * @throws IllegalArgumentException if an argument is a lambda, implements an
	 * interface of {@code java.util.function} without being a collection, or is an
	 * acknowledgement callback of netty-socketio
	 */
	public static List<@Nullable Object> check(@Nullable Object @Nullable [] args) {
		return check(args, "pass values only and let the receiver answer with an event of its own");
	}

	/**
	 * Checks that no argument is a callback.
	 * @param args the arguments; {@code null} where the compiler took a single null for
	 * the whole array
	 * @param remedy what the message of the exception advises
	 * @return the arguments as a list
	 * @throws IllegalArgumentException as {@link #check(Object[])}
	 */
	public static List<@Nullable Object> check(@Nullable Object @Nullable [] args, String remedy) {
		if (args == null) {
			return Collections.singletonList(null);
		}
		for (int i = 0; i < args.length; i++) {
			Object arg = args[i];
			if (arg != null && CALLBACKS.get(arg.getClass())) {
				throw new IllegalArgumentException("Acknowledgements are not supported: 'args[" + i
						+ "]' is a callback of type " + arg.getClass().getName() + "; " + remedy);
			}
		}
		return Arrays.asList(args);
	}

	private static boolean isLambda(Class<?> type) {
		return type.isHidden() && type.isSynthetic();
	}

	private static boolean extendsCallback(@Nullable Class<?> type) {
		if (type == null) {
			return false;
		}
		return isCallback(type) || extendsCallback(type.getSuperclass())
				|| Arrays.stream(type.getInterfaces()).anyMatch(EventArguments::extendsCallback);
	}

	private static boolean isCallback(Class<?> type) {
		return (type.isInterface() && type.getPackageName().equals("java.util.function"))
				|| (type.getName().startsWith(NETTY_SOCKETIO) && type.getSimpleName().endsWith("AckCallback"));
	}

}
