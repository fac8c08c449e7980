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
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.github.socketioredis.protocol.ClassicBroadcast;
import io.github.socketioredis.protocol.ClassicRequest;
import io.github.socketioredis.protocol.ClassicResponse;
import io.github.socketioredis.protocol.SocketSelector;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Does what the other servers and the emitters ask for in the classic protocol, and
 * answers them.
 */
final class ClassicRequestHandler {

	private final AdapterContext context;

	private final LocalNamespace local;

	private final String ownUid;

	private final RequestEngine requests;

	private final ClientAcks clientAcks;

	private final BiConsumer<ClassicRequest, ClassicResponse> responses;

	ClassicRequestHandler(AdapterContext context, String ownUid, RequestEngine requests, Duration defaultTimeout,
			BiConsumer<ClassicRequest, ClassicResponse> responses) {
		this.context = context;
		this.local = context.local();
		this.ownUid = ownUid;
		this.requests = requests;
		this.clientAcks = new ClientAcks(context, defaultTimeout);
		this.responses = responses;
	}

	void handle(ClassicRequest request) {
		if (this.ownUid.equals(request.uid()) || this.requests.isPending(request.requestId())) {
			return;
		}
		if (!ClassicBroadcast.EMITTER.equals(request.uid())) {
			this.requests.peers().heard(request.uid());
		}
		if (request instanceof ClassicRequest.RemoteJoin join) {
			this.local.join(join.target(), join.rooms());
		}
		else if (request instanceof ClassicRequest.RemoteLeave leave) {
			this.local.leave(leave.target(), leave.rooms());
		}
		else if (request instanceof ClassicRequest.RemoteDisconnect disconnect) {
			this.local.disconnect(disconnect.target(), disconnect.close());
		}
		else {
			answer(request);
		}
	}

	private void answer(ClassicRequest request) {
		if (request instanceof ClassicRequest.RemoteFetch fetch) {
			respond(request, new ClassicResponse.Details(fetch.requestId(), this.local.describe(fetch.target())));
		}
		else if (request instanceof ClassicRequest.AllRooms all) {
			respond(request, new ClassicResponse.Rooms(all.requestId(), List.copyOf(this.local.rooms())));
		}
		else if (request instanceof ClassicRequest.Sockets sockets) {
			List<String> ids = this.local.ids(new SocketSelector(sockets.rooms(), Set.of()));
			respond(request, new ClassicResponse.Sockets(sockets.requestId(), ids));
		}
		else if (request instanceof ClassicRequest.ServerSideEmit emit) {
			this.context.events().receive(emit.data(), serverSideAck(emit));
		}
		else if (request instanceof ClassicRequest.BroadcastWithAck broadcast) {
			broadcast(broadcast);
		}
		else {
			answerLegacy(request);
		}
	}

	private @Nullable Consumer<JsonNode> serverSideAck(ClassicRequest.ServerSideEmit emit) {
		String requestId = emit.requestId();
		return (requestId != null) ? (value) -> respond(emit, new ClassicResponse.ServerSideAck(requestId, value))
				: null;
	}

	private void broadcast(ClassicRequest.BroadcastWithAck broadcast) {
		if (!broadcast.namespace().equals(this.local.name())) {
			return;
		}
		String requestId = broadcast.requestId();
		this.clientAcks.deliver(broadcast.data(), broadcast.target(), broadcast.flags(),
				(clients) -> respond(broadcast, new ClassicResponse.ClientCount(requestId, clients)),
				(value) -> respond(broadcast, new ClassicResponse.ClientAck(requestId, value)));
	}

	private void answerLegacy(ClassicRequest request) {
		if (request instanceof ClassicRequest.LegacyRemoteJoin join) {
			execute(request, join.socketId(), join.requestId(),
					() -> this.local.join(socket(join.socketId()), Set.of(join.room())));
		}
		else if (request instanceof ClassicRequest.LegacyRemoteLeave leave) {
			execute(request, leave.socketId(), leave.requestId(),
					() -> this.local.leave(socket(leave.socketId()), Set.of(leave.room())));
		}
		else if (request instanceof ClassicRequest.LegacyRemoteDisconnect disconnect) {
			execute(request, disconnect.socketId(), disconnect.requestId(),
					() -> this.local.disconnect(socket(disconnect.socketId()), disconnect.close()));
		}
	}

	private void execute(ClassicRequest request, String socketId, String requestId, Runnable action) {
		if (this.local.hasRoom(socketId)) {
			action.run();
			respond(request, new ClassicResponse.Done(requestId));
		}
	}

	private void respond(ClassicRequest request, ClassicResponse response) {
		this.responses.accept(request, response);
	}

	private static SocketSelector socket(String socketId) {
		return new SocketSelector(Set.of(socketId), Set.of());
	}

}
