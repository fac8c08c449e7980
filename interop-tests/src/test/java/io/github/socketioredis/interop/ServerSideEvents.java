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

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.ServerSideEvent;
import tools.jackson.databind.JsonNode;

/**
 * The server-side events that came to the namespaces of a Java server.
 */
final class ServerSideEvents {

	private final SocketIOCluster cluster;

	private final Map<List<String>, List<JsonNode>> heard = new ConcurrentHashMap<>();

	private final Map<List<String>, Reply> replies = new ConcurrentHashMap<>();

	ServerSideEvents(SocketIOCluster cluster) {
		this.cluster = cluster;
	}

	/**
	 * Keeps what comes of an event from now on, and acknowledges it as the reply says.
	 */
	void listen(String namespace, String event, Reply reply) {
		List<String> key = List.of(namespace, event);
		this.replies.put(key, reply);
		if (this.heard.putIfAbsent(key, new CopyOnWriteArrayList<>()) == null) {
			this.cluster.of(namespace).onServerSideEvent(event, (received) -> received(key, received));
		}
	}

	private void received(List<String> key, ServerSideEvent event) {
		this.heard.get(key).add(Values.tagged(event.arguments().stream().map(Values::plain).toList()));
		Reply reply = this.replies.get(key);
		if (event.wantsAck() && reply.values() != null) {
			event.acknowledge(Values.java(reply.first()));
		}
	}

	/**
	 * Returns the arguments of each event that came.
	 */
	List<JsonNode> heard(String namespace, String event) {
		return List.copyOf(this.heard.getOrDefault(List.of(namespace, event), List.of()));
	}

}
