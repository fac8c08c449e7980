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

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server and its clients, one for each {@link Role}.
 */
final class Site {

	private final String name;

	private final ClusterServer server;

	private final NodeClients clients;

	private final Map<Role, String> ids = new EnumMap<>(Role.class);

	Site(String name, ClusterServer server, NodeClients clients) {
		this.name = name;
		this.server = server;
		this.clients = clients;
		connect(NodeClients.WEBSOCKET, Role.AB, Role.CHAT_A);
		connect(NodeClients.POLLING, Role.A, Role.CHAT_LONER);
		connect(NodeClients.UPGRADE, Role.B);
		connect(NodeClients.POLLING, Role.LONER);
		for (Role role : Role.values()) {
			if (!role.rooms().isEmpty()) {
				clients.join(client(role), role.rooms());
			}
		}
		server.confirm();
	}

	private void connect(List<String> transports, Role... roles) {
		Map<String, String> namespaces = new LinkedHashMap<>();
		for (Role role : roles) {
			namespaces.put(client(role), role.namespace());
		}
		Map<String, String> connected = this.clients.connect(this.server.url(), transports, namespaces);
		for (Role role : roles) {
			this.ids.put(role, connected.get(client(role)));
		}
	}

	ClusterServer server() {
		return this.server;
	}

	/**
	 * Returns the name of a role's client, unique among all clients.
	 */
	String client(Role role) {
		return client(role.name());
	}

	/**
	 * Returns a name for one more client of this server.
	 */
	String client(String which) {
		return this.name + "/" + which;
	}

	/**
	 * Returns the public id of a role's socket.
	 */
	String id(Role role) {
		return this.ids.get(role);
	}

	/**
	 * Asserts which of the server's sockets are in a room.
	 */
	void verifyMembers(String namespace, String room, Set<Role> roles) {
		assertThat(this.server.members(namespace, room)).as("members of " + room + " at " + this.name)
			.isEqualTo(ids(roles));
	}

	private Set<String> ids(Set<Role> roles) {
		return roles.stream().map(this.ids::get).collect(Collectors.toSet());
	}

}
