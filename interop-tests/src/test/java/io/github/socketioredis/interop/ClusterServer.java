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

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import tools.jackson.databind.JsonNode;

/**
 * A Socket.IO server of a cluster, listening on 127.0.0.1 and having the namespaces
 * {@code /} and {@code /chat}. Its sockets can ask it to let them {@code join} a list of
 * rooms or {@code leave} a room by events of these names, which it acknowledges when
 * other servers' messages to these rooms arrive. Questions to the cluster are asked in
 * the order in which they are sent.
 */
interface ClusterServer extends ClusterPeer {

	/**
	 * Returns the address that clients connect to.
	 */
	String url();

	/**
	 * Waits until Redis has confirmed the subscriptions to all rooms that sockets of this
	 * server are in.
	 */
	void confirm();

	/**
	 * Returns the rooms that a local socket is in, without its own.
	 */
	Set<String> rooms(String namespace, String socket);

	/**
	 * Returns the ids of the local sockets in a room.
	 */
	Set<String> members(String namespace, String room);

	/**
	 * Returns a local socket of {@code /} as this server itself sees it.
	 */
	SocketView socket(String id);

	/**
	 * Attaches data to a local socket of {@code /}.
	 */
	void setData(String id, Object data);

	/**
	 * Keeps what comes of a server-side event from now on, and acknowledges it as the
	 * reply says.
	 */
	void listen(String namespace, String event, Reply reply);

	/**
	 * Returns the arguments, as tagged JSON, of each server-side event that came.
	 */
	List<JsonNode> heard(String namespace, String event);

	/**
	 * Fetches a socket of {@code /} from wherever it is, then does something to it.
	 */
	CompletableFuture<?> sendToFetched(String id, Call.Action action);

	/**
	 * Fetches sockets.
	 */
	CompletableFuture<List<SocketView>> fetchSockets(Target target);

	/**
	 * Sends an event and collects the clients' acknowledgements.
	 */
	CompletableFuture<Outcome> emitWithAck(Target target, Duration timeout, String event, Object... args);

	/**
	 * Sends an event to the other servers and collects their acknowledgements, in
	 * {@code /}.
	 */
	CompletableFuture<Outcome> serverSideEmitWithAck(String event, Object... args);

	/**
	 * Returns the rooms of all servers in {@code /}.
	 */
	CompletableFuture<Set<String>> allRooms();

	/**
	 * Returns how many servers take part in {@code /}.
	 */
	CompletableFuture<Integer> serverCount();

}
