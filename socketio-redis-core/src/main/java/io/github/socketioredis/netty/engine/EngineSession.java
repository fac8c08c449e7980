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

package io.github.socketioredis.netty.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import com.corundumstudio.socketio.handler.ClientHead;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.store.Store;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the wire layer knows of one Engine.IO session, kept where netty-socketio keeps a
 * session's store so that it lives and dies with the session. Thread-safe.
 *
 * @since 0.1.0
 */
public final class EngineSession implements Store {

	private static final int MAX_HELD_PACKETS = 256;

	private final UUID sessionId;

	private final ConcurrentMap<String, Object> values = new ConcurrentHashMap<>();

	private final ConcurrentMap<String, NamespaceState> namespaces = new ConcurrentHashMap<>();

	private final AttachmentCollector attachments = new AttachmentCollector();

	private final AckTable acks = new AckTable();

	/**
	 * Creates a session.
	 * @param sessionId the Engine.IO session id, which only the client may know
	 */
	public EngineSession(UUID sessionId) {
		this.sessionId = sessionId;
	}

	/**
	 * Returns the session of a connection.
	 * @param client the connection
	 * @return its session
	 */
	public static EngineSession of(ClientHead client) {
		return (EngineSession) client.getStore();
	}

	/**
	 * Returns whether the client has been admitted to a namespace and has not left it.
	 * @param namespace the name of the namespace as netty-socketio has it
	 * @return whether it is admitted
	 */
	public boolean isAdmitted(String namespace) {
		NamespaceState state = this.namespaces.get(namespace);
		return state != null && state.admitted;
	}

	/**
	 * Admits the client to a namespace.
	 * @param namespace the name of the namespace as netty-socketio has it
	 */
	void admitted(String namespace) {
		NamespaceState state = state(namespace);
		state.admittedAt = System.currentTimeMillis();
		state.admitted = true;
	}

	/**
	 * Returns the id of the client's socket in a namespace, made when first asked for.
	 * @param namespace the name of the namespace as netty-socketio has it
	 * @param ids makes ids
	 * @return the id
	 */
	public String socketId(String namespace, SocketIdMode ids) {
		return state(namespace).socketId(this.sessionId, ids);
	}

	/**
	 * Forgets a namespace that the client has left; if it comes back, it gets a new id.
	 * @param namespace the name of the namespace as netty-socketio has it
	 */
	public void disconnected(String namespace) {
		this.namespaces.remove(namespace);
	}

	/**
	 * Lets events through, now that the CONNECT packet has been written.
	 * @param namespace the name of the namespace as netty-socketio has it
	 * @return the packets that have been held back, in order
	 */
	List<Packet> connected(String namespace) {
		return state(namespace).connect();
	}

	/**
	 * Holds a packet back if the CONNECT packet of its namespace has not been written
	 * yet.
	 * @param packet the packet
	 * @return whether it is held back
	 */
	boolean hold(Packet packet) {
		return state(packet.getNsp()).hold(packet);
	}

	/**
	 * Returns what the application has attached to the client's socket in a namespace.
	 * @param namespace the name of the namespace as netty-socketio has it
	 * @return the data; {@code null} if nothing was attached
	 */
	public @Nullable JsonNode data(String namespace) {
		NamespaceState state = this.namespaces.get(namespace);
		return (state != null) ? state.data : null;
	}

	/**
	 * Attaches data to the client's socket in a namespace.
	 * @param namespace the name of the namespace as netty-socketio has it
	 * @param data the data; must not be modified afterwards
	 */
	public void data(String namespace, JsonNode data) {
		state(namespace).data = data;
	}

	/**
	 * Returns what the client sent to be admitted to a namespace.
	 * @param namespace the name of the namespace as netty-socketio has it
	 * @return an object; {@code null} if it was not asked yet
	 */
	public @Nullable JsonNode auth(String namespace) {
		NamespaceState state = this.namespaces.get(namespace);
		return (state != null) ? state.auth : null;
	}

	void auth(String namespace, JsonNode auth) {
		state(namespace).auth = auth;
	}

	/**
	 * Returns when the client was admitted to a namespace.
	 * @param namespace the name of the namespace as netty-socketio has it
	 * @return milliseconds since 1970; 0 if it is not admitted
	 */
	public long admittedAt(String namespace) {
		NamespaceState state = this.namespaces.get(namespace);
		return (state != null) ? state.admittedAt : 0;
	}

	/**
	 * Returns the acknowledgements that are waited for.
	 * @return the acknowledgements of this session
	 */
	public AckTable acks() {
		return this.acks;
	}

	AttachmentCollector attachments() {
		return this.attachments;
	}

	private NamespaceState state(String namespace) {
		return this.namespaces.computeIfAbsent(namespace, (name) -> new NamespaceState());
	}

	@Override
	public void set(String key, Object value) {
		this.values.put(key, value);
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> T get(String key) {
		return (T) this.values.get(key);
	}

	@Override
	public boolean has(String key) {
		return this.values.containsKey(key);
	}

	@Override
	public void del(String key) {
		this.values.remove(key);
	}

	/**
	 * One namespace of the session.
	 */
	private static final class NamespaceState {

		private final List<Packet> held = new ArrayList<>();

		private volatile boolean admitted;

		private volatile boolean connected;

		private volatile long admittedAt;

		private volatile @Nullable JsonNode auth;

		private volatile @Nullable JsonNode data;

		private String socketId = "";

		synchronized String socketId(UUID sessionId, SocketIdMode ids) {
			if (this.socketId.isEmpty()) {
				this.socketId = ids.create(sessionId);
			}
			return this.socketId;
		}

		synchronized List<Packet> connect() {
			this.connected = true;
			List<Packet> packets = List.copyOf(this.held);
			this.held.clear();
			return packets;
		}

		boolean hold(Packet packet) {
			return !this.connected && holdUnlessConnected(packet);
		}

		private synchronized boolean holdUnlessConnected(Packet packet) {
			if (this.connected) {
				return false;
			}
			if (this.held.size() < MAX_HELD_PACKETS) {
				this.held.add(packet);
			}
			return true;
		}

	}

}
