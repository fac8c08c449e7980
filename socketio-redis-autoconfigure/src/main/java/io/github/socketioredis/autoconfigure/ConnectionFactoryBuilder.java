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

import io.github.socketioredis.transport.lettuce.LettuceTransports;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.resource.ClientResources;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientConfigurationBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration.LettuceClientConfigurationBuilder;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Builds our connection factories from our properties and the application's customizers,
 * which come last.
 */
final class ConnectionFactoryBuilder {

	private final SocketIORedisProperties properties;

	private final RedisEndpoint endpoint;

	private final ObjectProvider<ClientResources> resources;

	private final ObjectProvider<LettuceClientOptionsBuilderCustomizer> optionsCustomizers;

	private final ObjectProvider<LettuceClientConfigurationBuilderCustomizer> configurationCustomizers;

	ConnectionFactoryBuilder(SocketIORedisProperties properties, RedisEndpoint endpoint,
			ObjectProvider<ClientResources> resources,
			ObjectProvider<LettuceClientOptionsBuilderCustomizer> optionsCustomizers,
			ObjectProvider<LettuceClientConfigurationBuilderCustomizer> configurationCustomizers) {
		this.properties = properties;
		this.endpoint = endpoint;
		this.resources = resources;
		this.optionsCustomizers = optionsCustomizers;
		this.configurationCustomizers = configurationCustomizers;
	}

	LettuceConnectionFactory build() {
		return new LettuceConnectionFactory(this.endpoint.configuration(), clientConfiguration());
	}

	private LettuceClientConfiguration clientConfiguration() {
		LettuceClientConfigurationBuilder builder = LettuceClientConfiguration.builder();
		if (this.endpoint.sslBundle() != null) {
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
		builder.clientOptions(clientOptions());
		this.resources.ifAvailable(builder::clientResources);
		this.configurationCustomizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return builder.build();
	}

	private ClientOptions clientOptions() {
		ClientOptions.Builder builder = LettuceTransports.clientOptions();
		Duration connectTimeout = PositiveDuration.check("socketio.redis.connect-timeout",
				this.properties.connectTimeout());
		builder.socketOptions(SocketOptions.builder().connectTimeout(connectTimeout).build());
		applySsl(builder, this.endpoint.sslBundle());
		this.optionsCustomizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return builder.build();
	}

	private static void applySsl(ClientOptions.Builder builder, @Nullable SslBundle bundle) {
		if (bundle == null) {
			return;
		}
		io.lettuce.core.SslOptions.Builder ssl = io.lettuce.core.SslOptions.builder()
			.keyManager(bundle.getManagers().getKeyManagerFactory())
			.trustManager(bundle.getManagers().getTrustManagerFactory());
		SslOptions options = bundle.getOptions();
		if (options.getCiphers() != null) {
			ssl.cipherSuites(options.getCiphers());
		}
		if (options.getEnabledProtocols() != null) {
			ssl.protocols(options.getEnabledProtocols());
		}
		builder.sslOptions(ssl.build());
	}

}
