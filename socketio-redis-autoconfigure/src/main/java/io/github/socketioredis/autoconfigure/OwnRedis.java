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

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.RedisPassword;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;

/**
 * The Redis of our own properties: one server, a cluster, or a master that Sentinels
 * watch.
 */
final class OwnRedis {

	private static final String DEFAULT_HOST = "localhost";

	private static final int DEFAULT_PORT = 6379;

	private final SocketIORedisProperties properties;

	private final OwnRedisChecks checks;

	private final @Nullable SslBundles bundles;

	OwnRedis(SocketIORedisProperties properties, @Nullable SslBundles bundles) {
		this.properties = properties;
		this.checks = new OwnRedisChecks(properties);
		this.bundles = bundles;
	}

	boolean isConfigured() {
		return this.properties.cluster().isConfigured() || this.properties.sentinel().isConfigured()
				|| Stream
					.of(this.properties.url(), this.properties.host(), this.properties.port(),
							this.properties.username(), this.properties.password(), this.properties.database(),
							this.properties.ssl().enabled(), this.properties.ssl().bundle())
					.anyMatch((value) -> value != null);
	}

	RedisEndpoint endpoint() {
		if (this.properties.cluster().isConfigured()) {
			return cluster();
		}
		if (this.properties.sentinel().isConfigured()) {
			return sentinel();
		}
		return (this.properties.url() != null) ? url(this.properties.url()) : server();
	}

	private RedisEndpoint cluster() {
		this.checks.checkCluster();
		RedisClusterConfiguration configuration = new RedisClusterConfiguration();
		configuration
			.setClusterNodes(RedisNodes.parse(OwnRedisChecks.CLUSTER_NODES, this.properties.cluster().nodes()));
		configuration.setUsername(this.properties.username());
		configuration.setPassword(RedisPassword.of(this.properties.password()));
		return new RedisEndpoint(configuration, this.properties.cluster().maxRedirects(), sslBundle(false));
	}

	private RedisEndpoint sentinel() {
		this.checks.checkSentinel();
		SocketIORedisProperties.Sentinel sentinel = this.properties.sentinel();
		RedisSentinelConfiguration configuration = new RedisSentinelConfiguration();
		configuration.master(String.valueOf(sentinel.master()));
		configuration.setSentinels(RedisNodes.parse(OwnRedisChecks.SENTINEL_NODES, sentinel.nodes()));
		configuration.setSentinelUsername(sentinel.username());
		configuration.setSentinelPassword(RedisPassword.of(sentinel.password()));
		configuration.setUsername(this.properties.username());
		configuration.setPassword(RedisPassword.of(this.properties.password()));
		configuration.setDatabase((this.properties.database() != null) ? this.properties.database() : 0);
		return new RedisEndpoint(configuration, sslBundle(false));
	}

	private RedisEndpoint url(String value) {
		this.checks.checkUrl();
		RedisUrl url = RedisUrl.parse(value);
		if (url.tls() && Boolean.FALSE.equals(this.properties.ssl().enabled())) {
			throw new InvalidConfigurationPropertyValueException("socketio.redis.ssl.enabled", false,
					"'socketio.redis.url' asks for TLS with rediss; write redis there, or remove this property");
		}
		return server(url.host(), url.port(), url.username(), url.password(), url.database(), url.tls());
	}

	private RedisEndpoint server() {
		this.checks.checkServer();
		Integer port = this.properties.port();
		Integer database = this.properties.database();
		return server((this.properties.host() != null) ? this.properties.host() : DEFAULT_HOST,
				(port != null) ? port : DEFAULT_PORT, this.properties.username(), this.properties.password(),
				(database != null) ? database : 0, false);
	}

	private RedisEndpoint server(String host, int port, @Nullable String username, @Nullable String password,
			int database, boolean tls) {
		RedisStandaloneConfiguration configuration = new RedisStandaloneConfiguration(host, port);
		configuration.setUsername(username);
		configuration.setPassword(RedisPassword.of(password));
		configuration.setDatabase(database);
		return new RedisEndpoint(configuration, sslBundle(tls));
	}

	private @Nullable SslBundle sslBundle(boolean tls) {
		SocketIORedisProperties.Ssl ssl = this.properties.ssl();
		if (ssl.bundle() == null) {
			return (tls || Boolean.TRUE.equals(ssl.enabled())) ? SslBundle.systemDefault() : null;
		}
		if (Boolean.FALSE.equals(ssl.enabled())) {
			throw new InvalidConfigurationPropertyValueException("socketio.redis.ssl.enabled", false,
					"'socketio.redis.ssl.bundle' is set; remove one of the two properties");
		}
		return SslBundleLookup.get("socketio.redis.ssl.bundle", ssl.bundle(), this.bundles);
	}

}
