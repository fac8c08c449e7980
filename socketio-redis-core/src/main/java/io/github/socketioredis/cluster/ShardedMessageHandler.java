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

package io.github.socketioredis.cluster;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.github.socketioredis.protocol.ShardedMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Does what messages of other servers and of emitters in the sharded protocol ask for.
 */
final class ShardedMessageHandler {

	private final AdapterContext context;

	private final LocalNamespace local;

	private final String uid;

	private final RequestEngine requests;

	private final ClientAcks clientAcks;

	private final BiConsumer<String, ShardedMessage.Response> responses;

	/**
	 * Creates a handler.
	 * @param context the namespace of the server
	 * @param uid the uid of the adapter, whose own messages are ignored
	 * @param requests the questions of this server
	 * @param defaultTimeout how long acknowledgements are waited for if the asker does
	 * not say
	 * @param responses publishes a response to a server
	 */
	ShardedMessageHandler(AdapterContext context, String uid, RequestEngine requests, Duration defaultTimeout,
			BiConsumer<String, ShardedMessage.Response> responses) {
		this.context = context;
		this.local = context.local();
		this.uid = uid;
		this.requests = requests;
		this.clientAcks = new ClientAcks(context, defaultTimeout);
		this.responses = responses;
	}

	/**
	 * Handles a message from a channel that others read too.
	 * @param message the message
	 */
	void handle(ShardedMessage message) {
		if (!isForeign(message)) {
			return;
		}
		if (message instanceof ShardedMessage.Response response) {
			answered(response);
		}
		else if (message instanceof ShardedMessage.Broadcast broadcast) {
			broadcast(broadcast);
		}
		else if (message instanceof ShardedMessage.SocketsJoin join) {
			this.local.join(join.target(), join.rooms());
		}
		else if (message instanceof ShardedMessage.SocketsLeave leave) {
			this.local.leave(leave.target(), leave.rooms());
		}
		else if (message instanceof ShardedMessage.DisconnectSockets disconnect) {
			this.local.disconnect(disconnect.target(), disconnect.close());
		}
		else if (message instanceof ShardedMessage.FetchSockets fetch) {
			respond(fetch, new ShardedMessage.Details(this.uid, this.local.name(), fetch.requestId(),
					this.local.describe(fetch.target())));
		}
		else if (message instanceof ShardedMessage.ServerSideEmit emit) {
			this.context.events().receive(emit.data(), serverSideAck(emit));
		}
	}

	/**
	 * Handles a message from this server's own channel, which is for responses only.
	 * @param message the message
	 */
	void handleResponse(ShardedMessage message) {
		if (message instanceof ShardedMessage.Response response && isForeign(message)) {
			answered(response);
		}
	}

	private boolean isForeign(ShardedMessage message) {
		if (message.uid().equals(this.uid) || !message.namespace().equals(this.local.name())) {
			return false;
		}
		if (!message.uid().equals(ShardedMessage.EMITTER)) {
			this.requests.peers().heard(message.uid());
		}
		return true;
	}

	private void broadcast(ShardedMessage.Broadcast broadcast) {
		String requestId = broadcast.requestId();
		if (requestId == null) {
			this.local.deliver(broadcast.data(), broadcast.target(), broadcast.flags());
			return;
		}
		String namespace = this.local.name();
		this.clientAcks.deliver(broadcast.data(), broadcast.target(), broadcast.flags(),
				(clients) -> respond(broadcast,
						new ShardedMessage.ClientCount(this.uid, namespace, requestId, clients)),
				(value) -> respond(broadcast, new ShardedMessage.ClientAck(this.uid, namespace, requestId, value)));
	}

	private @Nullable Consumer<JsonNode> serverSideAck(ShardedMessage.ServerSideEmit emit) {
		String requestId = emit.requestId();
		return (requestId != null) ? (value) -> respond(emit,
				new ShardedMessage.ServerSideAck(this.uid, this.local.name(), requestId, value)) : null;
	}

	private void respond(ShardedMessage request, ShardedMessage.Response response) {
		this.responses.accept(request.uid(), response);
	}

	/*
	 * The protocol has no question for rooms; they are gathered from descriptions of
	 * sockets.
	 */
	private void answered(ShardedMessage.Response response) {
		String id = response.requestId();
		String from = response.uid();
		if (response instanceof ShardedMessage.Details details) {
			this.requests.sockets(id, from, details.sockets());
			this.requests.rooms(id, from, () -> rooms(details));
		}
		else if (response instanceof ShardedMessage.ServerSideAck ack) {
			this.requests.serverSideAck(id, from, ack.packet());
		}
		else if (response instanceof ShardedMessage.ClientCount count) {
			this.requests.clientCount(id, from, count.clientCount());
		}
		else if (response instanceof ShardedMessage.ClientAck ack) {
			this.requests.clientAck(id, ack.packet());
		}
	}

	private static Set<String> rooms(ShardedMessage.Details details) {
		Set<String> rooms = new LinkedHashSet<>();
		details.sockets().forEach((socket) -> rooms.addAll(socket.rooms()));
		return rooms;
	}

}
