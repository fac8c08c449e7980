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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.corundumstudio.socketio.AuthTokenListener;
import com.corundumstudio.socketio.AuthTokenResult;
import com.corundumstudio.socketio.namespace.Namespace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Admission}.
 */
class AdmissionTests {

	private final List<String> steps = new ArrayList<>();

	private final EngineFixture fixture = new EngineFixture((socket) -> {
		this.steps.add("connected");
		socket.sendEvent("early");
	});

	private final Namespace namespace = this.fixture.namespace("/chat");

	private final Admission admission = new Admission(this.fixture.context());

	private void connect(String payload) {
		this.fixture.receive("40/chat," + payload);
	}

	private void refuseWith(Object error) {
		this.namespace.addAuthTokenListener((auth, client) -> new AuthTokenResult(false, error));
	}

	private EngineSocket socket() {
		EngineSocket socket = this.fixture.session().socket("/chat");
		assertThat(socket).isNotNull();
		return socket;
	}

	private String connectPacket() {
		return "40/chat,{\"sid\":\"" + socket().id() + "\"}";
	}

	@Test
	void socketCanBeReachedBeforeItsClientIsTold() {
		this.namespace.addAuthTokenListener((auth, client) -> {
			this.steps.add("auth");
			return AuthTokenResult.AuthTokenResultSuccess;
		});
		this.namespace.addConnectListener((client) -> {
			this.steps.add("onConnect");
			client.sendEvent("hello");
		});
		connect("");
		assertThat(this.steps).containsExactly("auth", "connected", "onConnect");
		assertThat(this.fixture.sent()).containsExactly(connectPacket(), "42/chat,[\"early\"]", "42/chat,[\"hello\"]");
		assertThat(this.namespace.getAllClients()).containsExactly(socket());
		assertThat(socket().id()).hasSize(20);
	}

	@Test
	void defaultNamespaceHasNoNameInPackets() {
		this.fixture.namespace("");
		this.fixture.receive("40");
		EngineSocket socket = this.fixture.session().socket("");
		assertThat(socket).isNotNull();
		assertThat(this.fixture.sent()).first().isEqualTo("40{\"sid\":\"" + socket.id() + "\"}");
	}

	@Test
	void listenerIsAskedWithoutAPayload() {
		List<Object> asked = new ArrayList<>();
		this.namespace.addAuthTokenListener((auth, client) -> {
			asked.add(auth);
			return AuthTokenResult.AuthTokenResultSuccess;
		});
		connect("");
		assertThat(asked).containsExactly(Map.of());
		assertThat(socket().auth().isObject()).isTrue();
	}

	@Test
	void payloadIsSeenByListenersAndKept() {
		List<Object> seen = new ArrayList<>();
		this.namespace.addAuthTokenListener((auth, client) -> {
			seen.add(auth);
			seen.add(client.getHandshakeData().getAuthToken());
			return AuthTokenResult.AuthTokenResultSuccess;
		});
		connect("{\"token\":\"t\"}");
		assertThat(seen).containsExactly(Map.of("token", "t"), Map.of("token", "t"));
		assertThat(socket().auth().path("token").asString()).isEqualTo("t");
	}

	@Test
	void refusedClientIsInNoTable() {
		refuseWith("go away");
		connect("");
		assertThat(this.fixture.sent()).containsExactly("44/chat,{\"message\":\"go away\"}");
		assertThat(this.steps).isEmpty();
		assertThat(this.fixture.session().socket("/chat")).isNull();
		assertThat(this.fixture.session().isConnected()).isTrue();
		assertThat(this.namespace.getAllClients()).isEmpty();
		assertThat(this.namespace.getRooms()).isEmpty();
	}

	@Test
	void objectOfARefusalIsSentAsItIs() {
		refuseWith(Map.of("message", "no", "data", Map.of("code", 7)));
		connect("");
		assertThat(this.fixture.sent()).singleElement()
			.asString()
			.startsWith("44/chat,{")
			.contains("\"message\":\"no\"", "\"data\":{\"code\":7}");
	}

	@Test
	void refusalWithoutAReasonHasAMessage() {
		refuseWith(null);
		connect("");
		assertThat(this.fixture.sent()).containsExactly("44/chat,{\"message\":\"Unauthorized\"}");
	}

	@Test
	void failingListenerRefuses() {
		this.namespace.addAuthTokenListener((auth, client) -> {
			throw new IllegalStateException("on purpose");
		});
		connect("");
		assertThat(this.fixture.sent()).containsExactly("44/chat,{\"message\":\"Internal error\"}");
		assertThat(this.namespace.getAllClients()).isEmpty();
	}

	@Test
	void refusedClientMayTryAgain() {
		this.namespace.addAuthTokenListener((auth, client) -> new AuthTokenResult(!Map.of().equals(auth), "no"));
		connect("");
		assertThat(this.fixture.sent()).hasSize(1);
		connect("{\"token\":1}");
		assertThat(this.fixture.sent()).contains(connectPacket());
	}

	@Test
	void clientThatIsDisconnectedByAListenerIsRefused() {
		this.namespace.addAuthTokenListener((auth, client) -> {
			client.disconnect();
			return AuthTokenResult.AuthTokenResultSuccess;
		});
		connect("");
		assertThat(this.fixture.sent()).containsExactly("44/chat,{\"message\":\"Unauthorized\"}");
		assertThat(this.namespace.getAllClients()).isEmpty();
	}

	@Test
	void whatAListenerSendsComesAfterTheConnectPacket() {
		this.namespace.addAuthTokenListener((auth, client) -> {
			client.sendEvent("first");
			return AuthTokenResult.AuthTokenResultSuccess;
		});
		connect("");
		assertThat(this.fixture.sent()).containsExactly(connectPacket(), "42/chat,[\"first\"]", "42/chat,[\"early\"]");
	}

	@Test
	void whatAListenerSendsToARefusedClientIsDropped() {
		this.namespace.addAuthTokenListener((auth, client) -> {
			client.sendEvent("first");
			return new AuthTokenResult(false, "no");
		});
		connect("");
		assertThat(this.fixture.sent()).containsExactly("44/chat,{\"message\":\"no\"}");
	}

	@Test
	void roomsAreJoinedOnAdmissionOnly() {
		AuthTokenListener joining = (auth, client) -> {
			client.joinRoom("a");
			client.joinRooms(Set.of("b", "c"));
			client.leaveRoom("c");
			assertThat(this.namespace.getRooms()).isEmpty();
			return new AuthTokenResult(!Map.of().equals(auth), "no");
		};
		this.namespace.addAuthTokenListener(joining);
		connect("");
		assertThat(this.namespace.getRooms()).isEmpty();
		connect("{\"token\":1}");
		assertThat(socket().getAllRooms()).contains("a", "b").doesNotContain("c");
	}

	@Test
	void unknownNamespaceIsInvalid() {
		this.fixture.receive("40/nowhere,");
		assertThat(this.fixture.sent()).containsExactly("44/nowhere,{\"message\":\"Invalid namespace\"}");
		assertThat(this.fixture.session().isConnected()).isTrue();
	}

	@Test
	void secondConnectIsAgainstTheProtocol() throws Exception {
		this.admission.connect(this.fixture.session(), "/chat", "");
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> this.admission.connect(this.fixture.session(), "/chat", ""))
			.withMessageContaining("second");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "[1]", "1", "\"a\"", "null", "{}x", "abc" })
	void payloadThatIsNoObjectIsAgainstTheProtocol(String payload) {
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> this.admission.connect(this.fixture.session(), "/chat", payload));
		assertThat(this.namespace.getAllClients()).isEmpty();
	}

}
