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
import com.corundumstudio.socketio.namespace.Namespace;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Admits clients to namespaces. Authentication listeners are always asked, whether the
 * client sends a payload or not; before they agree the client is in no table, gets
 * nothing and is heard by no listener.
 */
final class Admission {

	private static final Logger logger = LoggerFactory.getLogger(Admission.class);

	private final EngineContext context;

	private final Namespace lobby;

	Admission(EngineContext context) {
		this.context = context;
		this.lobby = new Lobby(context.configuration());
	}

	/**
	 * Handles a CONNECT packet.
	 * @param session the session
	 * @param name the name of the namespace as netty-socketio has it
	 * @param payload what follows the namespace in the packet
	 * @throws ProtocolException if the packet is malformed or comes twice
	 */
	void connect(EngineSession session, String name, String payload) throws ProtocolException {
		Object auth = auth(payload);
		Namespace namespace = this.context.namespaces().get(name);
		if (namespace == null) {
			session.send(this.context.encoding().connectError(name, "Invalid namespace"));
			return;
		}
		if (session.socket(name) != null) {
			throw new ProtocolException("a second CONNECT to a namespace");
		}
		String id = this.context.ids().create(session.getSessionId());
		EngineSocket socket = new EngineSocket(session, this.lobby, namespace, id,
				this.context.mapper().valueToTree(auth));
		session.getHandshakeData().setAuthToken(auth);
		AuthTokenResult result = namespace.onAuthData(socket, auth);
		if (result.isSuccess() && socket.isNew()) {
			admit(session, socket, namespace);
		}
		else {
			refuse(session, socket, result.getErrorData());
		}
	}

	/*
	 * Others can reach the socket before its client hears that it is connected; what they
	 * send until then is held back.
	 */
	private void admit(EngineSession session, EngineSocket socket, Namespace namespace) {
		session.add(socket);
		socket.admit();
		this.context.listener().connected(socket);
		socket.connect(this.context.encoding().connect(namespace.getName(), socket.id()));
		namespace.onConnect(socket);
	}

	private void refuse(EngineSession session, EngineSocket socket, @Nullable Object error) {
		socket.leave();
		String namespace = socket.getNamespace().getName();
		try {
			session.send(this.context.encoding().connectError(namespace, error));
		}
		catch (RuntimeException ex) {
			logger.warn("The error data of an authentication listener of '{}' can't be written: {}", namespace,
					ex.toString());
			session.send(this.context.encoding().connectError(namespace, null));
		}
	}

	private Object auth(String payload) throws ProtocolException {
		if (payload.isEmpty()) {
			return Map.of();
		}
		try {
			Object auth = this.context.mapper().readValue(payload.getBytes(StandardCharsets.UTF_8), Map.class);
			if (auth == null) {
				throw new ProtocolException("the payload of a CONNECT packet is null");
			}
			return auth;
		}
		catch (JacksonException ex) {
			throw new ProtocolException("the payload of a CONNECT packet is no JSON object", ex);
		}
	}

}
