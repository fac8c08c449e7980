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

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * The Redis of our own properties: one server, a cluster, or a master that Sentinels
 * watch. Properties that contradict each other are refused when it is made.
 */
final class PropertiesRedisConnectionDetails implements SocketIORedisConnectionDetails {

	private static final Logger logger = LoggerFactory.getLogger(PropertiesRedisConnectionDetails.class);

	private static final String BUNDLE = SocketIORedisProperties.PREFIX + "ssl.bundle";

	private static final String DEFAULT_HOST = "localhost";

	private static final int DEFAULT_PORT = 6379;

	private final SocketIORedisProperties properties;

	private final @Nullable RedisUrl url;

	private final List<Node> clusterNodes;

	private final List<Node> sentinelNodes;

	private final Supplier<@Nullable SslBundle> sslBundle;

	PropertiesRedisConnectionDetails(SocketIORedisProperties properties, @Nullable SslBundles bundles) {
		this.properties = properties;
		check();
		this.url = (properties.url() != null) ? RedisUrl.parse(properties.url()) : null;
		this.clusterNodes = RedisNodes.parse(OwnRedisChecks.CLUSTER_NODES, properties.cluster().nodes());
		this.sentinelNodes = RedisNodes.parse(OwnRedisChecks.SENTINEL_NODES, properties.sentinel().nodes());
		this.sslBundle = sslBundle(bundles);
	}

	/**
	 * Returns whether any property of the connection is set.
	 */
	static boolean isConfigured(SocketIORedisProperties properties) {
		return properties.cluster().isConfigured() || properties.sentinel().isConfigured() || Stream
			.of(properties.url(), properties.host(), properties.port(), properties.username(), properties.password(),
					properties.database(), properties.ssl().enabled(), properties.ssl().bundle())
			.anyMatch(Objects::nonNull);
	}

	private void check() {
		OwnRedisChecks checks = new OwnRedisChecks(this.properties);
		if (this.properties.cluster().isConfigured()) {
			checks.checkCluster();
		}
		else if (this.properties.sentinel().isConfigured()) {
			checks.checkSentinel();
		}
		else if (this.properties.url() != null) {
			checks.checkUrl();
		}
		else {
			checks.checkServer();
		}
	}

	private Supplier<@Nullable SslBundle> sslBundle(@Nullable SslBundles bundles) {
		SocketIORedisProperties.Ssl ssl = this.properties.ssl();
		boolean off = Boolean.FALSE.equals(ssl.enabled());
		if (off && this.url != null && this.url.tls()) {
			throw contradicted(
					"'socketio.redis.url' asks for TLS with rediss; write redis there, or remove this " + "property");
		}
		String bundle = ssl.bundle();
		if (bundle == null) {
			boolean tls = Boolean.TRUE.equals(ssl.enabled()) || (this.url != null && this.url.tls());
			SslBundle system = tls ? SslBundle.systemDefault() : null;
			return () -> system;
		}
		if (off) {
			throw contradicted("'socketio.redis.ssl.bundle' is set; remove one of the two properties");
		}
		SslBundleLookup.get(BUNDLE, bundle, bundles);
		if (bundles != null) {
			bundles.addBundleUpdateHandler(bundle, (reloaded) -> logger
				.debug("SSL bundle '{}' was reloaded: new connections to Redis use it", bundle));
		}
		return () -> SslBundleLookup.get(BUNDLE, bundle, bundles);
	}

	private static InvalidConfigurationPropertyValueException contradicted(String reason) {
		return new InvalidConfigurationPropertyValueException("socketio.redis.ssl.enabled", false, reason);
	}

	@Override
	public @Nullable String getUsername() {
		return (this.url != null) ? this.url.username() : this.properties.username();
	}

	@Override
	public @Nullable String getPassword() {
		return (this.url != null) ? this.url.password() : this.properties.password();
	}

	@Override
	public @Nullable SslBundle getSslBundle() {
		return this.sslBundle.get();
	}

	@Override
	public @Nullable Standalone getStandalone() {
		if (!this.clusterNodes.isEmpty() || !this.sentinelNodes.isEmpty()) {
			return null;
		}
		if (this.url != null) {
			return Standalone.of(this.url.host(), this.url.port(), this.url.database());
		}
		String host = this.properties.host();
		Integer port = this.properties.port();
		return Standalone.of((host != null) ? host : DEFAULT_HOST, (port != null) ? port : DEFAULT_PORT, database());
	}

	@Override
	public @Nullable Sentinel getSentinel() {
		return this.sentinelNodes.isEmpty() ? null
				: new PropertiesSentinel(this.properties.sentinel(), this.sentinelNodes, database());
	}

	@Override
	public @Nullable Cluster getCluster() {
		return this.clusterNodes.isEmpty() ? null : () -> this.clusterNodes;
	}

	private int database() {
		Integer database = this.properties.database();
		return (database != null) ? database : 0;
	}

	private record PropertiesSentinel(SocketIORedisProperties.Sentinel properties, List<Node> nodes,
			int database) implements Sentinel {

		@Override
		public String getMaster() {
			return String.valueOf(this.properties.master());
		}

		@Override
		public List<Node> getNodes() {
			return this.nodes;
		}

		@Override
		public @Nullable String getUsername() {
			return this.properties.username();
		}

		@Override
		public @Nullable String getPassword() {
			return this.properties.password();
		}

		@Override
		public int getDatabase() {
			return this.database;
		}

	}

}
