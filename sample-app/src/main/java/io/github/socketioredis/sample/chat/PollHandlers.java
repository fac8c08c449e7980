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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.annotation.OnEvent;
import io.github.socketioredis.Acknowledgements;
import io.github.socketioredis.ClusterTimeoutException;
import io.github.socketioredis.LocalSocket;
import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.sample.SampleProperties;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;

/**
 * Lets a member ask all others something, wherever they are connected. Thread-safe; no
 * thread waits for the answers.
 *
 * @since 0.1.0
 */
@Component
public class PollHandlers {

	private static final int LONGEST_QUESTION = 120;

	private final SocketIOCluster cluster;

	private final Duration timeout;

	private final Set<String> asking = ConcurrentHashMap.newKeySet();

	PollHandlers(SocketIOCluster cluster, SampleProperties properties) {
		this.cluster = cluster;
		this.timeout = properties.pollTimeout();
	}

	/**
	 * Asks all other members.
	 * @param client the page of the member who asks
	 * @param request the question
	 * @param ack takes the answers, and how many are missing
	 */
	@OnEvent("poll")
	public void poll(SocketIOClient client, ChatRequest.@Nullable Poll request, AckRequest ack) {
		Reply.to(ack, request, (wanted) -> {
			String question = ChatRules.text(wanted.question(), LONGEST_QUESTION);
			LocalSocket socket = this.cluster.socket(client);
			if (!this.asking.add(socket.id())) {
				throw new Refusal("Your last question is still open");
			}
			return ask(socket, question).whenComplete((result, failure) -> this.asking.remove(socket.id()));
		});
	}

	private CompletableFuture<Poll.Result> ask(LocalSocket socket, String question) {
		SocketData data = SocketData.of(socket);
		Poll poll = new Poll(UUID.randomUUID(), question, data.name(), data.server(), this.timeout.toSeconds());
		return socket.broadcast().timeout(this.timeout).emitWithAck("poll", poll).handle(PollHandlers::result);
	}

	private static Poll.Result result(@Nullable Acknowledgements acks, @Nullable Throwable failure) {
		if (acks != null) {
			return Poll.Result.of(acks.values(), 0);
		}
		if (failure instanceof ClusterTimeoutException timeout) {
			return Poll.Result.of(timeout.results(JsonNode.class), timeout.expected() - timeout.received());
		}
		throw new CompletionException(failure);
	}

}
