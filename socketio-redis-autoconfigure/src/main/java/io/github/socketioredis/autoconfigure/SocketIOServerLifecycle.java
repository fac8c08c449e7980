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

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOServer;
import io.github.socketioredis.UnsupportedRedisException;
import io.github.socketioredis.netty.NettyNode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the server with the application context: subscribes first, accepts clients when
 * Redis has confirmed. It starts before the web server, so that an instance that answers
 * over HTTP serves Socket.IO too, and stops after it, since requests may still emit; the
 * connections to Redis are closed last.
 */
final class SocketIOServerLifecycle implements SmartLifecycle {

	/**
	 * Below the web server, whose phases are 1024 and 2048 below the default one.
	 */
	static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

	private static final Logger logger = LoggerFactory.getLogger(SocketIOServerLifecycle.class);

	private final NettyNode node;

	private final SocketIOServer server;

	private final Membership membership;

	private volatile boolean running;

	SocketIOServerLifecycle(NettyNode node, SocketIOServer server, Membership membership) {
		this.node = node;
		this.server = server;
		this.membership = membership;
	}

	@Override
	public void start() {
		if (this.running) {
			return;
		}
		try {
			subscribe();
			bind();
		}
		catch (RuntimeException ex) {
			this.node.stop();
			throw ex;
		}
		this.running = true;
		logger.info("Socket.IO server started on {} ({})", address(), this.membership.description());
	}

	private void subscribe() {
		CompletableFuture<Void> subscribed = this.node.subscribe();
		Duration timeout = this.membership.timeout();
		try {
			subscribed.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while waiting for Redis", ex);
		}
		catch (ExecutionException ex) {
			rejectUnsupported(ex);
			unavailable(subscribed, ex.getCause());
		}
		catch (TimeoutException ex) {
			unavailable(subscribed, null);
		}
	}

	/*
	 * Also without fail-fast: waiting for another Redis would be for ever.
	 */
	private void rejectUnsupported(ExecutionException failure) {
		for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
			if (cause instanceof UnsupportedRedisException unsupported) {
				RuntimeException located = new UnsupportedRedisException(
						this.membership.redis() + ": " + unsupported.getMessage());
				located.initCause(unsupported);
				throw located;
			}
		}
	}

	private void unavailable(CompletableFuture<Void> subscribed, @Nullable Throwable cause) {
		FailureAnalyzedException failure = RedisUnavailable.exception(this.membership.redis(),
				this.membership.timeout(), this.membership.lastError().get(), cause);
		if (this.membership.failFast()) {
			throw failure;
		}
		logger.warn("{} Only clients of this server are reached until it comes.", failure.getMessage());
		subscribed.thenRun(() -> logger.info("Socket.IO server on {} has joined the cluster", address()));
	}

	private void bind() {
		try {
			this.node.start();
		}
		catch (Exception ex) {
			throw new FailureAnalyzedException(
					"The Socket.IO server can't listen on " + address() + ": " + ex.getMessage(),
					"End what uses the port, or set 'socketio.server.port' and 'socketio.server.hostname' to a free "
							+ "port of this machine.",
					ex);
		}
	}

	private String address() {
		Configuration configuration = this.server.getConfiguration();
		String hostname = configuration.getHostname();
		return ((hostname != null) ? hostname : "*") + ":" + configuration.getPort();
	}

	@Override
	public void stop(Runnable callback) {
		Thread thread = new Thread(() -> {
			try {
				stop();
			}
			finally {
				callback.run();
			}
		}, "socketio-server-stop");
		thread.start();
	}

	@Override
	public void stop() {
		if (this.running) {
			this.running = false;
			this.node.stop();
			logger.info("Socket.IO server on {} stopped", address());
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	/**
	 * How the server takes part in the cluster.
	 *
	 * @param description the adapter and the address, for people
	 * @param redis the address of Redis
	 * @param timeout how long confirmations are waited for
	 * @param failFast whether a missing confirmation fails the start
	 * @param lastError gives the last error of subscribing
	 */
	record Membership(String description, String redis, Duration timeout, boolean failFast,
			Supplier<@Nullable String> lastError) {

	}

}
