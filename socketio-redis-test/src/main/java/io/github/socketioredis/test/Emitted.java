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

package io.github.socketioredis.test;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something that was sent to the cluster, decoded from the message that would have gone
 * through Redis. Immutable.
 *
 * @since 0.1.0
 */
public sealed interface Emitted {

	/**
	 * Returns who has sent it.
	 * @return an emitter or a server
	 */
	Origin origin();

	/**
	 * Returns the namespace that it was sent to.
	 * @return the name, with its slash
	 */
	String namespace();

	/**
	 * Who sends.
	 */
	enum Origin {

		/**
		 * An {@link io.github.socketioredis.Emitter}.
		 */
		EMITTER,

		/**
		 * A server of the cluster, through
		 * {@link io.github.socketioredis.SocketIOCluster} or netty-socketio's own calls.
		 */
		SERVER

	}

	/**
	 * An event for clients.
	 *
	 * @param origin who has sent it
	 * @param namespace the name of the namespace, with its slash
	 * @param rooms the rooms whose sockets get it; all sockets of the namespace, if there
	 * are none
	 * @param except the rooms whose sockets don't get it
	 * @param isVolatile whether it may be dropped for a client that can't take it at once
	 * @param compress whether it may be compressed
	 * @param wantsAcks whether the clients have to acknowledge it
	 * @param name the name of the event
	 * @param arguments its arguments
	 */
	record Event(Origin origin, String namespace, Set<String> rooms, Set<String> except, boolean isVolatile,
			boolean compress, boolean wantsAcks, String name, EmittedArguments arguments) implements Emitted {

		/**
		 * Returns an argument as it was written.
		 * @param index the number of the argument, from 0
		 * @return the argument, with binary as binary nodes
		 * @throws IndexOutOfBoundsException if there are not so many
		 */
		public JsonNode argument(int index) {
			return this.arguments.get(index);
		}

		/**
		 * Returns an argument as an object of the application.
		 * @param <T> the type of the argument
		 * @param index the number of the argument, from 0
		 * @param type the type of the argument; {@code byte[]} for binary
		 * @return the argument; {@code null} if it is null
		 * @throws IndexOutOfBoundsException if there are not so many
		 * @throws IllegalArgumentException if the argument can't be converted to the type
		 */
		public <T> @Nullable T argument(int index, Class<T> type) {
			return this.arguments.get(index, type);
		}

	}

	/**
	 * An event for the servers themselves.
	 *
	 * @param origin who has sent it
	 * @param namespace the name of the namespace, with its slash
	 * @param wantsAcks whether the servers have to acknowledge it
	 * @param name the name of the event
	 * @param arguments its arguments
	 */
	record ServerSideEvent(Origin origin, String namespace, boolean wantsAcks, String name,
			EmittedArguments arguments) implements Emitted {

		/**
		 * Returns an argument as an object of the application.
		 * @param <T> the type of the argument
		 * @param index the number of the argument, from 0
		 * @param type the type of the argument; {@code byte[]} for binary
		 * @return the argument; {@code null} if it is null
		 * @throws IndexOutOfBoundsException if there are not so many
		 * @throws IllegalArgumentException if the argument can't be converted to the type
		 */
		public <T> @Nullable T argument(int index, Class<T> type) {
			return this.arguments.get(index, type);
		}

	}

	/**
	 * Sockets are to join rooms.
	 *
	 * @param origin who has sent it
	 * @param namespace the name of the namespace, with its slash
	 * @param rooms the rooms whose sockets are meant; all sockets of the namespace, if
	 * there are none
	 * @param except the rooms whose sockets are not meant
	 * @param joined the rooms to join
	 */
	record SocketsJoin(Origin origin, String namespace, Set<String> rooms, Set<String> except,
			Set<String> joined) implements Emitted {
	}

	/**
	 * Sockets are to leave rooms.
	 *
	 * @param origin who has sent it
	 * @param namespace the name of the namespace, with its slash
	 * @param rooms the rooms whose sockets are meant; all sockets of the namespace, if
	 * there are none
	 * @param except the rooms whose sockets are not meant
	 * @param left the rooms to leave
	 */
	record SocketsLeave(Origin origin, String namespace, Set<String> rooms, Set<String> except,
			Set<String> left) implements Emitted {
	}

	/**
	 * Sockets are to be disconnected.
	 *
	 * @param origin who has sent it
	 * @param namespace the name of the namespace, with its slash
	 * @param rooms the rooms whose sockets are meant; all sockets of the namespace, if
	 * there are none
	 * @param except the rooms whose sockets are not meant
	 * @param close whether to close the underlying connections
	 */
	record DisconnectSockets(Origin origin, String namespace, Set<String> rooms, Set<String> except,
			boolean close) implements Emitted {
	}

}
