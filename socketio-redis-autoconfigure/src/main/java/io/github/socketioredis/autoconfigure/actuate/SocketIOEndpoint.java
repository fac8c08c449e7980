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

package io.github.socketioredis.autoconfigure.actuate;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.socketioredis.protocol.NamespaceName;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.PublishState;
import io.github.socketioredis.transport.SubscriptionState;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * {@link Endpoint @Endpoint} that shows the Socket.IO server and its part in the cluster.
 * It tells what this application knows, never asks Redis or another server, and shows
 * neither sessions nor handshakes. Thread-safe.
 *
 * @since 0.1.0
 */
@Endpoint(id = "socketio")
public final class SocketIOEndpoint {

	private static final int DEFAULT_ROOMS = 20;

	private static final int MAX_ROOMS = 1000;

	private final PubSubTransport transport;

	private final @Nullable ServerView server;

	SocketIOEndpoint(PubSubTransport transport, @Nullable ServerView server) {
		this.transport = transport;
		this.server = server;
	}

	/**
	 * Describes the server.
	 * @param namespace the only namespace to show; {@code null} for all
	 * @param rooms how many rooms of each namespace to list, those with most sockets
	 * first, from 0 to 1000; {@code null} for 20
	 * @return the description; {@code null} if there is no such namespace
	 */
	@ReadOperation
	public @Nullable SocketIODescriptor socketio(@Nullable String namespace, @Nullable Integer rooms) {
		int limit = (rooms != null) ? Math.max(0, Math.min(rooms, MAX_ROOMS)) : DEFAULT_ROOMS;
		Map<String, NamespaceDescriptor> namespaces = namespaces(namespace, limit);
		if (namespace != null && namespaces.isEmpty()) {
			return null;
		}
		return new SocketIODescriptor((this.server != null) ? this.server.describe() : null, namespaces,
				SubscriptionsDescriptor.of(this.transport.state()),
				PublishingDescriptor.of(this.transport.publishState()));
	}

	private Map<String, NamespaceDescriptor> namespaces(@Nullable String only, int rooms) {
		Map<String, NamespaceDescriptor> result = new TreeMap<>();
		if (this.server != null) {
			Collection<String> names = (only != null) ? List.of(NamespaceName.normalize(only))
					: this.server.namespaces();
			for (String name : names) {
				NamespaceDescriptor descriptor = this.server.namespace(name, rooms);
				if (descriptor != null) {
					result.put(name, descriptor);
				}
			}
		}
		return result;
	}

	/**
	 * Description of the server and its part in the cluster.
	 *
	 * @param server the server; {@code null} in an application that only emits
	 * @param namespaces the namespaces of the server by name
	 * @param subscriptions what the application wants to hear from the other servers
	 * @param publishing whether the other servers can be reached
	 */
	public record SocketIODescriptor(@Nullable ServerDescriptor server, Map<String, NamespaceDescriptor> namespaces,
			SubscriptionsDescriptor subscriptions, PublishingDescriptor publishing) implements OperationResponseBody {
	}

	/**
	 * Description of a server.
	 *
	 * @param running whether it accepts clients
	 * @param port the port
	 * @param clients its clients
	 * @param pendingRequests the number of questions to other servers that wait for
	 * answers
	 */
	public record ServerDescriptor(boolean running, int port, ClientsDescriptor clients, int pendingRequests) {
	}

	/**
	 * Description of the clients of a server: how many there are by transport.
	 *
	 * @param websocket those over WebSocket
	 * @param polling those over HTTP long polling
	 */
	public record ClientsDescriptor(long websocket, long polling) {
	}

	/**
	 * Description of a namespace.
	 *
	 * @param sockets the number of sockets of this server
	 * @param rooms the rooms with sockets of this server
	 * @param servers other servers
	 * @param pendingRequests the number of questions to other servers that wait for
	 * answers
	 */
	public record NamespaceDescriptor(int sockets, RoomsDescriptor rooms, PeersDescriptor servers,
			int pendingRequests) {
	}

	/**
	 * Description of the rooms of a namespace, without the private ones of sockets.
	 *
	 * @param total the number of rooms
	 * @param largest those with most sockets
	 */
	public record RoomsDescriptor(int total, List<RoomDescriptor> largest) {
	}

	/**
	 * Description of a room.
	 *
	 * @param name the name of the room
	 * @param sockets the number of sockets of this server in it
	 */
	public record RoomDescriptor(String name, int sockets) {
	}

	/**
	 * Description of the other servers that have sent something in the last ten minutes.
	 *
	 * @param seen the number of servers
	 * @param recent those that were heard last
	 */
	public record PeersDescriptor(int seen, List<PeerDescriptor> recent) {
	}

	/**
	 * Description of another server.
	 *
	 * @param uid the uid of its adapter
	 * @param lastHeard when something of it came last
	 */
	public record PeerDescriptor(String uid, Instant lastHeard) {
	}

	/**
	 * Description of the subscriptions.
	 *
	 * @param desired the number of channels wanted
	 * @param confirmed the number of them that Redis has confirmed
	 * @param missing the number of them that should be confirmed but are not
	 * @param since since when all have been confirmed, or not
	 * @param lastError why some are missing
	 */
	public record SubscriptionsDescriptor(int desired, int confirmed, int missing, Instant since,
			@Nullable String lastError) {

		static SubscriptionsDescriptor of(SubscriptionState state) {
			String lastError = (state.missing() > 0) ? SafeText.error(state.lastError()) : null;
			return new SubscriptionsDescriptor(state.desired(), state.confirmed(), state.missing(), state.since(),
					lastError);
		}

	}

	/**
	 * Description of what is known about publishing.
	 *
	 * @param status whether messages can be sent
	 * @param since since when the status has been the same
	 * @param lastError why messages can't be sent
	 */
	public record PublishingDescriptor(PublishState.Status status, @Nullable Instant since,
			@Nullable String lastError) {

		static PublishingDescriptor of(PublishState state) {
			return new PublishingDescriptor(state.status(), state.since(), SafeText.error(state.lastError()));
		}

	}

}
