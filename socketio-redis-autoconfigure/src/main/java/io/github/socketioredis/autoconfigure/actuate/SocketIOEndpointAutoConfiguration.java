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

package io.github.socketioredis.autoconfigure.actuate;

import io.github.socketioredis.autoconfigure.SocketIORedisAutoConfiguration;
import io.github.socketioredis.autoconfigure.SocketIOServerAutoConfiguration;
import io.github.socketioredis.transport.PubSubTransport;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration of {@link SocketIOEndpoint}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { SocketIORedisAutoConfiguration.class, SocketIOServerAutoConfiguration.class })
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnBean(PubSubTransport.class)
@ConditionalOnAvailableEndpoint(SocketIOEndpoint.class)
@Import(ServerViewConfiguration.class)
public final class SocketIOEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SocketIOEndpoint socketIOEndpoint(PubSubTransport transport, ObjectProvider<ServerView> server) {
		return new SocketIOEndpoint(transport, server.getIfAvailable());
	}

}
