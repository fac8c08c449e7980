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

package io.github.socketioredis.test.autoconfigure;

import io.github.socketioredis.Emitter;
import io.github.socketioredis.autoconfigure.SocketIORedisAutoConfiguration;
import io.github.socketioredis.protocol.codec.ClassicCodec;
import io.github.socketioredis.protocol.codec.ShardedCodec;
import io.github.socketioredis.test.EmittedEvents;
import io.github.socketioredis.transport.memory.InMemoryPubSub;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/**
 * Auto-configuration of the recorder, for {@link AutoConfigureEmitterTest}. It records
 * from the start of the context, also if beans are made lazily.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SocketIORedisAutoConfiguration.class)
@ConditionalOnBean(InMemoryPubSub.class)
public final class EmitterTestAutoConfiguration {

	@Bean(destroyMethod = "stop")
	@ConditionalOnMissingBean
	@Lazy(false)
	EmittedEvents emittedEvents(InMemoryPubSub pubSub, Emitter emitter, ClassicCodec classic, ShardedCodec sharded,
			ObjectProvider<JsonMapper> mapper) {
		return new EmittedEvents(pubSub, emitter, classic, sharded, mapper.getIfAvailable(JsonMapper::shared));
	}

}
