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

package io.github.socketioredis.netty.engine;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.corundumstudio.socketio.AuthTokenResult;
import com.corundumstudio.socketio.handler.ClientHead;
import com.corundumstudio.socketio.namespace.Namespace;
import com.corundumstudio.socketio.namespace.NamespacesHub;
import com.corundumstudio.socketio.protocol.ConnPacket;
import com.corundumstudio.socketio.protocol.EngineIOVersion;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketType;
import com.corundumstudio.socketio.transport.NamespaceClient;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Admits clients to namespaces. Takes the place of netty-socketio's own handling of
 * CONNECT packets, which asks no authentication listener if the client sends no payload
 * and keeps refused clients in the namespace.
 */
final class ConnectHandler {

	private final NamespacesHub namespaces;

	private final JsonMapper mapper;

	private final SocketIdMode ids;

	private final SocketListener listener;

	ConnectHandler(NamespacesHub namespaces, JsonMapper mapper, SocketIdMode ids, SocketListener listener) {
		this.namespaces = namespaces;
		this.mapper = mapper;
		this.ids = ids;
		this.listener = listener;
	}

	/**
	 * Handles a CONNECT packet.
	 * @param client the connection
	 * @param name the name of the namespace as netty-socketio has it
	 * @param payload what follows the namespace in the packet
	 * @throws ProtocolException if the packet is malformed or comes twice
	 */
	void connect(ClientHead client, String name, String payload) throws ProtocolException {
		Object auth = auth(payload);
		Namespace namespace = this.namespaces.get(name);
		if (namespace == null) {
			refuse(client, name, Map.of("message", "Invalid namespace"));
			return;
		}
		EngineSession session = EngineSession.of(client);
		if (session.isAdmitted(name)) {
			throw new ProtocolException("CONNECT to the namespace '" + name + "' twice");
		}
		NamespaceClient socket = client.getChildClient(namespace);
		if (socket == null) {
			socket = client.addNamespaceClient(namespace);
		}
		session.auth(name, this.mapper.valueToTree(auth));
		client.getHandshakeData().setAuthToken(auth);
		AuthTokenResult result = namespace.onAuthData(socket, auth);
		if (result.isSuccess()) {
			admit(client, session, namespace, socket);
		}
		else {
			refuse(client, name, result.getErrorData());
		}
	}

	/*
	 * Others can reach the socket before its client hears that it is connected; what they
	 * send until then is held back.
	 */
	private void admit(ClientHead client, EngineSession session, Namespace namespace, NamespaceClient socket) {
		session.admitted(namespace.getName());
		this.listener.connected(socket, session.socketId(namespace.getName(), this.ids));
		Packet packet = new Packet(PacketType.MESSAGE, EngineIOVersion.V4);
		packet.setSubType(PacketType.CONNECT);
		packet.setNsp(namespace.getName());
		packet.setData(new ConnPacket(client.getSessionId()));
		client.send(packet);
		namespace.onConnect(socket);
	}

	private static void refuse(ClientHead client, String namespace, @Nullable Object error) {
		Packet packet = new Packet(PacketType.MESSAGE, EngineIOVersion.V4);
		packet.setSubType(PacketType.ERROR);
		packet.setNsp(namespace);
		packet.setData(error);
		client.send(packet);
	}

	private Object auth(String payload) throws ProtocolException {
		if (payload.isEmpty()) {
			return Map.of();
		}
		try {
			return this.mapper.readValue(payload.getBytes(StandardCharsets.UTF_8), Map.class);
		}
		catch (JacksonException ex) {
			throw new ProtocolException("the payload of a CONNECT packet is no JSON object", ex);
		}
	}

}
