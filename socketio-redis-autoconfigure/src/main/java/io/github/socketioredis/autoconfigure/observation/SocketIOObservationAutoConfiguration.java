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

package io.github.socketioredis.autoconfigure.observation;

import io.github.socketioredis.EmitInterceptor;
import io.github.socketioredis.HandlerInterceptor;
import io.github.socketioredis.autoconfigure.SocketIORedisAutoConfiguration;
import io.github.socketioredis.autoconfigure.SocketIOServerAutoConfiguration;
import io.github.socketioredis.autoconfigure.SocketIOServerCustomizer;
import io.github.socketioredis.transport.PubSubTransport;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Auto-configuration of observations, where the application has an
 * {@link ObservationRegistry}. An interceptor of the application's own takes the place of
 * ours.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { SocketIORedisAutoConfiguration.class, SocketIOServerAutoConfiguration.class },
		afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean({ ObservationRegistry.class, PubSubTransport.class })
public final class SocketIOObservationAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(EmitInterceptor.class)
	ObservedEmits socketIOObservedEmits(ObservationRegistry registry,
			ObjectProvider<EmitObservationConvention> convention) {
		return new ObservedEmits(registry, convention.getIfAvailable());
	}

	/**
	 * Observes listeners, where there may be a server.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "com.corundumstudio.socketio.SocketIOServer")
	static class HandlerConfiguration {

		@Bean
		@ConditionalOnMissingBean(HandlerInterceptor.class)
		ObservedHandlers socketIOObservedHandlers(ObservationRegistry registry,
				ObjectProvider<HandleObservationConvention> convention) {
			return new ObservedHandlers(registry, convention.getIfAvailable());
		}

		@Bean
		@ConditionalOnBean(ObservedHandlers.class)
		@Order(Ordered.LOWEST_PRECEDENCE)
		SocketIOServerCustomizer socketIOObservedExceptions(ObservationRegistry registry) {
			return (configuration) -> configuration
				.setExceptionListener(new ObservedExceptions(configuration.getExceptionListener(), registry));
		}

	}

}
