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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.github.socketioredis.Registration;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.SocketDetails;
import io.github.socketioredis.protocol.SocketSelector;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Writes down what an adapter does to the local sockets.
 */
class RecordingNamespace implements LocalNamespace {

	private final String name;

	private final Set<String> rooms = ConcurrentHashMap.newKeySet();

	private final Set<String> sockets = ConcurrentHashMap.newKeySet();

	private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

	private final List<String> actions = new ArrayList<>();

	private final List<Consumer<JsonNode>> acks = new CopyOnWriteArrayList<>();

	RecordingNamespace(String name, String... rooms) {
		this.name = name;
		this.rooms.addAll(Set.of(rooms));
	}

	List<String> takeActions() {
		List<String> taken = List.copyOf(this.actions);
		this.actions.clear();
		return taken;
	}

	/**
	 * Adds a room or takes it away, and says so.
	 */
	void room(String room, boolean exists) {
		if (exists) {
			this.rooms.add(room);
		}
		else {
			this.rooms.remove(room);
		}
		this.listeners.forEach((listener) -> listener.accept(room));
	}

	/**
	 * Adds a socket with its private room.
	 */
	void connect(String id) {
		this.sockets.add(id);
		room(id, true);
	}

	int listeners() {
		return this.listeners.size();
	}

	@Override
	public boolean isSocket(String name) {
		return this.sockets.contains(name);
	}

	@Override
	public Registration onRoomChange(Consumer<String> listener) {
		this.listeners.add(listener);
		return () -> this.listeners.remove(listener);
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public boolean hasRoom(String room) {
		return this.rooms.contains(room);
	}

	@Override
	public void deliver(EventData data, SocketSelector target, BroadcastFlags flags) {
		this.actions.add("deliver " + new String(data.json(), StandardCharsets.UTF_8) + " to " + target.rooms()
				+ " except " + target.except() + (flags.isVolatile() ? " volatile" : ""));
	}

	@Override
	public void join(SocketSelector target, Set<String> rooms) {
		this.actions.add("join " + rooms + " by " + target.rooms() + " except " + target.except());
	}

	@Override
	public void leave(SocketSelector target, Set<String> rooms) {
		this.actions.add("leave " + rooms + " by " + target.rooms() + " except " + target.except());
	}

	@Override
	public void disconnect(SocketSelector target, boolean close) {
		this.actions.add("disconnect " + target.rooms() + " except " + target.except() + " close=" + close);
	}

	@Override
	public Set<String> rooms() {
		return this.rooms;
	}

	@Override
	public List<String> ids(SocketSelector target) {
		return List.of("id-of-" + this.name);
	}

	@Override
	public List<SocketDetails> describe(SocketSelector target) {
		this.actions.add("describe " + target.rooms() + " except " + target.except());
		return List
			.of(new SocketDetails("id-of-" + this.name, JsonNodeFactory.instance.objectNode(), List.of("r"), null));
	}

	@Override
	public PendingAcks deliverWithAck(EventData data, SocketSelector target, BroadcastFlags flags,
			Consumer<JsonNode> ack) {
		deliver(data, target, flags);
		this.acks.add(ack);
		return new PendingAcks() {

			@Override
			public int clients() {
				return 1;
			}

			@Override
			public void forget() {
				RecordingNamespace.this.acks.remove(ack);
			}

		};
	}

	List<Consumer<JsonNode>> acks() {
		return this.acks;
	}

}
