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

import java.util.concurrent.Executor;
import java.util.function.Supplier;

import javax.net.ssl.SSLEngine;

import io.github.socketioredis.HandlerInterceptor;
import io.github.socketioredis.netty.engine.SocketIdMode;
import org.jspecify.annotations.Nullable;

/**
 * Options of a {@link NettyNode}. Immutable.
 *
 * @param socketId how sockets get their ids. Default {@link SocketIdMode#PUBLIC}
 * @param maxPayload how many bytes a packet or a polling request may have. Default
 * 1,000,000, as in Node
 * @param maxBufferedBytes how many bytes may wait for a client that reads too slowly
 * before its connection is closed. Default 16 MiB
 * @param tls makes an engine for each connection, asked anew so that certificates can
 * change; {@code null} to leave TLS to the configuration of netty-socketio, whose key
 * store can be read only once and so allows no second start. Default {@code null}
 * @param shareSensitiveHeaders whether the {@code cookie} and {@code authorization}
 * headers of sockets are told to other servers. Default {@code false}
 * @param executor runs the listeners of server-side events and what depends on the
 * futures of questions to the cluster; must have as many threads as may block at once, as
 * virtual threads do; {@code null} for daemon threads of the node's own. Default
 * {@code null}
 * @param handlers stands around the application's listeners. Default
 * {@link HandlerInterceptor#NONE}
 * @since 0.1.0
 */
public record NettyNodeOptions(SocketIdMode socketId, int maxPayload, long maxBufferedBytes,
		@Nullable Supplier<SSLEngine> tls, boolean shareSensitiveHeaders, @Nullable Executor executor,
		HandlerInterceptor handlers) {

	private static final int DEFAULT_MAX_PAYLOAD = 1_000_000;

	private static final long DEFAULT_MAX_BUFFERED_BYTES = 16L * 1024 * 1024;

	public NettyNodeOptions {
		if (maxPayload <= 0) {
			throw new IllegalArgumentException("'maxPayload' must be positive, but is " + maxPayload);
		}
		if (maxBufferedBytes < maxPayload) {
			throw new IllegalArgumentException("'maxBufferedBytes' must not be less than 'maxPayload', but is "
					+ maxBufferedBytes + ", and 'maxPayload' " + maxPayload);
		}
	}

	/**
	 * Returns the default options.
	 * @return the default options
	 */
	public static NettyNodeOptions defaults() {
		return new NettyNodeOptions(SocketIdMode.PUBLIC, DEFAULT_MAX_PAYLOAD, DEFAULT_MAX_BUFFERED_BYTES, null, false,
				null, HandlerInterceptor.NONE);
	}

	/**
	 * Returns these options with another way of making ids.
	 * @param socketId how sockets get their ids
	 * @return new options
	 */
	public NettyNodeOptions withSocketId(SocketIdMode socketId) {
		return new NettyNodeOptions(socketId, this.maxPayload, this.maxBufferedBytes, this.tls,
				this.shareSensitiveHeaders, this.executor, this.handlers);
	}

	/**
	 * Returns these options with another limit of packets.
	 * @param maxPayload how many bytes a packet or a polling request may have
	 * @return new options
	 */
	public NettyNodeOptions withMaxPayload(int maxPayload) {
		return new NettyNodeOptions(this.socketId, maxPayload, Math.max(maxPayload, this.maxBufferedBytes), this.tls,
				this.shareSensitiveHeaders, this.executor, this.handlers);
	}

	/**
	 * Returns these options with another limit of what waits for a client.
	 * @param maxBufferedBytes how many bytes may wait for a client before its connection
	 * is closed
	 * @return new options
	 */
	public NettyNodeOptions withMaxBufferedBytes(long maxBufferedBytes) {
		return new NettyNodeOptions(this.socketId, this.maxPayload, maxBufferedBytes, this.tls,
				this.shareSensitiveHeaders, this.executor, this.handlers);
	}

	/**
	 * Returns these options with TLS.
	 * @param tls makes an engine for each connection; it is put into server mode
	 * @return new options
	 */
	public NettyNodeOptions withTls(Supplier<SSLEngine> tls) {
		return new NettyNodeOptions(this.socketId, this.maxPayload, this.maxBufferedBytes, tls,
				this.shareSensitiveHeaders, this.executor, this.handlers);
	}

	/**
	 * Returns these options with sensitive headers shared or not.
	 * @param shareSensitiveHeaders whether other servers are told the {@code cookie} and
	 * {@code authorization} headers
	 * @return new options
	 */
	public NettyNodeOptions withShareSensitiveHeaders(boolean shareSensitiveHeaders) {
		return new NettyNodeOptions(this.socketId, this.maxPayload, this.maxBufferedBytes, this.tls,
				shareSensitiveHeaders, this.executor, this.handlers);
	}

	/**
	 * Returns these options with an executor.
	 * @param executor runs the application's listeners and what depends on its futures;
	 * {@code null} for threads of the node's own
	 * @return new options
	 */
	public NettyNodeOptions withExecutor(@Nullable Executor executor) {
		return new NettyNodeOptions(this.socketId, this.maxPayload, this.maxBufferedBytes, this.tls,
				this.shareSensitiveHeaders, executor, this.handlers);
	}

	/**
	 * Returns these options with an interceptor of handlers.
	 * @param handlers stands around the application's listeners
	 * @return new options
	 */
	public NettyNodeOptions withHandlers(HandlerInterceptor handlers) {
		return new NettyNodeOptions(this.socketId, this.maxPayload, this.maxBufferedBytes, this.tls,
				this.shareSensitiveHeaders, this.executor, handlers);
	}

}
