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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The sockets that a call is meant for, and its flags. Immutable.
 *
 * @param namespace the namespace
 * @param rooms the rooms, empty for all sockets
 * @param except the rooms to leave out
 * @param flags the flags
 * @param from the id of the socket on whose behalf a server calls, or null
 */
record Target(String namespace, List<String> rooms, List<String> except, Flags flags, String from) {

	/**
	 * The flags of a call.
	 *
	 * @param local only the sockets of the calling server
	 * @param isVolatile the packet may be dropped
	 * @param uncompressed the packet must not be compressed
	 */
	record Flags(boolean local, boolean isVolatile, boolean uncompressed) {

		Map<String, Object> toMap() {
			return Map.of("local", this.local, "volatile", this.isVolatile, "uncompressed", this.uncompressed);
		}

	}

	/**
	 * Returns the target as the Node side reads it.
	 */
	Map<String, Object> toMap() {
		return Values.map("namespace", this.namespace, "rooms", this.rooms, "except", this.except, "flags",
				this.flags.toMap(), "from", this.from);
	}

	static Target all() {
		return new Target("/", List.of(), List.of(), new Flags(false, false, false), null);
	}

	static Target of(String namespace) {
		return new Target(namespace, List.of(), List.of(), new Flags(false, false, false), null);
	}

	Target to(String... rooms) {
		return new Target(this.namespace, plus(this.rooms, rooms), this.except, this.flags, this.from);
	}

	Target except(String... rooms) {
		return new Target(this.namespace, this.rooms, plus(this.except, rooms), this.flags, this.from);
	}

	Target local() {
		return with(new Flags(true, this.flags.isVolatile, this.flags.uncompressed));
	}

	Target asVolatile() {
		return with(new Flags(this.flags.local, true, this.flags.uncompressed));
	}

	Target uncompressed() {
		return with(new Flags(this.flags.local, this.flags.isVolatile, true));
	}

	Target from(String socket) {
		return new Target(this.namespace, this.rooms, this.except, this.flags, socket);
	}

	private Target with(Flags flags) {
		return new Target(this.namespace, this.rooms, this.except, flags, this.from);
	}

	private static List<String> plus(List<String> rooms, String... more) {
		List<String> all = new ArrayList<>(rooms);
		all.addAll(List.of(more));
		return all;
	}

	Call emit(String event, Object... args) {
		return new Call(this, new Call.Emit(event, Values.list(args)));
	}

	Call serverSideEmit(String event, Object... args) {
		return new Call(this, new Call.ServerSideEmit(event, Values.list(args)));
	}

	Call socketsJoin(String... rooms) {
		return new Call(this, new Call.Join(List.of(rooms)));
	}

	Call socketsLeave(String... rooms) {
		return new Call(this, new Call.Leave(List.of(rooms)));
	}

	Call disconnectSockets(boolean close) {
		return new Call(this, new Call.Disconnect(close));
	}

}
