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

package io.github.socketioredis.sample.chat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.SocketIOClient;
import io.github.socketioredis.Acknowledgements;
import io.github.socketioredis.ClusterOperator;
import io.github.socketioredis.ClusterTimeoutException;
import io.github.socketioredis.LocalSocket;
import io.github.socketioredis.SocketIOCluster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

class PrivateHandlersTests {

	private final SocketIOCluster cluster = mock();

	private final SocketIOClient client = mock();

	private final ClusterOperator member = mock();

	private final AckRequest ack = mock();

	private final CompletableFuture<Acknowledgements> confirmation = new CompletableFuture<>();

	private final PrivateHandlers handlers = new PrivateHandlers(this.cluster);

	@BeforeEach
	void oneMemberIsToGetIt() {
		LocalSocket socket = mock();
		given(this.cluster.socket(this.client)).willReturn(socket);
		given(socket.id()).willReturn("id-1");
		given(socket.data(SocketData.class)).willReturn(new SocketData("Ada", "java-1", "Java"));
		given(this.cluster.to("id-2")).willReturn(this.member);
		given(this.member.timeout(any())).willReturn(this.member);
		given(this.member.emitWithAck(eq("private"), any())).willReturn(this.confirmation);
		given(this.ack.isAckRequested()).willReturn(true);
	}

	@Test
	void aConfirmedMessageIsAcknowledgedWithWhatTheMemberGot() {
		send("id-2");
		ArgumentCaptor<ChatMessage.Private> message = ArgumentCaptor.captor();
		then(this.member).should().emitWithAck(eq("private"), message.capture());
		assertThat(message.getValue().origin().memberId()).isEqualTo("id-1");
		assertThat(message.getValue().text()).isEqualTo("Hello");
		then(this.ack).should(never()).sendAckData(any(Object[].class));
		this.confirmation.complete(acks(1));
		acknowledged(new Reply(message.getValue(), null));
	}

	@Test
	void whoHasGoneGetsNothing() {
		send("id-2");
		this.confirmation.complete(acks(0));
		acknowledged(new Reply(null, "This member is not connected any more"));
	}

	@Test
	void whatIsNotConfirmedIsTold() {
		send("id-2");
		this.confirmation.completeExceptionally(new ClusterTimeoutException("0 of 1", 1, 0, List.of(), Set.of()));
		acknowledged(new Reply(null, "The message may not have arrived: it was not confirmed"));
	}

	@Test
	void roomsAreNoMembers() {
		send("room:lobby");
		then(this.cluster).should(never()).to("room:lobby");
		acknowledged(new Reply(null, "A member's id has letters, digits, hyphens and underscores"));
	}

	private void send(String to) {
		this.handlers.send(this.client, new ChatRequest.Private(to, " Hello "), this.ack);
	}

	private void acknowledged(Reply reply) {
		then(this.ack).should().sendAckData((Object) reply);
	}

	private static Acknowledgements acks(int size) {
		Acknowledgements acks = mock();
		given(acks.size()).willReturn(size);
		return acks;
	}

}
