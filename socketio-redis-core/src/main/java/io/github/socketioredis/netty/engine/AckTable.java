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

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The acknowledgements that are waited for from one session, beside those of
 * netty-socketio: its time limits are whole seconds, it knows one value only and can't
 * forget. The ids begin where those of netty-socketio never come, and end where the
 * official Java client can't read them any more: it has 32 bits. Bounded: the oldest go
 * when there are too many. Thread-safe.
 *
 * @since 0.1.0
 */
public final class AckTable {

	private static final long FIRST_ID = 1L << 30;

	private static final long LAST_ID = Integer.MAX_VALUE;

	private static final int MAX_ACKS = 1000;

	private static final int MAX_DIGITS = 18;

	private final Map<Long, Pending> pending = new LinkedHashMap<>();

	private long nextId;

	AckTable() {
		this(FIRST_ID);
	}

	AckTable(long nextId) {
		this.nextId = nextId;
	}

	/**
	 * Begins to wait for an acknowledgement.
	 * @param namespace the name of the namespace as netty-socketio has it
	 * @param ack called with the first value of the acknowledgement, a missing node if it
	 * has none, on an event loop
	 * @return the id that the packet has to carry
	 */
	public synchronized long expect(String namespace, Consumer<JsonNode> ack) {
		if (this.pending.size() >= MAX_ACKS) {
			Iterator<Long> oldest = this.pending.keySet().iterator();
			oldest.next();
			oldest.remove();
		}
		long id = this.nextId;
		this.nextId = (id < LAST_ID) ? id + 1 : FIRST_ID;
		this.pending.put(id, new Pending(namespace, ack));
		return id;
	}

	/**
	 * Waits no longer.
	 * @param id the id of the acknowledgement
	 */
	public synchronized void forget(long id) {
		this.pending.remove(id);
	}

	/**
	 * Returns how many acknowledgements are waited for.
	 * @return the number of acknowledgements
	 */
	public synchronized int size() {
		return this.pending.size();
	}

	/**
	 * Takes an acknowledgement if it is one of this table's.
	 * @param mapper reads the values
	 * @param packet the packet
	 * @param address its namespace
	 * @param attachments its attachments
	 * @return {@code false} if it belongs to netty-socketio
	 * @throws ProtocolException if the values can't be read
	 */
	boolean take(JsonMapper mapper, byte[] packet, PacketAddress address, List<byte[]> attachments)
			throws ProtocolException {
		int end = address.end();
		long id = 0;
		while (end < packet.length && packet[end] >= '0' && packet[end] <= '9' && end - address.end() < MAX_DIGITS) {
			id = id * 10 + packet[end] - '0';
			end++;
		}
		if (id < FIRST_ID) {
			return false;
		}
		Pending ack = remove(id, address.namespace());
		if (ack != null) {
			ack.ack().accept(firstValue(mapper, packet, end, attachments));
		}
		return true;
	}

	private synchronized @Nullable Pending remove(long id, String namespace) {
		Pending ack = this.pending.get(id);
		return (ack != null && ack.namespace().equals(namespace)) ? this.pending.remove(id) : null;
	}

	private static JsonNode firstValue(JsonMapper mapper, byte[] packet, int start, List<byte[]> attachments)
			throws ProtocolException {
		try {
			JsonNode values = mapper.readTree(packet, start, packet.length - start);
			if (!values.isArray()) {
				throw new ProtocolException("an acknowledgement that is no array");
			}
			return Placeholders.resolve(values, attachments).path(0);
		}
		catch (JacksonException ex) {
			throw new ProtocolException("an acknowledgement that can't be read", ex);
		}
	}

	private record Pending(String namespace, Consumer<JsonNode> ack) {
	}

}
