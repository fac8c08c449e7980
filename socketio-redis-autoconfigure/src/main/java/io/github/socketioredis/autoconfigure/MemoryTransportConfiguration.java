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

import java.util.concurrent.Executor;

import io.github.socketioredis.autoconfigure.SocketIORedisProperties.Transport;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.memory.InMemoryPubSub;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Makes the transport in memory, which needs no Redis. Application contexts that share
 * one bean of type {@link InMemoryPubSub} form a cluster.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnTransport(Transport.MEMORY)
class MemoryTransportConfiguration {

	@Bean
	@ConditionalOnMissingBean
	InMemoryPubSub socketIOInMemoryPubSub() {
		return new InMemoryPubSub();
	}

	@Bean
	@ConditionalOnMissingBean(PubSubTransport.class)
	ClientTransport socketIOMemoryTransport(InMemoryPubSub pubSub, Environment environment) {
		Executor executor = ApplicationThreads.executor(environment);
		return new ClientTransport(() -> pubSub.transport(executor));
	}

}
