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

import org.jspecify.annotations.Nullable;

import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.data.redis.connection.RedisConfiguration;

/**
 * The Redis to connect to: that of our own properties if one of them is set, otherwise
 * that of the application, otherwise the one on this machine.
 *
 * @param configuration its servers and credentials
 * @param maxRedirects how often a command may be sent to another node of a cluster;
 * {@code null} for Lettuce's default
 * @param sslBundle TLS; {@code null} for none
 */
record RedisEndpoint(RedisConfiguration configuration, @Nullable Integer maxRedirects, @Nullable SslBundle sslBundle) {

	RedisEndpoint(RedisConfiguration configuration, @Nullable SslBundle sslBundle) {
		this(configuration, null, sslBundle);
	}

	@Override
	public String toString() {
		return RedisAddress.of(this.configuration);
	}

	static RedisEndpoint of(SocketIORedisProperties properties, @Nullable DataRedisConnectionDetails details,
			@Nullable Integer maxRedirectsOfApplication, @Nullable SslBundles bundles) {
		OwnRedis own = new OwnRedis(properties, bundles);
		return (own.isConfigured() || details == null) ? own.endpoint()
				: ApplicationRedis.endpoint(details, maxRedirectsOfApplication);
	}

}
