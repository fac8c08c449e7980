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

package io.github.socketioredis;

import com.corundumstudio.socketio.SocketIOClient;

/**
 * The cluster, seen from a server that takes part in it: what {@code io} is in Node. It
 * is also its {@code /} namespace. Thread-safe.
 *
 * @since 0.1.0
 */
public interface SocketIOCluster extends ClusterNamespace {

	/**
	 * Returns another namespace.
	 * @param namespace the name of the namespace; {@code chat} means {@code /chat}
	 * @return the namespace
	 * @throws IllegalArgumentException if the name is empty
	 */
	ClusterNamespace of(String namespace);

	/**
	 * Returns a socket of this server as the cluster knows it.
	 * @param client a socket of this server, as handlers get it
	 * @return the socket in the client's namespace
	 * @throws IllegalArgumentException if the client is not one of this server's
	 */
	LocalSocket socket(SocketIOClient client);

}
