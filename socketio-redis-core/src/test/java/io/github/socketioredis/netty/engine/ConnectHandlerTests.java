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

import java.util.UUID;

import com.corundumstudio.socketio.AuthTokenResult;
import com.corundumstudio.socketio.HandshakeData;
import com.corundumstudio.socketio.handler.ClientHead;
import com.corundumstudio.socketio.namespace.Namespace;
import com.corundumstudio.socketio.namespace.NamespacesHub;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.transport.NamespaceClient;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;
import tools.jackson.databind.json.JsonMapper;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.matches;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link ConnectHandler}.
 */
class ConnectHandlerTests {

	private final ClientHead client = mock(ClientHead.class);

	private final Namespace namespace = mock(Namespace.class);

	private final NamespaceClient socket = mock(NamespaceClient.class);

	private final NamespacesHub namespaces = mock(NamespacesHub.class);

	private final SocketListener listener = mock(SocketListener.class);

	@Test
	void aSocketCanBeReachedBeforeItsClientIsTold() throws Exception {
		given(this.namespaces.get("/chat")).willReturn(this.namespace);
		given(this.namespace.getName()).willReturn("/chat");
		given(this.namespace.onAuthData(any(), any())).willReturn(AuthTokenResult.AuthTokenResultSuccess);
		given(this.client.getStore()).willReturn(new EngineSession(UUID.randomUUID()));
		given(this.client.addNamespaceClient(this.namespace)).willReturn(this.socket);
		given(this.client.getHandshakeData()).willReturn(new HandshakeData());

		new ConnectHandler(this.namespaces, JsonMapper.shared(), SocketIdMode.PUBLIC, this.listener)
			.connect(this.client, "/chat", "");

		InOrder order = inOrder(this.listener, this.client, this.namespace);
		order.verify(this.listener).connected(any(), matches(".{20}"));
		order.verify(this.client).send(any(Packet.class));
		order.verify(this.namespace).onConnect(this.socket);
	}

}
