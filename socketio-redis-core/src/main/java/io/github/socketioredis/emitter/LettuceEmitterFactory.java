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

package io.github.socketioredis.emitter;

import io.github.socketioredis.CloseableEmitter;
import io.github.socketioredis.EmitterFactory;
import io.github.socketioredis.EmitterOptions;
import io.github.socketioredis.transport.lettuce.LettuceTransportOptions;
import io.github.socketioredis.transport.lettuce.LettuceTransports;
import io.lettuce.core.AbstractRedisClient;

/**
 * Makes the emitters of {@link io.github.socketioredis.Emitter#create}. Each has its own
 * connection, opened in the background.
 *
 * @since 0.1.0
 */
public final class LettuceEmitterFactory implements EmitterFactory {

	/**
	 * Creates a factory; for {@link java.util.ServiceLoader}.
	 */
	public LettuceEmitterFactory() {
	}

	@Override
	public CloseableEmitter create(AbstractRedisClient client, EmitterOptions options) {
		LettuceTransportOptions transportOptions = LettuceTransportOptions.defaults()
			.withPublishMaxAge(options.publishMaxAge());
		return new LettuceEmitter(LettuceTransports.create(client, client, null, transportOptions), options);
	}

}
