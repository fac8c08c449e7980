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

package io.github.socketioredis.protocol;

import java.util.Set;

import io.github.socketioredis.SubscriptionMode;

/**
 * The channels of the sharded protocol for one prefix and one namespace, and the one rule
 * that says which of them a broadcast takes.
 * <table>
 * <caption>Channels, for the prefix {@code socket.io} and the namespace
 * {@code /chat}</caption>
 * <tr>
 * <td>{@code socket.io#/chat#}</td>
 * <td>all that no other channel is for</td>
 * </tr>
 * <tr>
 * <td>{@code socket.io#/chat#room#}</td>
 * <td>broadcasts to exactly one room, depending on the mode</td>
 * </tr>
 * <tr>
 * <td>{@code socket.io#/chat#uid#}</td>
 * <td>responses to one server</td>
 * </tr>
 * </table>
 *
 * @since 0.1.0
 */
public final class ShardedChannels {

	/**
	 * How a publisher recognises the id of a socket: it can't know the sockets of others.
	 */
	private static final int SOCKET_ID_LENGTH = 20;

	private final String namespace;

	private final SubscriptionMode mode;

	/**
	 * Creates the channels of a namespace.
	 * @param prefix the prefix of all channels
	 * @param namespace the name of the namespace, with its slash
	 * @param mode the mode of the cluster
	 */
	public ShardedChannels(String prefix, String namespace, SubscriptionMode mode) {
		this.namespace = prefix + "#" + namespace + "#";
		this.mode = mode;
	}

	/**
	 * Returns the channel that all servers of the namespace subscribe to.
	 * @return the channel
	 */
	public String namespace() {
		return this.namespace;
	}

	/**
	 * Returns the channel of responses to one server.
	 * @param uid the uid of the server's adapter
	 * @return the channel
	 */
	public String server(String uid) {
		return this.namespace + uid + "#";
	}

	/**
	 * Returns the channel of a room.
	 * @param room the name of the room
	 * @return the channel
	 */
	public String room(String room) {
		return this.namespace + room + "#";
	}

	/**
	 * Returns the room that a channel is of.
	 * @param channel the channel of a room
	 * @return the name of the room
	 */
	public String roomOf(String channel) {
		return channel.substring(this.namespace.length(), channel.length() - 1);
	}

	/**
	 * Returns the channel that a broadcast takes which wants no acknowledgements.
	 * @param rooms the rooms of the broadcast
	 * @return the room's channel for exactly one room that has one, otherwise the
	 * namespace's
	 */
	public String broadcast(Set<String> rooms) {
		if (rooms.size() == 1) {
			String room = rooms.iterator().next();
			if (isPublishedTo(room)) {
				return room(room);
			}
		}
		return this.namespace;
	}

	private boolean isPublishedTo(String room) {
		return switch (this.mode) {
			case STATIC -> false;
			case DYNAMIC -> room.length() != SOCKET_ID_LENGTH;
			case DYNAMIC_PRIVATE -> true;
		};
	}

	/**
	 * Returns whether a server has to subscribe to the channel of a room that a local
	 * socket is in. In dynamic mode that is each public room, and the private room of
	 * each socket whose id is not recognised by its length.
	 * @param room the name of the room
	 * @param isPrivate whether it is the private room of a local socket
	 * @return whether to subscribe
	 */
	public boolean isSubscribedTo(String room, boolean isPrivate) {
		return isPublishedTo(room) || (this.mode == SubscriptionMode.DYNAMIC && !isPrivate);
	}

	/**
	 * Returns whether any room has a channel.
	 * @return {@code false} in static mode
	 */
	public boolean hasRoomChannels() {
		return this.mode != SubscriptionMode.STATIC;
	}

}
