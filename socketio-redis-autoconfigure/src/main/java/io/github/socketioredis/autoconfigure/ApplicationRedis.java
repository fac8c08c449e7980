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

import org.jspecify.annotations.Nullable;

import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Node;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.RedisNode;
import org.springframework.data.redis.connection.RedisPassword;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;

/**
 * The Redis that the application uses anyway. Details may name several kinds of setup;
 * Spring Boot prefers them in the same order.
 */
final class ApplicationRedis {

	private ApplicationRedis() {
	}

	static RedisEndpoint endpoint(DataRedisConnectionDetails details, @Nullable Integer maxRedirects) {
		return new RedisEndpoint(configuration(details), maxRedirects, details.getSslBundle());
	}

	private static RedisConfiguration configuration(DataRedisConnectionDetails details) {
		if (details.getSentinel() != null) {
			return sentinel(details, details.getSentinel());
		}
		if (details.getCluster() != null) {
			return cluster(details, details.getCluster());
		}
		if (details.getMasterReplica() != null) {
			throw new FailureAnalyzedException(
					"The application's Redis is a master/replica setup, which the Socket.IO cluster can't use.",
					"Set 'socketio.redis.url' to its master, 'socketio.redis.sentinel.*' to the Sentinels that watch it, "
							+ "or turn the cluster off with 'socketio.redis.enabled=false'.");
		}
		if (details.getStandalone() != null) {
			return standalone(details, details.getStandalone());
		}
		throw new FailureAnalyzedException(
				"The application's connection details (" + details.getClass().getName() + ") name no Redis server.",
				"Set 'socketio.redis.host' and 'socketio.redis.port' for the Socket.IO cluster.");
	}

	private static RedisConfiguration sentinel(DataRedisConnectionDetails details,
			DataRedisConnectionDetails.Sentinel sentinel) {
		RedisSentinelConfiguration configuration = new RedisSentinelConfiguration();
		configuration.master(sentinel.getMaster());
		configuration.setSentinels(nodes(sentinel.getNodes()));
		configuration.setSentinelUsername(sentinel.getUsername());
		configuration.setSentinelPassword(RedisPassword.of(sentinel.getPassword()));
		configuration.setUsername(details.getUsername());
		configuration.setPassword(RedisPassword.of(details.getPassword()));
		configuration.setDatabase(sentinel.getDatabase());
		return configuration;
	}

	private static RedisConfiguration cluster(DataRedisConnectionDetails details,
			DataRedisConnectionDetails.Cluster cluster) {
		RedisClusterConfiguration configuration = new RedisClusterConfiguration();
		configuration.setClusterNodes(nodes(cluster.getNodes()));
		configuration.setUsername(details.getUsername());
		configuration.setPassword(RedisPassword.of(details.getPassword()));
		return configuration;
	}

	private static RedisConfiguration standalone(DataRedisConnectionDetails details,
			DataRedisConnectionDetails.Standalone standalone) {
		RedisStandaloneConfiguration configuration = new RedisStandaloneConfiguration(standalone.getHost(),
				standalone.getPort());
		configuration.setUsername(details.getUsername());
		configuration.setPassword(RedisPassword.of(details.getPassword()));
		configuration.setDatabase(standalone.getDatabase());
		return configuration;
	}

	private static List<RedisNode> nodes(List<Node> nodes) {
		return nodes.stream().map((node) -> new RedisNode(node.host(), node.port())).toList();
	}

}
