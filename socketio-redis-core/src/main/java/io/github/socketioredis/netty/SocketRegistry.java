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

package io.github.socketioredis.netty;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.github.socketioredis.Registration;
import io.github.socketioredis.protocol.SocketSelector;
import org.jspecify.annotations.Nullable;

/**
 * The admitted sockets of one namespace and their rooms. Rooms exist as long as somebody
 * is in them. Thread-safe.
 */
final class SocketRegistry {

	private static final int UUID_LENGTH = 36;

	private final ConcurrentMap<UUID, ConnectedSocket> bySession = new ConcurrentHashMap<>();

	private final ConcurrentMap<String, ConnectedSocket> byId = new ConcurrentHashMap<>();

	private final ConcurrentMap<String, Set<ConnectedSocket>> rooms = new ConcurrentHashMap<>();

	private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

	/**
	 * Registers a listener.
	 * @param listener is called with a name after a room of this name, or a socket with
	 * this id, has come or gone
	 * @return removes the listener
	 */
	Registration listen(Consumer<String> listener) {
		Consumer<String> added = listener::accept;
		this.listeners.add(added);
		return () -> this.listeners.remove(added);
	}

	private void changed(String name) {
		for (Consumer<String> listener : this.listeners) {
			listener.accept(name);
		}
	}

	void add(ConnectedSocket socket) {
		this.byId.put(socket.id(), socket);
		this.bySession.put(socket.sessionId(), socket);
		changed(socket.id());
	}

	@Nullable ConnectedSocket get(UUID sessionId) {
		return this.bySession.get(sessionId);
	}

	/**
	 * Removes a socket, which leaves all its rooms.
	 * @param socket the socket
	 */
	void remove(ConnectedSocket socket) {
		synchronized (socket) {
			socket.disconnected();
			Set.copyOf(socket.rooms()).forEach((room) -> leave(socket, room));
		}
		this.bySession.remove(socket.sessionId(), socket);
		if (this.byId.remove(socket.id(), socket)) {
			changed(socket.id());
		}
	}

	/**
	 * Makes the membership of a socket equal to what is true now. Whoever changes the
	 * truth calls this afterwards; then the last change wins, whatever the order of
	 * calls.
	 * @param socket the socket
	 * @param room the room
	 * @param truth the rooms that the socket really is in
	 */
	void update(ConnectedSocket socket, String room, Set<String> truth) {
		synchronized (socket) {
			if (socket.isConnected() && truth.contains(room)) {
				join(socket, room);
			}
			else {
				leave(socket, room);
			}
		}
	}

	private void join(ConnectedSocket socket, String room) {
		if (socket.rooms().add(room)) {
			AtomicBoolean isNew = new AtomicBoolean();
			this.rooms.compute(room, (name, present) -> {
				isNew.set(present == null);
				Set<ConnectedSocket> members = (present != null) ? present : ConcurrentHashMap.newKeySet();
				members.add(socket);
				return members;
			});
			if (isNew.get()) {
				changed(room);
			}
		}
	}

	private void leave(ConnectedSocket socket, String room) {
		if (socket.rooms().remove(room)) {
			Set<ConnectedSocket> members = this.rooms.computeIfPresent(room, (name, present) -> {
				present.remove(socket);
				return present.isEmpty() ? null : present;
			});
			if (members == null) {
				changed(room);
			}
		}
	}

	boolean hasRoom(String room) {
		return this.rooms.containsKey(room) || this.byId.containsKey(room);
	}

	boolean isSocket(String name) {
		return this.byId.containsKey(name);
	}

	Collection<ConnectedSocket> all() {
		return this.byId.values();
	}

	/**
	 * Returns the names of all rooms, the private ones included.
	 * @return the names at this moment
	 */
	Set<String> names() {
		Set<String> names = new LinkedHashSet<>(this.byId.keySet());
		names.addAll(this.rooms.keySet());
		return names;
	}

	int size() {
		return this.byId.size();
	}

	/**
	 * Counts the rooms without the private ones. A room that is named after the session
	 * of a socket is left out too: that name would let others in.
	 * @param limit how many of the largest rooms are wanted
	 * @return the rooms at this moment
	 */
	RoomCensus census(int limit) {
		RoomCensus census = new RoomCensus(limit);
		this.rooms.forEach((name, members) -> {
			if (!this.byId.containsKey(name) && !isSession(name)) {
				census.add(name, members.size());
			}
		});
		return census;
	}

	private boolean isSession(String name) {
		if (name.length() != UUID_LENGTH) {
			return false;
		}
		try {
			return this.bySession.containsKey(UUID.fromString(name));
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	int roomCount() {
		return this.rooms.size();
	}

	/**
	 * Does something with each selected socket, once for each.
	 * @param selector which sockets
	 * @param action what to do
	 */
	void forEach(SocketSelector selector, Consumer<ConnectedSocket> action) {
		Set<String> except = selector.except();
		for (ConnectedSocket socket : candidates(selector.rooms())) {
			if (socket.isConnected() && (except.isEmpty() || !socket.isInAny(except))) {
				action.accept(socket);
			}
		}
	}

	private Collection<ConnectedSocket> candidates(Set<String> names) {
		if (names.isEmpty()) {
			return all();
		}
		if (names.size() == 1) {
			return members(names.iterator().next());
		}
		Set<ConnectedSocket> union = new HashSet<>();
		names.forEach((room) -> union.addAll(members(room)));
		return union;
	}

	private Collection<ConnectedSocket> members(String room) {
		Set<ConnectedSocket> members = this.rooms.getOrDefault(room, Set.of());
		ConnectedSocket owner = this.byId.get(room);
		if (owner == null || members.contains(owner)) {
			return members;
		}
		Set<ConnectedSocket> union = new HashSet<>(members);
		union.add(owner);
		return union;
	}

}
