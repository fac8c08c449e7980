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

		Map<String, Object> toMap();

	}

	record Emit(String event, List<Object> args) implements Action {

		@Override
		public Map<String, Object> toMap() {
			return Map.of("name", "emit", "event", this.event, "args", Values.tagged(this.args));
		}

	}

	record ServerSideEmit(String event, List<Object> args) implements Action {

		@Override
		public Map<String, Object> toMap() {
			return Map.of("name", "serverSideEmit", "event", this.event, "args", Values.tagged(this.args));
		}

	}

	record Join(List<String> rooms) implements Action {

		@Override
		public Map<String, Object> toMap() {
			return Map.of("name", "socketsJoin", "rooms", this.rooms);
		}

	}

	record Leave(List<String> rooms) implements Action {

		@Override
		public Map<String, Object> toMap() {
			return Map.of("name", "socketsLeave", "rooms", this.rooms);
		}

	}

	record Disconnect(boolean close) implements Action {

		@Override
		public Map<String, Object> toMap() {
			return Map.of("name", "disconnectSockets", "close", this.close);
		}

	}

	/**
	 * Returns the call as the Node side reads it.
	 */
	Map<String, Object> toMap() {
		return Map.of("target", this.target.toMap(), "action", this.action.toMap());
	}

}
