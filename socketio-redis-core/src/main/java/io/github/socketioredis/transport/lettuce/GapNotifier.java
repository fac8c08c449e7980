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

package io.github.socketioredis.transport.lettuce;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import io.github.socketioredis.Registration;
import io.github.socketioredis.transport.GapListener;
import io.github.socketioredis.transport.SubscriptionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners when a gap begins and ends, in order and on the threads of an executor.
 * Guarded by the lock of the {@link SubscriptionManager}.
 */
final class GapNotifier {

	private static final Logger logger = LoggerFactory.getLogger(LettuceTransport.class);

	private final Executor executor;

	private final List<GapListener> listeners = new CopyOnWriteArrayList<>();

	private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

	private boolean gap;

	GapNotifier(Executor executor) {
		this.executor = executor;
	}

	Registration add(GapListener listener, SubscriptionState state) {
		this.listeners.add(listener);
		if (this.gap) {
			later(() -> tell(listener, (hears) -> hears.gapBegan(state)));
		}
		return () -> this.listeners.remove(listener);
	}

	boolean isGap() {
		return this.gap;
	}

	/**
	 * Says whether there is a gap now.
	 * @param gap whether there is
	 * @param state the state
	 */
	void update(boolean gap, SubscriptionState state) {
		if (this.gap == gap) {
			return;
		}
		this.gap = gap;
		List<GapListener> concerned = List.copyOf(this.listeners);
		if (!concerned.isEmpty()) {
			later(() -> concerned.forEach((listener) -> tell(listener,
					gap ? (hears) -> hears.gapBegan(state) : (hears) -> hears.gapEnded(state))));
		}
	}

	private void later(Runnable task) {
		try {
			this.last = this.last.thenRunAsync(task, this.executor);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("Nobody was told of a gap: the executor for listeners refuses tasks");
		}
	}

	private static void tell(GapListener listener, Consumer<GapListener> call) {
		try {
			call.accept(listener);
		}
		catch (RuntimeException ex) {
			logger.error("A gap listener failed", ex);
		}
	}

}
