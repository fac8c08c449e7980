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

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import io.github.socketioredis.Registration;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.SocketDetails;
import io.github.socketioredis.protocol.SocketSelector;
import tools.jackson.databind.JsonNode;

/**
 * The sockets of one namespace that are connected to this server, as the adapters see
 * them. Implementations are thread-safe and don't block.
 *
 * @since 0.1.0
 */
public interface LocalNamespace {

	/**
	 * Returns the name of the namespace.
	 * @return the name, with its slash
	 */
	String name();

	/**
	 * Returns whether a local socket is in a room. Cheap: it is asked for every message
	 * that arrives on the channel of a room.
	 * @param room the name of a room or the id of a socket
	 * @return whether somebody is there
	 */
	boolean hasRoom(String room);

	/**
	 * Returns whether a name is the id of a local socket, and so that of its private
	 * room.
	 * @param name the name
	 * @return whether such a socket is here
	 */
	boolean isSocket(String name);

	/**
	 * Registers a listener that is called after a room has come into being or has ceased
	 * to be, or a name has become the id of a socket or is none any more. It is a hint:
	 * the listener has to look what is true by then, and calls may come in any order and
	 * on any thread.
	 * @param listener is called with the name of the room; must not block
	 * @return removes the listener
	 */
	Registration onRoomChange(Consumer<String> listener);

	/**
	 * Sends an event to local sockets.
	 * @param data the event
	 * @param target the sockets that are meant
	 * @param flags the flags
	 */
	void deliver(EventData data, SocketSelector target, BroadcastFlags flags);

	/**
	 * Makes local sockets join rooms.
	 * @param target the sockets that are meant
	 * @param rooms the rooms
	 */
	void join(SocketSelector target, Set<String> rooms);

	/**
	 * Makes local sockets leave rooms.
	 * @param target the sockets that are meant
	 * @param rooms the rooms
	 */
	void leave(SocketSelector target, Set<String> rooms);

	/**
	 * Disconnects local sockets.
	 * @param target the sockets that are meant
	 * @param close whether to close the underlying connections
	 */
	void disconnect(SocketSelector target, boolean close);

	/**
	 * Returns the rooms of local sockets, the private ones included.
	 * @return the names of the rooms
	 */
	Set<String> rooms();

	/**
	 * Returns the ids of local sockets.
	 * @param target the sockets that are meant
	 * @return the ids
	 */
	List<String> ids(SocketSelector target);

	/**
	 * Describes local sockets.
	 * @param target the sockets that are meant
	 * @return one description for each socket
	 */
	List<SocketDetails> describe(SocketSelector target);

	/**
	 * Sends an event to local sockets and collects their acknowledgements.
	 * @param data the event
	 * @param target the sockets that are meant
	 * @param flags the flags
	 * @param ack called once for each acknowledgement, with its first value, a missing
	 * node if it has none; may be called before this method returns, and on any thread
	 * @return what is waited for
	 */
	PendingAcks deliverWithAck(EventData data, SocketSelector target, BroadcastFlags flags, Consumer<JsonNode> ack);

	/**
	 * The acknowledgements that are waited for.
	 */
	interface PendingAcks {

		/**
		 * Returns how many sockets have been asked.
		 * @return the number of sockets
		 */
		int clients();

		/**
		 * Waits no longer.
		 */
		void forget();

	}

}
