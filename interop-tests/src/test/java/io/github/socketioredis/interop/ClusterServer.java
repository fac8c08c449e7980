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

package io.github.socketioredis.interop;

import java.util.Set;

/**
 * A Socket.IO server of a cluster, listening on 127.0.0.1 and having the namespaces
 * {@code /} and {@code /chat}. Its sockets can ask it to let them {@code join} a list of
 * rooms or {@code leave} a room by events of these names, which it acknowledges.
 */
interface ClusterServer extends ClusterPeer {

	/**
	 * Returns the address that clients connect to.
	 */
	String url();

	/**
	 * Returns the rooms that a local socket is in, without its own.
	 */
	Set<String> rooms(String namespace, String socket);

	/**
	 * Returns the ids of the local sockets in a room.
	 */
	Set<String> members(String namespace, String room);

}
