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

package io.github.socketioredis.interop;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A call of the Socket.IO API, which every {@link ClusterPeer} makes in its own language.
 *
 * @param target the sockets that are meant
 * @param action what to do with them
 */
record Call(Target target, Action action) {

	/**
	 * What to do.
	 */
	sealed interface Action permits Emit, ServerSideEmit, Join, Leave, Disconnect {

	}

	record Emit(String event, List<Object> args) implements Action {

	}

	record ServerSideEmit(String event, List<Object> args) implements Action {

	}

	record Join(List<String> rooms) implements Action {

	}

	record Leave(List<String> rooms) implements Action {

	}

	record Disconnect(boolean close) implements Action {

	}

	/**
	 * Returns the call as the Node side reads it.
	 */
	Map<String, Object> toMap() {
		Map<String, Object> targetMap = new HashMap<>();
		targetMap.put("namespace", this.target.namespace());
		targetMap.put("rooms", this.target.rooms());
		targetMap.put("except", this.target.except());
		targetMap.put("flags", this.target.flags().toMap());
		targetMap.put("from", this.target.from());
		return Map.of("target", targetMap, "action", actionMap());
	}

	private Map<String, Object> actionMap() {
		if (this.action instanceof Emit emit) {
			return Map.of("name", "emit", "event", emit.event(), "args", Values.tagged(emit.args()));
		}
		if (this.action instanceof ServerSideEmit emit) {
			return Map.of("name", "serverSideEmit", "event", emit.event(), "args", Values.tagged(emit.args()));
		}
		if (this.action instanceof Join join) {
			return Map.of("name", "socketsJoin", "rooms", join.rooms());
		}
		if (this.action instanceof Leave leave) {
			return Map.of("name", "socketsLeave", "rooms", leave.rooms());
		}
		return Map.of("name", "disconnectSockets", "close", ((Disconnect) this.action).close());
	}

}
