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
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration that keeps Spring Boot's health component {@code redis} to the Redis
 * of the application.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SocketIORedisAutoConfiguration.class)
@ConditionalOnClass(HealthContributor.class)
@ConditionalOnBean(PubSubTransport.class)
@Import(ApplicationRedisHealth.class)
public final class ApplicationRedisHealthAutoConfiguration {

}
