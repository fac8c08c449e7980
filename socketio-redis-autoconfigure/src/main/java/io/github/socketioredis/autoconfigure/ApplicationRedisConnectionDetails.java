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
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.ssl.SslBundle;

/**
 * The Redis that the application uses anyway.
 */
final class ApplicationRedisConnectionDetails implements SocketIORedisConnectionDetails {

	private final DataRedisConnectionDetails details;

	ApplicationRedisConnectionDetails(DataRedisConnectionDetails details) {
		this.details = details;
		if (details.getSentinel() == null && details.getCluster() == null) {
			rejectMasterReplica();
			rejectNothing();
		}
	}

	private void rejectMasterReplica() {
		if (this.details.getMasterReplica() != null) {
			throw new FailureAnalyzedException(
					"The application's Redis is a master/replica setup, which the Socket.IO cluster can't use.",
					"Set 'socketio.redis.url' to its master, 'socketio.redis.sentinel.*' to the Sentinels that watch it, "
							+ "or turn the cluster off with 'socketio.redis.enabled=false'.");
		}
	}

	private void rejectNothing() {
		if (this.details.getStandalone() == null) {
			throw new FailureAnalyzedException(
					"The application's connection details (" + this.details.getClass().getName()
							+ ") name no Redis server.",
					"Set 'socketio.redis.host' and 'socketio.redis.port' for the Socket.IO cluster.");
		}
	}

	@Override
	public @Nullable String getUsername() {
		return this.details.getUsername();
	}

	@Override
	public @Nullable String getPassword() {
		return this.details.getPassword();
	}

	@Override
	public @Nullable SslBundle getSslBundle() {
		return this.details.getSslBundle();
	}

	@Override
	public @Nullable Standalone getStandalone() {
		DataRedisConnectionDetails.Standalone server = this.details.getStandalone();
		return (server != null) ? Standalone.of(server.getHost(), server.getPort(), server.getDatabase()) : null;
	}

	@Override
	public @Nullable Sentinel getSentinel() {
		DataRedisConnectionDetails.Sentinel sentinel = this.details.getSentinel();
		return (sentinel != null) ? new ApplicationSentinel(sentinel) : null;
	}

	@Override
	public @Nullable Cluster getCluster() {
		DataRedisConnectionDetails.Cluster cluster = this.details.getCluster();
		return (cluster != null) ? () -> nodes(cluster.getNodes()) : null;
	}

	private static List<Node> nodes(List<DataRedisConnectionDetails.Node> nodes) {
		return nodes.stream().map((node) -> new Node(node.host(), node.port())).toList();
	}

	private record ApplicationSentinel(DataRedisConnectionDetails.Sentinel sentinel) implements Sentinel {

		@Override
		public String getMaster() {
			return this.sentinel.getMaster();
		}

		@Override
		public List<Node> getNodes() {
			return nodes(this.sentinel.getNodes());
		}

		@Override
		public @Nullable String getUsername() {
			return this.sentinel.getUsername();
		}

		@Override
		public @Nullable String getPassword() {
			return this.sentinel.getPassword();
		}

		@Override
		public int getDatabase() {
			return this.sentinel.getDatabase();
		}

	}

}
