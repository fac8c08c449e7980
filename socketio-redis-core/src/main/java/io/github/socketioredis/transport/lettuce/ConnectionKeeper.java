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

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.api.StatefulConnection;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one connection open from the first {@link #open()} on. A connection that breaks
 * is never mended by Lettuce, whatever the client's options say: it is closed, so that
 * nothing is sent twice, and replaced by a new one. All state is confined to the thread
 * of the executor.
 *
 * @param <C> the type of the connection
 */
final class ConnectionKeeper<C extends StatefulConnection<?, ?>> {

	/**
	 * Gets told about the connection, on the thread of the executor.
	 *
	 * @param <C> the type of the connection
	 */
	interface Owner<C> {

		void connected(C connection);

		/**
		 * A lost connection has been replaced.
		 */
		void reconnected();

		/**
		 * The connection is gone, or could not be made.
		 * @param reason what happened
		 * @param silent whether it is certain that nothing will be sent on it any more
		 */
		void disconnected(String reason, boolean silent);

	}

	private final Connector<C> connector;

	private final ScheduledExecutorService executor;

	private final TransportTimings timings;

	private final Backoff backoff;

	private final Owner<C> owner;

	private final AtomicBoolean opened = new AtomicBoolean();

	private @Nullable C connection;

	private long connectedAt;

	private long attempt;

	private int failures;

	private boolean hadConnection;

	private boolean closed;

	ConnectionKeeper(Connector<C> connector, ScheduledExecutorService executor, TransportTimings timings,
			Owner<C> owner) {
		this.connector = connector;
		this.executor = executor;
		this.timings = timings;
		this.backoff = new Backoff(timings.minBackoff(), timings.maxBackoff());
		this.owner = owner;
	}

	/**
	 * Opens the connection if that has not been asked before. Called on any thread.
	 */
	void open() {
		if (!this.opened.get() && this.opened.compareAndSet(false, true)) {
			execute(this::connect);
		}
	}

	private void connect() {
		if (this.closed) {
			return;
		}
		long current = ++this.attempt;
		attempt().whenComplete((made, failure) -> {
			if (!execute(() -> finished(current, made, failure)) && made != null) {
				made.closeAsync();
			}
		});
		this.executor.schedule(() -> timedOut(current), this.timings.connectTimeout().toNanos(), TimeUnit.NANOSECONDS);
	}

	private CompletableFuture<C> attempt() {
		try {
			return this.connector.connect();
		}
		catch (RuntimeException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private void timedOut(long current) {
		if (current == this.attempt) {
			failed("no connection within " + this.timings.connectTimeout(), true);
		}
	}

	private void finished(long current, @Nullable C made, @Nullable Throwable failure) {
		if (this.closed || current != this.attempt) {
			if (made != null) {
				made.closeAsync();
			}
		}
		else if (made == null) {
			failed(Failures.describe(failure), true);
		}
		else {
			use(made);
		}
	}

	private void use(C made) {
		this.attempt++;
		this.connection = made;
		this.connectedAt = System.nanoTime();
		made.setTimeout(Duration.ZERO);
		made.addListener(new DisconnectListener(made));
		if (made.isOpen()) {
			this.owner.connected(made);
			if (this.hadConnection) {
				this.owner.reconnected();
			}
			this.hadConnection = true;
		}
		else {
			replace(made, "the connection broke at once");
		}
	}

	/**
	 * Gives up a connection and makes a new one.
	 * @param lost the connection; nothing happens if it is not the current one
	 * @param reason what happened
	 */
	void replace(C lost, String reason) {
		replace(lost, reason, false);
	}

	private void replace(C lost, String reason, boolean silent) {
		if (this.connection != lost) {
			return;
		}
		close(lost);
		this.connection = null;
		if (System.nanoTime() - this.connectedAt > this.timings.maxBackoff().toNanos()) {
			this.failures = 0;
		}
		failed(reason, silent);
	}

	private void failed(String reason, boolean silent) {
		this.attempt++;
		this.failures++;
		this.owner.disconnected(reason, silent);
		this.executor.schedule(this::connect, this.backoff.delayNanos(this.failures), TimeUnit.NANOSECONDS);
	}

	/**
	 * Closes the connection for good.
	 * @return completes when it is closed
	 */
	CompletableFuture<Void> close() {
		this.closed = true;
		C current = this.connection;
		this.connection = null;
		return (current != null) ? close(current) : CompletableFuture.completedFuture(null);
	}

	private static CompletableFuture<Void> close(StatefulConnection<?, ?> connection) {
		if (connection instanceof RedisChannelHandler<?, ?> handler && handler.isClosed()) {
			return CompletableFuture.completedFuture(null);
		}
		return connection.closeAsync();
	}

	private boolean execute(Runnable task) {
		try {
			this.executor.execute(task);
			return true;
		}
		catch (RejectedExecutionException ex) {
			return false;
		}
	}

	/**
	 * Closes a connection when it breaks, on the I/O thread and before Lettuce's own
	 * watchdog gets to know, which would reconnect and send again.
	 */
	private final class DisconnectListener implements RedisConnectionStateListener {

		private final C current;

		private DisconnectListener(C current) {
			this.current = current;
		}

		@Override
		public void onRedisDisconnected(RedisChannelHandler<?, ?> handler) {
			close(this.current);
			execute(() -> replace(this.current, "the connection broke", true));
		}

	}

}
