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

package io.github.socketioredis.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Many clients in one process: opens websocket connections and keeps them. Answers
 * {@code connect <port> <count>} when all of them have joined the default namespace, and
 * {@code connected}, both with the number of open connections.
 *
 * @since 0.1.0
 */
final class ClientsWorker implements LineServer {

	private static final int CONCURRENT = 200;

	private static final int CONNECT_MINUTES = 5;

	private static final int HANDSHAKE_MILLIS = 60_000;

	private static final int MAX_RESPONSE = 8192;

	private final Bootstrap bootstrap;

	private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

	private ClientsWorker(EventLoopGroup group) {
		this.bootstrap = new Bootstrap().group(group).channel(NioSocketChannel.class);
	}

	public static void main(String[] args) throws IOException {
		EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
		try {
			new ClientsWorker(group).serve();
		}
		finally {
			group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
		}
	}

	@Override
	public String answer(String[] command) {
		if (command[0].equals("connect")) {
			new Opening(Integer.parseInt(command[1]), Integer.parseInt(command[2])).start()
				.orTimeout(CONNECT_MINUTES, TimeUnit.MINUTES)
				.join();
		}
		return Integer.toString(this.channels.size());
	}

	private CompletableFuture<Void> open(int port) {
		RawClient client = new RawClient();
		WebSocketClientProtocolConfig config = WebSocketClientProtocolConfig.newBuilder()
			.webSocketUri(URI.create("ws://127.0.0.1:" + port + "/socket.io/?EIO=4&transport=websocket"))
			.customHeaders(new DefaultHttpHeaders().add(HttpHeaderNames.USER_AGENT, "socketio-redis-benchmark"))
			.handshakeTimeoutMillis(HANDSHAKE_MILLIS)
			.build();
		this.bootstrap.clone().handler(new ChannelInitializer<SocketChannel>() {

			@Override
			protected void initChannel(SocketChannel channel) {
				ClientsWorker.this.channels.add(channel);
				channel.pipeline()
					.addLast(new HttpClientCodec(), new HttpObjectAggregator(MAX_RESPONSE),
							new WebSocketClientProtocolHandler(config), client);
			}

		}).connect("127.0.0.1", port).addListener((result) -> {
			if (!result.isSuccess()) {
				client.connected().completeExceptionally(result.cause());
			}
		});
		return client.connected();
	}

	/**
	 * Opens some connections, so many of them at a time.
	 */
	private final class Opening {

		private final int port;

		private final int count;

		private final AtomicInteger started = new AtomicInteger();

		private final AtomicInteger connected = new AtomicInteger();

		private final CompletableFuture<Void> all = new CompletableFuture<>();

		Opening(int port, int count) {
			this.port = port;
			this.count = count;
		}

		CompletableFuture<Void> start() {
			for (int i = 0; i < CONCURRENT; i++) {
				next();
			}
			return this.all;
		}

		private void next() {
			if (this.started.getAndIncrement() < this.count) {
				open(this.port).whenComplete((ignored, failure) -> opened(failure));
			}
		}

		private void opened(@Nullable Throwable failure) {
			if (failure != null) {
				this.all.completeExceptionally(failure);
			}
			else if (this.connected.incrementAndGet() == this.count) {
				this.all.complete(null);
			}
			else {
				next();
			}
		}

	}

}
