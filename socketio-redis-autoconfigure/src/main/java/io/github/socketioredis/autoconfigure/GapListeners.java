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

package io.github.socketioredis.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.socketioredis.Registration;
import io.github.socketioredis.transport.GapListener;
import io.github.socketioredis.transport.PubSubTransport;
import org.jspecify.annotations.Nullable;

/**
 * Listeners that outlive the transport they are registered with. Thread-safe.
 */
final class GapListeners {

	private final Map<Object, Entry> entries = new LinkedHashMap<>();

	synchronized Registration add(GapListener listener, @Nullable PubSubTransport transport) {
		Object key = new Object();
		this.entries.put(key, new Entry(listener, (transport != null) ? transport.onGap(listener) : null));
		return () -> remove(key);
	}

	/**
	 * Registers all listeners with a new transport. That they were registered with the
	 * one before does not matter, since it is closed.
	 * @param transport the transport
	 */
	synchronized void attach(PubSubTransport transport) {
		this.entries.replaceAll((key, entry) -> new Entry(entry.listener(), transport.onGap(entry.listener())));
	}

	private synchronized void remove(Object key) {
		Entry entry = this.entries.remove(key);
		if (entry != null && entry.registration() != null) {
			entry.registration().remove();
		}
	}

	/**
	 * A listener.
	 *
	 * @param listener what is called
	 * @param registration how it is registered with the current transport
	 */
	private record Entry(GapListener listener, @Nullable Registration registration) {

	}

}
