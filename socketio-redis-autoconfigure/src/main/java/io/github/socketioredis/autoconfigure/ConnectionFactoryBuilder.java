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

import java.time.Duration;
import java.util.function.Supplier;

import io.github.socketioredis.transport.lettuce.LettuceTransports;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.resource.ClientResources;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientConfigurationBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration.LettuceClientConfigurationBuilder;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Builds our connection factories from our properties and the application's customizers,
 * which come last. Nothing is looked at before a factory is built, so that an application
 * which brings its own factories may set what it likes.
 */
final class ConnectionFactoryBuilder {

	private final SocketIORedisProperties properties;

	private final Supplier<SocketIORedisConnectionDetails> details;

	private final Supplier<@Nullable Integer> maxRedirects;

	private final ObjectProvider<ClientResources> resources;

	private final ObjectProvider<LettuceClientOptionsBuilderCustomizer> optionsCustomizers;

	private final ObjectProvider<LettuceClientConfigurationBuilderCustomizer> configurationCustomizers;

	ConnectionFactoryBuilder(SocketIORedisProperties properties, Supplier<SocketIORedisConnectionDetails> details,
			Supplier<@Nullable Integer> maxRedirects, ObjectProvider<ClientResources> resources,
			ObjectProvider<LettuceClientOptionsBuilderCustomizer> optionsCustomizers,
			ObjectProvider<LettuceClientConfigurationBuilderCustomizer> configurationCustomizers) {
		this.properties = properties;
		this.details = details;
		this.maxRedirects = maxRedirects;
		this.resources = resources;
		this.optionsCustomizers = optionsCustomizers;
		this.configurationCustomizers = configurationCustomizers;
	}

	LettuceConnectionFactory build() {
		SocketIORedisConnectionDetails details = this.details.get();
		RedisConfiguration configuration = RedisConfigurations.of(details);
		LettuceClientConfiguration client = clientConfiguration(details,
				configuration instanceof RedisClusterConfiguration);
		if (configuration instanceof RedisClusterConfiguration cluster) {
			return new LettuceConnectionFactory(cluster, client);
		}
		if (configuration instanceof RedisSentinelConfiguration sentinel) {
			return new LettuceConnectionFactory(sentinel, client);
		}
		return new LettuceConnectionFactory((RedisStandaloneConfiguration) configuration, client);
	}

	private LettuceClientConfiguration clientConfiguration(SocketIORedisConnectionDetails details, boolean cluster) {
		LettuceClientConfigurationBuilder builder = LettuceClientConfiguration.builder();
		if (details.getSslBundle() != null) {
			builder.useSsl();
		}
		Duration timeout = this.properties.timeout();
		if (timeout != null) {
			builder.commandTimeout(PositiveDuration.check("socketio.redis.timeout", timeout));
		}
		String clientName = this.properties.clientName();
		if (clientName != null) {
			builder.clientName(clientName);
		}
		builder.clientOptions(clientOptions(details, cluster));
		this.resources.ifAvailable(builder::clientResources);
		this.configurationCustomizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return builder.build();
	}

	private ClientOptions clientOptions(SocketIORedisConnectionDetails details, boolean cluster) {
		ClientOptions.Builder builder = cluster ? clusterOptions(this.maxRedirects.get())
				: LettuceTransports.clientOptions();
		Duration connectTimeout = PositiveDuration.check("socketio.redis.connect-timeout",
				this.properties.connectTimeout());
		builder.socketOptions(SocketOptions.builder().connectTimeout(connectTimeout).build());
		if (details.getSslBundle() != null) {
			builder.sslOptions(RedisTls.options(details::getSslBundle));
		}
		this.optionsCustomizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return builder.build();
	}

	/*
	 * Lettuce's copy leaves two of the options out. So does the copy that the connection
	 * factory would make of these, were it the one to know of the redirects.
	 */
	private static ClientOptions.Builder clusterOptions(@Nullable Integer maxRedirects) {
		ClientOptions options = LettuceTransports.clientOptions().build();
		ClusterClientOptions.Builder builder = ClusterClientOptions.builder(options);
		if (maxRedirects != null) {
			builder.maxRedirects(maxRedirects);
		}
		return builder.maintNotificationsConfig(options.getMaintNotificationsConfig())
			.useHashIndexQueue(options.isUseHashIndexedQueue());
	}

}
