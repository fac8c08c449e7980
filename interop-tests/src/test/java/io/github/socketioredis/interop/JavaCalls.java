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

import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.BroadcastOperator;
import io.github.socketioredis.RemoteSocket;

/**
 * Makes calls on Java operators.
 */
final class JavaCalls {

	private JavaCalls() {
	}

	/**
	 * Makes a call on an operator that has the call's rooms already.
	 */
	static <T extends BroadcastOperator<T>> CompletableFuture<Long> perform(T operator, Call call) {
		T chosen = operator.except(call.target().except());
		if (call.target().flags().isVolatile()) {
			chosen = chosen.asVolatile();
		}
		if (call.target().flags().uncompressed()) {
			chosen = chosen.compress(false);
		}
		return act(chosen, call.action());
	}

	private static CompletableFuture<Long> act(BroadcastOperator<?> chosen, Call.Action action) {
		if (action instanceof Call.Emit emit) {
			return chosen.emit(emit.event(), Values.java(emit.args()));
		}
		if (action instanceof Call.Join join) {
			return chosen.socketsJoin(join.rooms());
		}
		if (action instanceof Call.Leave leave) {
			return chosen.socketsLeave(leave.rooms());
		}
		if (action instanceof Call.Disconnect disconnect) {
			return chosen.disconnectSockets(disconnect.close());
		}
		throw new IllegalArgumentException("No such call in Java: " + action);
	}

	/**
	 * Does something to a socket.
	 */
	static CompletableFuture<Long> act(RemoteSocket socket, Call.Action action) {
		if (action instanceof Call.Emit emit) {
			return socket.emit(emit.event(), Values.java(emit.args()));
		}
		if (action instanceof Call.Join join) {
			return socket.join(join.rooms().toArray(String[]::new));
		}
		if (action instanceof Call.Leave leave) {
			return socket.leave(leave.rooms().toArray(String[]::new));
		}
		if (action instanceof Call.Disconnect disconnect) {
			return socket.disconnect(disconnect.close());
		}
		throw new IllegalArgumentException("No such call on a socket: " + action);
	}

}
