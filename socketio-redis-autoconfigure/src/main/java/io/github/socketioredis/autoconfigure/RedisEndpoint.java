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

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MutuallyExclusiveConfigurationPropertiesException;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;

/**
 * The Redis server to connect to: that of our own properties if one of them is set,
 * otherwise that of the application, otherwise the one on this machine.
 */
record RedisEndpoint(String host, int port, @Nullable String username, @Nullable String password, int database,
		@Nullable SslBundle sslBundle) {

	private static final String DEFAULT_HOST = "localhost";

	private static final int DEFAULT_PORT = 6379;

	private static final int MAX_PORT = 65535;

	@Override
	public String toString() {
		return this.host + ":" + this.port;
	}

	RedisStandaloneConfiguration configuration() {
		RedisStandaloneConfiguration configuration = new RedisStandaloneConfiguration(this.host, this.port);
		configuration.setUsername(this.username);
		configuration.setPassword(this.password);
		configuration.setDatabase(this.database);
		return configuration;
	}

	static RedisEndpoint of(SocketIORedisProperties properties, @Nullable DataRedisConnectionDetails details,
			@Nullable SslBundles bundles) {
		if (properties.url() != null) {
			return ofUrl(properties, properties.url(), bundles);
		}
		boolean ours = Stream
			.of(properties.host(), properties.port(), properties.username(), properties.password(),
					properties.database(), properties.ssl().enabled(), properties.ssl().bundle())
			.anyMatch((value) -> value != null);
		return (ours || details == null) ? ofProperties(properties, bundles) : ofDetails(details);
	}

	private static RedisEndpoint ofUrl(SocketIORedisProperties properties, String value, @Nullable SslBundles bundles) {
		rejectContradictions(properties);
		RedisUrl url = RedisUrl.parse(value);
		if (url.tls() && Boolean.FALSE.equals(properties.ssl().enabled())) {
			throw new InvalidConfigurationPropertyValueException("socketio.redis.ssl.enabled", false,
					"'socketio.redis.url' asks for TLS with rediss; write redis there, or remove this property");
		}
		return new RedisEndpoint(url.host(), url.port(), url.username(), url.password(), url.database(),
				sslBundle(properties.ssl(), url.tls(), bundles));
	}

	private static void rejectContradictions(SocketIORedisProperties properties) {
		List<String> configured = new ArrayList<>(List.of("socketio.redis.url"));
		addIfSet(configured, "host", properties.host());
		addIfSet(configured, "port", properties.port());
		addIfSet(configured, "username", properties.username());
		addIfSet(configured, "password", properties.password());
		addIfSet(configured, "database", properties.database());
		if (configured.size() > 1) {
			throw new MutuallyExclusiveConfigurationPropertiesException(configured, configured);
		}
	}

	private static void addIfSet(List<String> names, String name, @Nullable Object value) {
		if (value != null) {
			names.add(SocketIORedisProperties.PREFIX + name);
		}
	}

	private static RedisEndpoint ofProperties(SocketIORedisProperties properties, @Nullable SslBundles bundles) {
		Integer port = properties.port();
		if (port != null && (port < 1 || port > MAX_PORT)) {
			throw new InvalidConfigurationPropertyValueException("socketio.redis.port", port,
					"it has to be from 1 to " + MAX_PORT);
		}
		Integer database = properties.database();
		if (database != null && database < 0) {
			throw new InvalidConfigurationPropertyValueException("socketio.redis.database", database,
					"it has to be 0 or more");
		}
		return new RedisEndpoint((properties.host() != null) ? properties.host() : DEFAULT_HOST,
				(port != null) ? port : DEFAULT_PORT, properties.username(), properties.password(),
				(database != null) ? database : 0, sslBundle(properties.ssl(), false, bundles));
	}

	private static @Nullable SslBundle sslBundle(SocketIORedisProperties.Ssl ssl, boolean tls,
			@Nullable SslBundles bundles) {
		if (ssl.bundle() == null) {
			return (tls || Boolean.TRUE.equals(ssl.enabled())) ? SslBundle.systemDefault() : null;
		}
		if (Boolean.FALSE.equals(ssl.enabled())) {
			throw new InvalidConfigurationPropertyValueException("socketio.redis.ssl.enabled", false,
					"'socketio.redis.ssl.bundle' is set; remove one of the two properties");
		}
		return SslBundleLookup.get("socketio.redis.ssl.bundle", ssl.bundle(), bundles);
	}

	private static RedisEndpoint ofDetails(DataRedisConnectionDetails details) {
		rejectUnsupported("Sentinel", details.getSentinel());
		rejectUnsupported("Cluster", details.getCluster());
		rejectUnsupported("master/replica", details.getMasterReplica());
		DataRedisConnectionDetails.Standalone standalone = details.getStandalone();
		if (standalone == null) {
			throw new FailureAnalyzedException(
					"The application's connection details (" + details.getClass().getName() + ") name no Redis server.",
					"Set 'socketio.redis.host' and 'socketio.redis.port' for the Socket.IO cluster.");
		}
		return new RedisEndpoint(standalone.getHost(), standalone.getPort(), details.getUsername(),
				details.getPassword(), standalone.getDatabase(), details.getSslBundle());
	}

	private static void rejectUnsupported(String kind, @Nullable Object configured) {
		if (configured != null) {
			throw new FailureAnalyzedException(
					"The application's Redis is a " + kind + " setup, which the Socket.IO cluster can't use.",
					"Set 'socketio.redis.url', or 'socketio.redis.host' and 'socketio.redis.port', to a standalone "
							+ "Redis, or turn the cluster off with 'socketio.redis.enabled=false'.");
		}
	}

}
