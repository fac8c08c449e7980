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
import io.github.socketioredis.autoconfigure.SocketIORedisProperties;
import io.github.socketioredis.autoconfigure.SocketIOServerAutoConfiguration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.autoconfigure.info.InfoContributorFallback;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration of the info {@code socketio}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { SocketIORedisAutoConfiguration.class, SocketIOServerAutoConfiguration.class })
@ConditionalOnClass({ InfoContributor.class, ConditionalOnEnabledInfoContributor.class })
@ConditionalOnBean(SocketIORedisProperties.class)
@ConditionalOnEnabledInfoContributor(value = "socketio", fallback = InfoContributorFallback.DISABLE)
@Import(ServerViewConfiguration.class)
public final class SocketIOInfoContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "socketIOInfoContributor")
	SocketIOInfoContributor socketIOInfoContributor(SocketIORedisProperties properties,
			ObjectProvider<ServerView> server) {
		return new SocketIOInfoContributor(properties, server.getIfAvailable());
	}

}
