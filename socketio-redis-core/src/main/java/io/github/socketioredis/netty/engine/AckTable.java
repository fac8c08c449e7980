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
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The acknowledgements that are waited for from one session. Ids are within 32 bits,
 * since the official Java client reads no others. Bounded: the oldest go when there are
 * too many. Thread-safe.
 *
 * @since 0.1.0
 */
public final class AckTable {

	private static final long LAST_ID = Integer.MAX_VALUE;

	private static final int MAX_ACKS = 1000;

	private final Map<Long, Pending> pending = new LinkedHashMap<>();

	private long nextId;

	AckTable() {
		this(0);
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
	public long expect(String namespace, Consumer<JsonNode> ack) {
		return expect(namespace, (values) -> ack.accept(values.path(0)), () -> {
		});
	}

	/**
	 * Begins to wait for an acknowledgement.
	 * @param namespace the name of the namespace as netty-socketio has it
	 * @param ack called with the array of values
	 * @param lost called instead if it will never come
	 * @return the id that the packet has to carry
	 */
	long expect(String namespace, Consumer<JsonNode> ack, Runnable lost) {
		Pending oldest = null;
		long id;
		synchronized (this) {
			if (this.pending.size() >= MAX_ACKS) {
				Iterator<Pending> iterator = this.pending.values().iterator();
				oldest = iterator.next();
				iterator.remove();
			}
			id = this.nextId;
			this.nextId = (id < LAST_ID) ? id + 1 : 0;
			this.pending.put(id, new Pending(namespace, ack, lost));
		}
		if (oldest != null) {
			oldest.lose();
		}
		return id;
	}

	/**
	 * Sets what ends waiting for an acknowledgement, to be cancelled when that is over.
	 * @param id the id of the acknowledgement
	 * @param deadline calls {@link #lose}
	 */
	void deadline(long id, Future<?> deadline) {
		synchronized (this) {
			Pending ack = this.pending.get(id);
			if (ack != null) {
				ack.deadline = deadline;
				return;
			}
		}
		deadline.cancel(false);
	}

	/**
	 * Waits no longer.
	 * @param id the id of the acknowledgement
	 */
	public synchronized void forget(long id) {
		Pending ack = this.pending.remove(id);
		if (ack != null) {
			ack.cancelDeadline();
		}
	}

	/**
	 * Waits no longer, and says so.
	 * @param id the id of the acknowledgement
	 */
	void lose(long id) {
		Pending ack;
		synchronized (this) {
			ack = this.pending.remove(id);
		}
		if (ack != null) {
			ack.lose();
		}
	}

	/**
	 * Waits no longer for those of a namespace that the client has left.
	 * @param namespace the name of the namespace as netty-socketio has it
	 */
	void loseAll(String namespace) {
		List<Pending> lost = new ArrayList<>();
		synchronized (this) {
			this.pending.values().removeIf((ack) -> {
				boolean remove = ack.namespace.equals(namespace);
				if (remove) {
					lost.add(ack);
				}
				return remove;
			});
		}
		lost.forEach(Pending::lose);
	}

	/**
	 * Returns how many acknowledgements are waited for.
	 * @return the number of acknowledgements
	 */
	public synchronized int size() {
		return this.pending.size();
	}

	/**
	 * Takes an acknowledgement, if it is waited for.
	 * @param namespace the name of the namespace as netty-socketio has it
	 * @param id its id
	 * @param values the array of values
	 * @return whether it was waited for
	 */
	boolean acknowledge(String namespace, long id, JsonNode values) {
		Pending ack = remove(namespace, id);
		if (ack != null) {
			ack.cancelDeadline();
			ack.values.accept(values);
		}
		return ack != null;
	}

	private synchronized @Nullable Pending remove(String namespace, long id) {
		Pending ack = this.pending.get(id);
		return (ack != null && ack.namespace.equals(namespace)) ? this.pending.remove(id) : null;
	}

	/**
	 * An acknowledgement that is waited for.
	 */
	private static final class Pending {

		private final String namespace;

		private final Consumer<JsonNode> values;

		private final Runnable lost;

		private volatile @Nullable Future<?> deadline;

		Pending(String namespace, Consumer<JsonNode> values, Runnable lost) {
			this.namespace = namespace;
			this.values = values;
			this.lost = lost;
		}

		void lose() {
			cancelDeadline();
			this.lost.run();
		}

		void cancelDeadline() {
			Future<?> deadline = this.deadline;
			if (deadline != null) {
				deadline.cancel(false);
			}
		}

	}

}
