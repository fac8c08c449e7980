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

import java.time.Duration;
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
import io.github.socketioredis.sample.SampleProperties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

class PollHandlersTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(7);

	private final SocketIOCluster cluster = mock();

	private final SocketIOClient client = mock();

	private final ClusterOperator others = mock();

	private final AckRequest ack = mock();

	private final CompletableFuture<Acknowledgements> answers = new CompletableFuture<>();

	private final PollHandlers handlers = new PollHandlers(this.cluster, new SampleProperties("java-1", TIMEOUT, null));

	@BeforeEach
	void othersAreAsked() {
		LocalSocket socket = mock();
		given(this.cluster.socket(this.client)).willReturn(socket);
		given(socket.id()).willReturn("id-1");
		given(socket.data(SocketData.class)).willReturn(new SocketData("Ada", "java-1", "Java"));
		given(socket.broadcast()).willReturn(this.others);
		given(this.others.timeout(TIMEOUT)).willReturn(this.others);
		given(this.others.emitWithAck(eq("poll"), any())).willReturn(this.answers);
		given(this.ack.isAckRequested()).willReturn(true);
	}

	@Test
	void answersAreAcknowledgedWhenTheyAreThere() {
		ask(" Ready? ");
		ArgumentCaptor<Poll> poll = ArgumentCaptor.captor();
		then(this.others).should().emitWithAck(eq("poll"), poll.capture());
		assertThat(poll.getValue()).usingRecursiveComparison()
			.ignoringFields("id")
			.isEqualTo(new Poll(poll.getValue().id(), "Ready?", "Ada", "java-1", 7));
		then(this.ack).should(never()).sendAckData(any(Object[].class));
		Acknowledgements acks = mock();
		given(acks.values()).willReturn(List.of(JsonMapper.shared().readTree("{\"name\":\"Bob\",\"yes\":true}")));
		this.answers.complete(acks);
		acknowledged(new Reply(new Poll.Result(List.of(new Poll.Vote("Bob", true)), 0), null));
	}

	@Test
	void missingAnswersAreCounted() {
		ask("Ready?");
		this.answers.completeExceptionally(new ClusterTimeoutException("1 of 4", 4, 1,
				List.of(JsonMapper.shared().readTree("{\"name\":\"Bob\"}")), Set.of()));
		acknowledged(new Reply(new Poll.Result(List.of(new Poll.Vote("Bob", false)), 3), null));
	}

	@Test
	void oneQuestionAtATime() {
		ask("Ready?");
		ask("Really?");
		acknowledged(new Reply(null, "Your last question is still open"));
		this.answers.completeExceptionally(new IllegalStateException());
		ask("And now?");
		then(this.others).should(times(2)).emitWithAck(eq("poll"), any());
	}

	private void ask(String question) {
		this.handlers.poll(this.client, new ChatRequest.Poll(question), this.ack);
	}

	private void acknowledged(Reply reply) {
		then(this.ack).should().sendAckData((Object) reply);
	}

}
