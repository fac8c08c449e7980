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

import java.util.function.Supplier;

import io.lettuce.core.AbstractRedisClient;

import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * The native client of a connection factory, asked for anew each time, since a factory
 * that is stopped and started makes a new one.
 */
record NativeClient(LettuceConnectionFactory factory) implements Supplier<AbstractRedisClient> {

	static NativeClient of(String beanName, RedisConnectionFactory factory) {
		if (factory instanceof LettuceConnectionFactory lettuce) {
			return new NativeClient(lettuce);
		}
		throw new FailureAnalyzedException(
				"The bean '" + beanName + "' is a " + factory.getClass().getName()
						+ ", but the Socket.IO cluster needs a LettuceConnectionFactory.",
				"Define the bean '" + beanName + "' as a LettuceConnectionFactory, or remove it to have one made from "
						+ "'socketio.redis.*'.");
	}

	@Override
	public AbstractRedisClient get() {
		return this.factory.getRequiredNativeClient();
	}

}
