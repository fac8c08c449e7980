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

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.util.Assert;

/**
 * Where the Redis of the Socket.IO cluster is, and how to log in. Without a bean of this
 * type it is that of {@code socketio.redis.*} if any property of the connection is set
 * there, otherwise that of the application, which is a container, a service of Docker
 * Compose or {@code spring.data.redis.*}, otherwise the one on this machine.
 * <p>
 * One of {@link #getSentinel()}, {@link #getCluster()} and {@link #getStandalone()} has
 * to be given; the first of them in this order is used. All but {@link #getSslBundle()}
 * are asked while the application context is being built.
 *
 * @since 0.1.0
 */
public interface SocketIORedisConnectionDetails extends ConnectionDetails {

	/**
	 * Returns the ACL user to log in as.
	 * @return a name, or {@code null} for the default user
	 */
	default @Nullable String getUsername() {
		return null;
	}

	/**
	 * Returns the password to log in with.
	 * @return a password, or {@code null} for no login
	 */
	default @Nullable String getPassword() {
		return null;
	}

	/**
	 * Returns the trust and keys of TLS. With a bundle, every connection speaks TLS. It
	 * is asked for anew by each new connection, on threads of the Redis client, so what
	 * it returns may change.
	 * @return a bundle, or {@code null} for no TLS
	 */
	default @Nullable SslBundle getSslBundle() {
		return null;
	}

	/**
	 * Returns the only server.
	 * @return a server, or {@code null} if there are Sentinels or a Redis Cluster
	 */
	default @Nullable Standalone getStandalone() {
		return null;
	}

	/**
	 * Returns the Sentinels.
	 * @return Sentinels and their master, or {@code null} if there are none
	 */
	default @Nullable Sentinel getSentinel() {
		return null;
	}

	/**
	 * Returns the Redis Cluster.
	 * @return a cluster, or {@code null} if there is none
	 */
	default @Nullable Cluster getCluster() {
		return null;
	}

	/**
	 * A single server.
	 */
	interface Standalone {

		/**
		 * Returns where the server is.
		 * @return a host name or an IP address
		 */
		String getHost();

		/**
		 * Returns the port of the server.
		 * @return a port
		 */
		int getPort();

		/**
		 * Returns the database of the connections. Pub/Sub itself knows none.
		 * @return an index, 0 unless overridden
		 */
		default int getDatabase() {
			return 0;
		}

		/**
		 * Returns a server with database 0.
		 * @param host its host
		 * @param port its port
		 * @return the server
		 */
		static Standalone of(String host, int port) {
			return of(host, port, 0);
		}

		/**
		 * Returns a server.
		 * @param host its host
		 * @param port its port
		 * @param database the database of the connections
		 * @return the server
		 */
		static Standalone of(String host, int port, int database) {
			Assert.hasLength(host, "'host' must not be empty");
			return new Standalone() {

				@Override
				public String getHost() {
					return host;
				}

				@Override
				public int getPort() {
					return port;
				}

				@Override
				public int getDatabase() {
					return database;
				}

			};
		}

	}

	/**
	 * Sentinels, and the master that they watch.
	 */
	interface Sentinel {

		/**
		 * Returns the name by which the Sentinels know the master.
		 * @return a name
		 */
		String getMaster();

		/**
		 * Returns the Sentinels to ask.
		 * @return at least one
		 */
		List<Node> getNodes();

		/**
		 * Returns the ACL user to log in to the Sentinels as.
		 * @return a name, or {@code null} for the default user
		 */
		default @Nullable String getUsername() {
			return null;
		}

		/**
		 * Returns the password of the Sentinels.
		 * @return a password, or {@code null} for no login
		 */
		default @Nullable String getPassword() {
			return null;
		}

		/**
		 * Returns the database of the connections to the master.
		 * @return an index, 0 unless overridden
		 */
		default int getDatabase() {
			return 0;
		}

	}

	/**
	 * A Redis Cluster.
	 */
	interface Cluster {

		/**
		 * Returns nodes to ask for the others.
		 * @return at least one
		 */
		List<Node> getNodes();

	}

	/**
	 * An address.
	 *
	 * @param host a host name or an IP address
	 * @param port a port
	 */
	record Node(String host, int port) {

		public Node {
			Assert.hasLength(host, "'host' must not be empty");
		}

	}

}
