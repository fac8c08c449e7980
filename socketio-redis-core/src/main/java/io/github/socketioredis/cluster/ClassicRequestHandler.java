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

import java.util.Set;
import java.util.function.Consumer;

import io.github.socketioredis.protocol.ClassicRequest;
import io.github.socketioredis.protocol.ClassicResponse;
import io.github.socketioredis.protocol.SocketSelector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what the other servers and the emitters ask for in the classic protocol.
 */
final class ClassicRequestHandler {

	private static final Logger logger = LoggerFactory.getLogger(ClassicRequestHandler.class);

	private final LocalNamespace local;

	private final String ownUid;

	private final Consumer<ClassicResponse> responses;

	ClassicRequestHandler(LocalNamespace local, String ownUid, Consumer<ClassicResponse> responses) {
		this.local = local;
		this.ownUid = ownUid;
		this.responses = responses;
	}

	void handle(ClassicRequest request) {
		if (this.ownUid.equals(request.uid())) {
			return;
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
			handleLegacy(request);
		}
	}

	private void handleLegacy(ClassicRequest request) {
		if (request instanceof ClassicRequest.LegacyRemoteJoin join) {
			answer(join.socketId(), join.requestId(),
					() -> this.local.join(socket(join.socketId()), Set.of(join.room())));
		}
		else if (request instanceof ClassicRequest.LegacyRemoteLeave leave) {
			answer(leave.socketId(), leave.requestId(),
					() -> this.local.leave(socket(leave.socketId()), Set.of(leave.room())));
		}
		else if (request instanceof ClassicRequest.LegacyRemoteDisconnect disconnect) {
			answer(disconnect.socketId(), disconnect.requestId(),
					() -> this.local.disconnect(socket(disconnect.socketId()), disconnect.close()));
		}
		else {
			logger.debug("Not answered by this version: {}", request);
		}
	}

	private void answer(String socketId, String requestId, Runnable action) {
		if (this.local.hasRoom(socketId)) {
			action.run();
			this.responses.accept(new ClassicResponse.Done(requestId));
		}
	}

	private static SocketSelector socket(String socketId) {
		return new SocketSelector(Set.of(socketId), Set.of());
	}

}
