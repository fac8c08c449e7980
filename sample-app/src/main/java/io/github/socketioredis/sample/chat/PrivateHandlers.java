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
import java.util.concurrent.CompletionException;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.annotation.OnEvent;
import io.github.socketioredis.Acknowledgements;
import io.github.socketioredis.ClusterTimeoutException;
import io.github.socketioredis.SocketIOCluster;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Takes messages from one member to another, whichever servers they are on. Thread-safe.
 *
 * @since 0.1.0
 */
@Component
public class PrivateHandlers {

	private static final Duration CONFIRMATION_TIMEOUT = Duration.ofSeconds(3);

	private final SocketIOCluster cluster;

	PrivateHandlers(SocketIOCluster cluster) {
		this.cluster = cluster;
	}

	/**
	 * Sends a text to one member, whose page confirms it.
	 * @param client the page of the sender
	 * @param request the text and the id of the other member
	 * @param ack takes the message, once it has been confirmed
	 */
	@OnEvent("private")
	public void send(SocketIOClient client, ChatRequest.@Nullable Private request, AckRequest ack) {
		Reply.to(ack, request, (wanted) -> {
			String to = ChatRules.memberId(wanted.to());
			String text = ChatRules.text(wanted.text(), ChatRules.LONGEST_TEXT);
			ChatMessage message = new ChatMessage.Private(ChatMessage.Origin.of(this.cluster.socket(client)), to, text);
			return this.cluster.to(to)
				.timeout(CONFIRMATION_TIMEOUT)
				.emitWithAck("private", message)
				.handle((acks, failure) -> confirmed(message, acks, failure));
		});
	}

	private static ChatMessage confirmed(ChatMessage message, @Nullable Acknowledgements acks,
			@Nullable Throwable failure) {
		if (failure instanceof ClusterTimeoutException) {
			throw new Refusal("The message may not have arrived: it was not confirmed");
		}
		if (acks == null) {
			throw new CompletionException(failure);
		}
		if (acks.size() == 0) {
			throw new Refusal("This member is not connected any more");
		}
		return message;
	}

}
