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

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MutuallyExclusiveConfigurationPropertiesException;

/**
 * Refuses connection properties that are out of range or contradict each other: whichever
 * was ignored might be the one that was meant. Credentials are never shown.
 */
final class OwnRedisChecks {

	static final String CLUSTER_NODES = SocketIORedisProperties.PREFIX + "cluster.nodes";

	static final String SENTINEL_NODES = SocketIORedisProperties.PREFIX + "sentinel.nodes";

	private static final String URL = SocketIORedisProperties.PREFIX + "url";

	private static final String MAX_REDIRECTS = SocketIORedisProperties.PREFIX + "cluster.max-redirects";

	private static final String SENTINEL_MASTER = SocketIORedisProperties.PREFIX + "sentinel.master";

	private static final String SENTINEL_USERNAME = SocketIORedisProperties.PREFIX + "sentinel.username";

	private static final String SENTINEL_PASSWORD = SocketIORedisProperties.PREFIX + "sentinel.password";

	private static final int MAX_PORT = 65535;

	private final SocketIORedisProperties properties;

	private final SocketIORedisProperties.Cluster cluster;

	private final SocketIORedisProperties.Sentinel sentinel;

	OwnRedisChecks(SocketIORedisProperties properties) {
		this.properties = properties;
		this.cluster = properties.cluster();
		this.sentinel = properties.sentinel();
	}

	void checkCluster() {
		Integer maxRedirects = this.cluster.maxRedirects();
		if (this.cluster.nodes().isEmpty()) {
			throw invalid(MAX_REDIRECTS, maxRedirects,
					"'" + CLUSTER_NODES + "' is not set; set it too, or remove this property");
		}
		checkRange("cluster.max-redirects", maxRedirects, 0, Integer.MAX_VALUE);
		rejectSentinelBesideCluster();
		rejectServerBeside(CLUSTER_NODES);
		if (this.properties.database() != null) {
			throw invalid(SocketIORedisProperties.PREFIX + "database", this.properties.database(),
					"a Redis Cluster ('" + CLUSTER_NODES + "') has no databases to choose from; remove this property");
		}
	}

	private void rejectSentinelBesideCluster() {
		List<String> configured = new ArrayList<>(List.of(CLUSTER_NODES));
		addIfSet(configured, "sentinel.master", this.sentinel.master());
		addIfSet(configured, "sentinel.nodes", this.sentinel.nodes().isEmpty() ? null : this.sentinel.nodes());
		addIfSet(configured, "sentinel.username", this.sentinel.username());
		addIfSet(configured, "sentinel.password", this.sentinel.password());
		rejectMoreThanOne(configured);
	}

	void checkSentinel() {
		String master = this.sentinel.master();
		if (this.sentinel.nodes().isEmpty()) {
			throw incompleteSentinel(master);
		}
		if (master == null) {
			throw invalid(SENTINEL_NODES, String.join(",", this.sentinel.nodes()),
					"Sentinels may watch several masters; set '" + SENTINEL_MASTER
							+ "' to the name of yours, or remove this property");
		}
		if (this.sentinel.username() != null && this.sentinel.password() == null) {
			throw invalid(SENTINEL_USERNAME, this.sentinel.username(),
					"a username needs a password; set '" + SENTINEL_PASSWORD + "' too, or remove this property");
		}
		rejectServerBeside(SENTINEL_NODES);
		checkRange("database", this.properties.database(), 0, Integer.MAX_VALUE);
	}

	private InvalidConfigurationPropertyValueException incompleteSentinel(@Nullable String master) {
		String remedy = "'" + SENTINEL_NODES + "' is not set; set it too, or remove this property";
		if (master != null) {
			return invalid(SENTINEL_MASTER, master, remedy);
		}
		return (this.sentinel.username() != null) ? invalid(SENTINEL_USERNAME, this.sentinel.username(), remedy)
				: invalid(SENTINEL_PASSWORD, "***", remedy);
	}

	private void rejectServerBeside(String nodes) {
		String remedy = "'" + nodes + "' says where Redis is; remove one of the two properties";
		if (this.properties.host() != null) {
			throw invalid(SocketIORedisProperties.PREFIX + "host", this.properties.host(), remedy);
		}
		if (this.properties.port() != null) {
			throw invalid(SocketIORedisProperties.PREFIX + "port", this.properties.port(), remedy);
		}
		if (this.properties.url() != null) {
			rejectMoreThanOne(List.of(URL, nodes));
		}
	}

	void checkUrl() {
		List<String> configured = new ArrayList<>(List.of(URL));
		addIfSet(configured, "host", this.properties.host());
		addIfSet(configured, "port", this.properties.port());
		addIfSet(configured, "username", this.properties.username());
		addIfSet(configured, "password", this.properties.password());
		addIfSet(configured, "database", this.properties.database());
		rejectMoreThanOne(configured);
	}

	void checkServer() {
		checkRange("port", this.properties.port(), 1, MAX_PORT);
		checkRange("database", this.properties.database(), 0, Integer.MAX_VALUE);
	}

	private static void addIfSet(List<String> names, String name, @Nullable Object value) {
		if (value != null) {
			names.add(SocketIORedisProperties.PREFIX + name);
		}
	}

	private static void rejectMoreThanOne(List<String> configured) {
		if (configured.size() > 1) {
			throw new MutuallyExclusiveConfigurationPropertiesException(configured, configured);
		}
	}

	private static void checkRange(String name, @Nullable Integer value, int min, int max) {
		if (value != null && (value < min || value > max)) {
			String range = (max < Integer.MAX_VALUE) ? "from " + min + " to " + max : min + " or more";
			throw invalid(SocketIORedisProperties.PREFIX + name, value, "it has to be " + range);
		}
	}

	private static InvalidConfigurationPropertyValueException invalid(String property, @Nullable Object value,
			String reason) {
		return new InvalidConfigurationPropertyValueException(property, value, reason);
	}

}
