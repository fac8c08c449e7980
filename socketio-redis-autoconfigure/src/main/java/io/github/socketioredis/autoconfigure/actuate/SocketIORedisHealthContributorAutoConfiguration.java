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
import io.github.socketioredis.transport.PubSubTransport;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the health component {@code socketioRedis}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SocketIORedisAutoConfiguration.class)
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(PubSubTransport.class)
@ConditionalOnEnabledHealthIndicator("socketioredis")
public final class SocketIORedisHealthContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = { "socketioRedisHealthIndicator", "socketioRedisHealthContributor" })
	SocketIORedisHealthIndicator socketioRedisHealthContributor(PubSubTransport transport) {
		return new SocketIORedisHealthIndicator(transport);
	}

}
