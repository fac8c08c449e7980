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
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import javax.net.ssl.SSLEngine;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOChannelInitializer;
import com.corundumstudio.socketio.namespace.NamespacesHub;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.compression.CompressionOptions;
import io.netty.handler.codec.http.HttpContentCompressor;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;

/**
 * Puts our Engine.IO server in the place of netty-socketio's. Its API, its namespaces and
 * listeners stay. An instance serves one start of a server.
 *
 * @since 0.1.0
 */
public final class EngineInitializer extends SocketIOChannelInitializer {

	private static final int COMPRESSION_THRESHOLD = 1024;

	private final EngineOptions options;

	private final @Nullable Supplier<SSLEngine> tls;

	private @Nullable Started started;

	/**
	 * Creates an initializer.
	 * @param options what the server is made of
	 * @param tls makes an engine for each connection; {@code null} to leave TLS to the
	 * configuration
	 */
	public EngineInitializer(EngineOptions options, @Nullable Supplier<SSLEngine> tls) {
		this.options = options;
		this.tls = tls;
	}

	@Override
	public void start(Configuration configuration, NamespacesHub namespacesHub) {
		super.start(configuration, namespacesHub);
		EngineContext context = new EngineContext(configuration,
				EngineLimits.of(configuration, this.options.maxBufferedBytes()), namespacesHub, this.options.mapper(),
				new PacketEncoding(this.options.mapper(), this.options.codec()), this.options.arguments(),
				this.options.ids(), this.options.listener(), this.options.counters());
		this.started = new Started(context, new PacketReader(context, this.options.handlers()),
				new CrossOrigin(configuration));
	}

	@Override
	protected void addSslHandler(ChannelPipeline pipeline) {
		if (this.tls == null) {
			super.addSslHandler(pipeline);
			return;
		}
		SSLEngine engine = this.tls.get();
		engine.setUseClientMode(false);
		pipeline.addLast(SSL_HANDLER, new SslHandler(engine));
	}

	@Override
	protected void addSocketioHandlers(ChannelPipeline pipeline) {
		Started started = this.started;
		if (started == null) {
			throw new IllegalStateException("The server has not been started");
		}
		EngineContext context = started.context();
		Configuration configuration = context.configuration();
		pipeline.addLast(new HttpServerCodec(configuration.getHttpDecoderConfig()));
		pipeline.addLast(new HttpServerKeepAliveHandler());
		pipeline.addLast(new HttpObjectAggregator(configuration.getMaxHttpContentLength()));
		if (configuration.isHttpCompression()) {
			pipeline.addLast(new HttpContentCompressor(COMPRESSION_THRESHOLD, new CompressionOptions[0]));
		}
		if (configuration.isWebsocketCompression()) {
			pipeline.addLast(Compression.handler(context.limits().maxPayload()));
		}
		pipeline.addLast(new HttpHandler(context, started.reader(), new WebSocketUpgrade(context.limits().maxPayload()),
				started.crossOrigin()));
	}

	/**
	 * Opens no more sessions and ends those that are open, as Node does when it closes:
	 * clients learn that their connection is closed, not that the server wants no more of
	 * them, and so connect again by themselves, to another server or this one.
	 * @return completes when all of them have been sent that; a client that is slow takes
	 * its time
	 */
	public CompletableFuture<Void> closeAll() {
		Started started = this.started;
		if (started == null) {
			return CompletableFuture.completedFuture(null);
		}
		started.context().stopping().set(true);
		List<CompletableFuture<Void>> told = new ArrayList<>();
		for (EngineSession session : started.context().sessions().values()) {
			session.onChannelDisconnect();
			told.add(session.told());
		}
		return CompletableFuture.allOf(told.toArray(CompletableFuture[]::new));
	}

	/**
	 * What one start of the server has.
	 *
	 * @param context what connections and sessions share
	 * @param reader takes in what clients send
	 * @param crossOrigin answers pages of other origins
	 */
	private record Started(EngineContext context, PacketReader reader, CrossOrigin crossOrigin) {

	}

}
