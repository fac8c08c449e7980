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
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.corundumstudio.socketio.AckCallback;
import com.corundumstudio.socketio.namespace.Namespace;
import com.corundumstudio.socketio.protocol.EngineIOVersion;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketType;
import com.corundumstudio.socketio.transport.NamespaceClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * A client in one namespace: what netty-socketio's API calls a client. It is in the
 * tables of netty-socketio from when it is admitted until it leaves. Thread-safe.
 *
 * @since 0.1.0
 */
public final class EngineSocket extends NamespaceClient {

	private static final Logger logger = LoggerFactory.getLogger(EngineSocket.class);

	private static final int MAX_HELD_PACKETS = 256;

	private final EngineSession session;

	private final Namespace namespace;

	private final String id;

	private final JsonNode auth;

	private final long admittedAt = System.currentTimeMillis();

	private final Set<String> earlyRooms = new LinkedHashSet<>();

	private final List<EncodedPacket> held = new ArrayList<>();

	private volatile State state = State.NEW;

	private volatile @Nullable JsonNode data;

	EngineSocket(EngineSession session, Namespace lobby, Namespace namespace, String id, JsonNode auth) {
		super(session, lobby);
		this.session = session;
		this.namespace = namespace;
		this.id = id;
		this.auth = auth;
	}

	/**
	 * Returns the id that clients and other servers know the socket by.
	 * @return the id
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Returns what the client sent to be admitted.
	 * @return an object
	 */
	public JsonNode auth() {
		return this.auth;
	}

	/**
	 * Returns when the client was admitted.
	 * @return milliseconds since 1970
	 */
	public long admittedAt() {
		return this.admittedAt;
	}

	/**
	 * Returns what the application has attached.
	 * @return the data; {@code null} if nothing was attached
	 */
	public @Nullable JsonNode data() {
		return this.data;
	}

	/**
	 * Attaches data.
	 * @param data the data; must not be modified afterwards
	 */
	public void data(JsonNode data) {
		this.data = data;
	}

	/**
	 * Returns the acknowledgements that are waited for.
	 * @return the acknowledgements of the session
	 */
	public AckTable acks() {
		return this.session.acks();
	}

	/**
	 * Returns whether nobody has disconnected the socket while it was decided whether it
	 * is admitted.
	 * @return whether it may be admitted
	 */
	boolean isNew() {
		return this.state == State.NEW;
	}

	/**
	 * Enters the tables of netty-socketio, with the rooms that were joined while it was
	 * decided whether the client is admitted.
	 */
	void admit() {
		this.namespace.addClient(this);
		synchronized (this) {
			this.state = State.ADMITTED;
			if (!this.earlyRooms.isEmpty()) {
				this.namespace.joinRooms(this.earlyRooms, getSessionId());
			}
		}
	}

	/**
	 * Sends the CONNECT packet, and what others have sent before it.
	 * @param packet the CONNECT packet
	 */
	synchronized void connect(EncodedPacket packet) {
		if (this.state != State.ADMITTED) {
			return;
		}
		this.session.send(packet);
		this.held.forEach(this.session::send);
		this.held.clear();
		this.state = State.CONNECTED;
	}

	/**
	 * Stops sending and joining.
	 * @return whether the socket was in its namespace until now
	 */
	synchronized boolean leave() {
		State before = this.state;
		this.state = State.GONE;
		this.held.clear();
		return before == State.ADMITTED || before == State.CONNECTED;
	}

	/**
	 * Leaves the tables of netty-socketio and tells its listeners.
	 */
	void depart() {
		this.session.acks().loseAll(this.namespace.getName());
		this.namespace.onDisconnect(this);
	}

	/**
	 * Sends a packet, or holds it back until the CONNECT packet has been sent.
	 * @param packet the packet; {@code null} if there is nothing to send
	 */
	private void send(@Nullable EncodedPacket packet) {
		if (packet == null) {
			return;
		}
		if (this.state == State.CONNECTED) {
			this.session.send(packet);
		}
		else if (this.state != State.GONE) {
			hold(packet);
		}
	}

	private synchronized void hold(EncodedPacket packet) {
		if (this.state == State.CONNECTED) {
			this.session.send(packet);
		}
		else if (this.state != State.GONE && this.held.size() < MAX_HELD_PACKETS) {
			this.held.add(packet);
		}
	}

	@Override
	public void send(Packet packet) {
		count(packet);
		send(encode(packet, null));
	}

	@Override
	public void send(Packet packet, AckCallback<?> ackCallback) {
		if (this.state == State.GONE) {
			ackCallback.onTimeout();
			return;
		}
		count(packet);
		long ackId = this.session.expect(this.namespace.getName(), ackCallback);
		send(encode(packet, ackId));
		if (this.state == State.GONE) {
			this.session.acks().lose(ackId);
		}
	}

	private void count(Packet packet) {
		if (packet.getSubType() == PacketType.EVENT) {
			this.session.context().counters().sentEvents.increment();
		}
	}

	private @Nullable EncodedPacket encode(Packet packet, @Nullable Long ackId) {
		try {
			return this.session.context().encoding().encode(packet, this.namespace.getName(), ackId);
		}
		catch (RuntimeException ex) {
			logger.warn(
					"Dropped {} that can't be written: {}", (packet.getName() != null)
							? "event '" + packet.getName() + "'" : "a packet of type " + packet.getSubType(),
					ex.toString());
			return null;
		}
	}

	@Override
	public void sendEvent(String name, Object... data) {
		send(event(name, data));
	}

	@Override
	public void sendEvent(String name, AckCallback<?> ackCallback, Object... data) {
		send(event(name, data), ackCallback);
	}

	private static Packet event(String name, Object... data) {
		Packet packet = new Packet(PacketType.MESSAGE, EngineIOVersion.V4);
		packet.setSubType(PacketType.EVENT);
		packet.setName(name);
		packet.setData(Arrays.asList(data));
		return packet;
	}

	/**
	 * Takes the client out of the namespace, as Node's {@code socket.disconnect()} does.
	 * It is told, and stays connected to its other namespaces.
	 */
	@Override
	public void disconnect() {
		if (leave()) {
			this.session.send(this.session.context().encoding().disconnect(this.namespace.getName()));
			this.session.departed(this);
		}
	}

	@Override
	public void onDisconnect() {
		if (leave()) {
			this.session.departed(this);
		}
	}

	@Override
	public boolean isWritable() {
		return this.state != State.GONE && this.session.isWritable();
	}

	@Override
	public Namespace getNamespace() {
		return this.namespace;
	}

	@Override
	public void joinRoom(String room) {
		joinRooms(Set.of(room));
	}

	@Override
	public synchronized void joinRooms(Set<String> rooms) {
		if (this.state == State.NEW) {
			this.earlyRooms.addAll(rooms);
		}
		else if (this.state != State.GONE) {
			this.namespace.joinRooms(rooms, getSessionId());
		}
	}

	@Override
	public void leaveRoom(String room) {
		leaveRooms(Set.of(room));
	}

	@Override
	public synchronized void leaveRooms(Set<String> rooms) {
		this.earlyRooms.removeAll(rooms);
		if (this.state != State.NEW && this.state != State.GONE) {
			this.namespace.leaveRooms(rooms, getSessionId());
		}
	}

	@Override
	public Set<String> getAllRooms() {
		return this.namespace.getRooms(this);
	}

	@Override
	public int getCurrentRoomSize(String room) {
		return this.namespace.getRoomClientsInCluster(room);
	}

	@Override
	public boolean equals(Object obj) {
		return this == obj;
	}

	@Override
	public int hashCode() {
		return System.identityHashCode(this);
	}

	@Override
	public String toString() {
		return "EngineSocket[" + this.id + "]";
	}

	/**
	 * Where a socket is in its life.
	 */
	private enum State {

		NEW, ADMITTED, CONNECTED, GONE

	}

}
