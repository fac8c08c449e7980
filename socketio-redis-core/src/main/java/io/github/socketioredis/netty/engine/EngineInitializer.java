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

import java.util.function.Supplier;

import javax.net.ssl.SSLEngine;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOChannelInitializer;
import com.corundumstudio.socketio.Transport;
import com.corundumstudio.socketio.handler.ClientHead;
import com.corundumstudio.socketio.namespace.NamespacesHub;
import com.corundumstudio.socketio.protocol.EngineIOVersion;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketType;
import io.github.socketioredis.protocol.codec.EventDataCodec;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts the wire layer round netty-socketio's channel pipeline. An instance serves one
 * start of a server.
 *
 * @since 0.1.0
 */
public final class EngineInitializer extends SocketIOChannelInitializer {

	private final JsonMapper mapper;

	private final EventDataCodec codec;

	private final SocketIdMode ids;

	private final @Nullable Supplier<SSLEngine> tls;

	private final SocketListener listener;

	private @Nullable Handlers handlers;

	private volatile @Nullable Channel serverChannel;

	private volatile boolean accepting = true;

	/**
	 * Creates an initializer.
	 * @param mapper reads and writes JSON
	 * @param codec writes events
	 * @param ids makes the ids of sockets
	 * @param tls makes an engine for each connection; {@code null} to leave TLS to the
	 * configuration
	 * @param listener is told of sockets that have been admitted
	 */
	public EngineInitializer(JsonMapper mapper, EventDataCodec codec, SocketIdMode ids,
			@Nullable Supplier<SSLEngine> tls, SocketListener listener) {
		this.mapper = mapper;
		this.codec = codec;
		this.ids = ids;
		this.tls = tls;
		this.listener = listener;
	}

	@Override
	public void start(Configuration configuration, NamespacesHub namespacesHub) {
		super.start(configuration, namespacesHub);
		PollingResponses responses = new PollingResponses(configuration);
		int maxPayload = configuration.getMaxFramePayloadLength();
		PacketEncoding encoding = new PacketEncoding(this.mapper, this.codec, this.ids, maxPayload);
		ConnectHandler connects = new ConnectHandler(namespacesHub, this.mapper, this.ids, this.listener);
		this.handlers = new Handlers(new HandshakeGuard(configuration.getContext() + "/", responses),
				new InboundPackets(connects, this.mapper), new InboundFrames(),
				new PacketWriter(encoding, responses, maxPayload), configuration.isWebsocketCompression(), maxPayload);
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

	/**
	 * Accepts no more connections.
	 */
	public void stopAccepting() {
		this.accepting = false;
		Channel channel = this.serverChannel;
		if (channel != null) {
			channel.close();
		}
	}

	/**
	 * Ends a session. A poll that is waiting is answered, or it would wait for ever.
	 * @param client the connection that has left its last namespace
	 */
	@Override
	public void onDisconnect(ClientHead client) {
		super.onDisconnect(client);
		client.send(new Packet(PacketType.CLOSE, EngineIOVersion.V4), Transport.POLLING);
	}

	@Override
	protected void initChannel(Channel channel) throws Exception {
		Handlers handlers = this.handlers;
		if (!this.accepting || handlers == null) {
			channel.close();
			return;
		}
		this.serverChannel = channel.parent();
		super.initChannel(channel);
		handlers.addTo(channel.pipeline());
	}

	/**
	 * The handlers that all channels share.
	 */
	private record Handlers(HandshakeGuard guard, InboundPackets packets, InboundFrames frames, PacketWriter writer,
			boolean compression, int maxPayload) {

		void addTo(ChannelPipeline pipeline) {
			pipeline.addBefore(PACKET_HANDLER, "handshakeGuard", this.guard);
			pipeline.addBefore(PACKET_HANDLER, "inboundPackets", this.packets);
			pipeline.addBefore(WEB_SOCKET_TRANSPORT, "frameAggregator", new WebSocketFrameAggregator(this.maxPayload));
			pipeline.addBefore(WEB_SOCKET_TRANSPORT, "inboundFrames", this.frames);
			pipeline.addAfter(SOCKETIO_ENCODER, "packetWriter", this.writer);
			if (this.compression) {
				pipeline.replace(WEB_SOCKET_TRANSPORT_COMPRESSION, WEB_SOCKET_TRANSPORT_COMPRESSION,
						Compression.handler(this.maxPayload));
			}
		}

	}

}
