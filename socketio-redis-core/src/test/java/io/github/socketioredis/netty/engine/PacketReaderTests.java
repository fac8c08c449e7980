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
import java.util.Base64;
import java.util.List;

import com.corundumstudio.socketio.AckCallback;
import com.corundumstudio.socketio.namespace.Namespace;
import io.github.socketioredis.HandlerInterceptor;
import io.github.socketioredis.Handling;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static io.github.socketioredis.netty.engine.EngineFixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PacketReader}.
 */
class PacketReaderTests {

	private final EngineFixture fixture = new EngineFixture((socket) -> {
	});

	private final EngineSession session = this.fixture.session();

	private final PacketReader reader = new PacketReader(this.fixture.context(), HandlerInterceptor.NONE);

	private final List<Object> events = new ArrayList<>();

	@BeforeEach
	void connect() throws Exception {
		listen("", "echo", JsonNode.class, JsonNode.class);
		this.reader.text(this.session, bytes("40"));
		assertThat(this.fixture.sent()).hasSize(1);
	}

	private void listen(String namespaceName, String event, Class<?>... types) {
		Namespace namespace = this.fixture.namespace(namespaceName);
		this.fixture.context().arguments().types(namespaceName, event, types);
		namespace.addMultiTypeEventListener(event, (client, args, ack) -> {
			this.events.add(namespaceName + ":" + event);
			this.events.addAll(args.getArgs());
			if (ack.isAckRequested()) {
				ack.sendAckData("done");
			}
		}, types);
	}

	private void text(String packet) throws ProtocolException {
		this.reader.text(this.session, bytes(packet));
	}

	private List<String> seen() {
		return this.events.stream().map(PacketReaderTests::describe).toList();
	}

	private static String describe(Object value) {
		return (value instanceof JsonNode node && node.isBinary())
				? "bytes " + Base64.getEncoder().encodeToString(node.binaryValue()) : value.toString();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "2", "5", "7", "abc", "4", "4abc", "47", "42", "42{}", "421", "42[]", "42[{}]",
			"42[null]", "42[true]", "42[[\"echo\"]]", "42[\"disconnect\"]", "42[\"connect\"]", "42[\"connect_error\"]",
			"42[\"disconnecting\"]", "42[\"newListener\"]", "42[\"removeListener\"]", "42abc[\"echo\",1]",
			"42[\"echo\"]x", "42[\"echo\"", "42[\"disconnect\",1]", "43[1]", "43", "431", "431{}", "451-",
			"45-1-[\"echo\",1]", "45x-[]", "45[]", "41{}", "41x", "40", "40{}", "40{", "40[1]", "40null",
			"42/nowhere,[\"echo\"]", "43/nowhere,1[]", "41/nowhere,", "421234567890123456789[\"echo\"]",
			"450-[\"disconnect\"]", "450-{}", "44{}" })
	void malformedPacketIsRefused(String packet) {
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> text(packet));
		assertThat(this.events).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "451-[\"echo\",{\"_placeholder\":true,\"num\":1}]",
			"451-[\"echo\",{\"_placeholder\":true,\"num\":-1}]", "451-[\"echo\",{\"_placeholder\":true}]",
			"451-[{\"_placeholder\":true,\"num\":0}]", "451-x", "451-1", "451-{}" })
	void malformedPacketIsRefusedOnceItsAttachmentIsThere(String packet) throws Exception {
		text(packet);
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> this.reader.binary(this.session, new byte[1]));
		assertThat(this.events).isEmpty();
	}

	@Test
	void interceptorStandsAroundListenersOnly() throws Exception {
		PacketReader intercepted = new PacketReader(this.fixture.context(), (handling, proceed) -> {
			this.events.add(handling);
			proceed.run();
		});
		intercepted.text(this.session, bytes("42[\"echo\",1]"));
		intercepted.text(this.session, bytes("42[\"nobody listens\",1]"));
		assertThat(seen()).containsExactly(new Handling(Handling.Kind.CLIENT_EVENT, "/", "echo").toString(), ":echo",
				"1");
		assertThat(this.fixture.context().counters().snapshot().receivedEvents()).isEqualTo(2);
	}

	@Test
	void attachmentsComeAtOnceAndOnlyAfterTheirHeader() throws Exception {
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> this.reader.binary(this.session, new byte[1]));
		text("451-[\"echo\",{\"_placeholder\":true,\"num\":0}]");
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> text("42[\"echo\"]"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			42["echo"] | [:echo]
			42["echo",1] | [:echo, 1]
			42["echo",{"a":[1]},null,3] | [:echo, {"a":[1]}, null]
			450-["echo",1] | [:echo, 1]
			42["unknown",1] | []
			""")
	void eventReachesItsListener(String packet, String expected) throws Exception {
		text(packet);
		assertThat(seen()).hasToString(expected);
		assertThat(this.fixture.sent()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 7, 123456789012345678L })
	void acknowledgementHasTheIdOfItsEvent(long id) throws Exception {
		text("42" + id + "[\"echo\",1]");
		assertThat(seen()).containsExactly(":echo", "1");
		assertThat(this.fixture.sent()).containsExactly("43" + id + "[\"done\"]");
	}

	@Test
	void eventReachesItsNamespace() throws Exception {
		listen("/chat", "echo", JsonNode.class);
		text("40/chat?token=1,");
		text("42/chat,5[\"echo\",\"a\"]");
		assertThat(seen()).containsExactly("/chat:echo", "\"a\"");
		assertThat(this.fixture.sent()).endsWith("43/chat,5[\"done\"]");
	}

	@Test
	void numbersAreNamesToo() throws Exception {
		listen("", "12", JsonNode.class);
		text("42[12,\"a\"]");
		assertThat(seen()).containsExactly(":12", "\"a\"");
	}

	@Test
	void attachmentsTakeThePlacesOfTheirPlaceholders() throws Exception {
		text("453-9[\"echo\",{\"a\":[{\"_placeholder\":true,\"num\":1}]},{\"_placeholder\":true,\"num\":2}]");
		this.reader.binary(this.session, new byte[] { 9 });
		this.reader.binary(this.session, new byte[] { 0, 1 });
		assertThat(this.events).isEmpty();
		this.reader.binary(this.session, new byte[0]);
		assertThat(seen()).containsExactly(":echo", "{\"a\":[\"AAE=\"]}", "bytes ");
		assertThat(this.fixture.sent()).containsExactly("439[\"done\"]");
	}

	@Test
	void placeholderInATextPacketIsData() throws Exception {
		text("42[\"echo\",{\"_placeholder\":true,\"num\":5}]");
		assertThat(seen()).containsExactly(":echo", "{\"_placeholder\":true,\"num\":5}");
	}

	@Test
	void pollingPayloadHasManyRecords() throws Exception {
		this.reader.payload(this.session, bytes(
				"42[\"echo\",1]\u001e451-[\"echo\",{\"_placeholder\":true,\"num\":0}]\u001ebAAEC\u001e42[\"echo\",2]"));
		assertThat(seen()).containsExactly(":echo", "1", ":echo", "bytes AAEC", ":echo", "2");
	}

	@Test
	void attachmentMayComeInAPayloadOfItsOwn() throws Exception {
		this.reader.payload(this.session, bytes("452-[\"echo\",{\"_placeholder\":true,\"num\":1}]\u001ebAA=="));
		this.reader.payload(this.session, bytes("b"));
		assertThat(seen()).containsExactly(":echo", "bytes ");
	}

	@Test
	void base64MayHaveLineBreaks() throws Exception {
		byte[] attachment = new byte[300];
		attachment[299] = 1;
		String lines = Base64.getMimeEncoder().encodeToString(attachment);
		assertThat(lines).contains("\n");
		this.reader.payload(this.session, bytes("451-[\"echo\",{\"_placeholder\":true,\"num\":0}]\u001eb" + lines));
		assertThat(seen()).containsExactly(":echo", "bytes " + Base64.getEncoder().encodeToString(attachment));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "42[\"echo\"]\u001e", "\u001e42[\"echo\"]", "bAA==", "42[\"echo\"]\u001e2" })
	void malformedPayloadIsRefused(String payload) {
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> this.reader.payload(this.session, bytes(payload)));
	}

	@Test
	void attachmentThatIsNoBase64IsRefused() throws Exception {
		text("451-[\"echo\",{\"_placeholder\":true,\"num\":0}]");
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> this.reader.payload(this.session, bytes("bA")));
	}

	@Test
	void packetsForANamespaceThatWasLeftAreDropped() throws Exception {
		text("41");
		assertThat(this.session.socket("")).isNull();
		text("42[\"echo\",1]");
		text("431[]");
		text("41");
		assertThat(this.events).isEmpty();
		assertThat(this.fixture.context().counters().snapshot().droppedPackets()).isEqualTo(1);
		text("40");
		text("42[\"echo\",1]");
		assertThat(seen()).containsExactly(":echo", "1");
	}

	@Test
	void argumentsOfOtherTypesAreDropped() throws Exception {
		listen("", "number", Integer.class);
		text("42[\"number\",{}]");
		assertThat(this.events).isEmpty();
		assertThat(this.fixture.context().counters().snapshot().droppedPackets()).isEqualTo(1);
		assertThat(this.session.isConnected()).isTrue();
	}

	@Test
	void acknowledgementReachesItsCallback() throws Exception {
		EngineSocket socket = this.session.socket("");
		assertThat(socket).isNotNull();
		socket.sendEvent("ask", callback(false));
		assertThat(this.fixture.sent()).containsExactly("420[\"ask\"]");
		text("430[\"yes\",2]");
		text("430[\"again\"]");
		assertThat(seen()).containsExactly("yes");
	}

	@Test
	void failingCallbackCostsTheClientNothing() {
		EngineSocket socket = this.session.socket("");
		assertThat(socket).isNotNull();
		socket.sendEvent("ask", callback(true));
		EmbeddedChannel connection = new EmbeddedChannel();
		this.session.execute(
				() -> this.session.post(EngineFixture.exchange(connection), bytes("430[\"yes\"]\u001e42[\"echo\",1]")));
		assertThat(EngineFixture.response(connection)).isEqualTo("ok");
		assertThat(seen()).containsExactly("yes", ":echo", "1");
		assertThat(this.session.isConnected()).isTrue();
	}

	private AckCallback<String> callback(boolean failing) {
		return new AckCallback<>(String.class) {

			@Override
			public void onSuccess(String result) {
				PacketReaderTests.this.events.add(result);
				if (failing) {
					throw new IllegalStateException("on purpose");
				}
			}

		};
	}

	@Test
	void packetsAreCounted() throws Exception {
		long before = this.fixture.context().counters().snapshot().receivedPackets();
		text("42[\"echo\"]");
		text("6");
		text("3");
		assertThat(this.fixture.context().counters().snapshot().receivedPackets()).isEqualTo(before + 1);
	}

	@Test
	void clientCanClose() throws Exception {
		this.reader.payload(this.session, bytes("1\u001e42[\"echo\"]"));
		assertThat(this.session.isConnected()).isFalse();
		assertThat(this.events).isEmpty();
	}

	@Test
	void protocolErrorClosesTheSession() {
		this.fixture.receive("42[]");
		assertThat(this.session.isConnected()).isFalse();
		assertThat(this.fixture.namespace("").getAllClients()).isEmpty();
		assertThat(this.fixture.context().counters().snapshot().protocolErrors()).isEqualTo(1);
	}

}
