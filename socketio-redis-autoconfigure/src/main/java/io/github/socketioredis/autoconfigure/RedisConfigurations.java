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

import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.RedisNode;
import org.springframework.data.redis.connection.RedisPassword;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;

/**
 * Makes what Spring Data wants to know of what the connection details say. They may name
 * several kinds of setup; Spring Boot prefers them in the same order.
 */
final class RedisConfigurations {

	private RedisConfigurations() {
	}

	static RedisConfiguration of(SocketIORedisConnectionDetails details) {
		if (details.getSentinel() != null) {
			return sentinel(details, details.getSentinel());
		}
		if (details.getCluster() != null) {
			return cluster(details, details.getCluster());
		}
		if (details.getStandalone() != null) {
			return standalone(details, details.getStandalone());
		}
		throw new FailureAnalyzedException(
				"The connection details of the Socket.IO cluster (" + details.getClass().getName()
						+ ") name no Redis server.",
				"Let one of getStandalone(), getSentinel() and getCluster() return where Redis is, or remove the bean "
						+ "to have 'socketio.redis.*' or the application's Redis used.");
	}

	private static RedisConfiguration sentinel(SocketIORedisConnectionDetails details,
			SocketIORedisConnectionDetails.Sentinel sentinel) {
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

	private static RedisConfiguration cluster(SocketIORedisConnectionDetails details,
			SocketIORedisConnectionDetails.Cluster cluster) {
		RedisClusterConfiguration configuration = new RedisClusterConfiguration();
		configuration.setClusterNodes(nodes(cluster.getNodes()));
		configuration.setUsername(details.getUsername());
		configuration.setPassword(RedisPassword.of(details.getPassword()));
		return configuration;
	}

	private static RedisConfiguration standalone(SocketIORedisConnectionDetails details,
			SocketIORedisConnectionDetails.Standalone server) {
		RedisStandaloneConfiguration configuration = new RedisStandaloneConfiguration(server.getHost(),
				server.getPort());
		configuration.setUsername(details.getUsername());
		configuration.setPassword(RedisPassword.of(details.getPassword()));
		configuration.setDatabase(server.getDatabase());
		return configuration;
	}

	private static List<RedisNode> nodes(List<SocketIORedisConnectionDetails.Node> nodes) {
		return nodes.stream().map((node) -> new RedisNode(node.host(), node.port())).toList();
	}

}
