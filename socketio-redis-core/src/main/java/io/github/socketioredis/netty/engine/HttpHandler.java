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

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.corundumstudio.socketio.AuthorizationResult;
import com.corundumstudio.socketio.HandshakeData;
import com.corundumstudio.socketio.Transport;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP side of one connection: handshakes, polling requests and upgrades to
 * WebSocket, judged as Node's Engine.IO server judges them. One request at a time: no
 * client of Socket.IO sends another before the response.
 */
final class HttpHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

	private static final Logger logger = LoggerFactory.getLogger(HttpHandler.class);

	private static final int REQUEST_SECONDS = 60;

	private final EngineContext context;

	private final PacketReader reader;

	private final WebSocketUpgrade upgrade;

	private final CrossOrigin crossOrigin;

	private final String path;

	private @Nullable ScheduledFuture<?> requestTimer;

	private @Nullable HttpExchange exchange;

	private @Nullable EngineSession polling;

	HttpHandler(EngineContext context, PacketReader reader, WebSocketUpgrade upgrade, CrossOrigin crossOrigin) {
		this.context = context;
		this.reader = reader;
		this.upgrade = upgrade;
		this.crossOrigin = crossOrigin;
		this.path = context.configuration().getContext() + "/";
	}

	@Override
	public void channelActive(ChannelHandlerContext ctx) {
		awaitRequest(ctx.channel(), this.context.configuration().getFirstDataTimeout());
		ctx.fireChannelActive();
	}

	private void awaitRequest(Channel channel, long millis) {
		this.requestTimer = channel.eventLoop().schedule(() -> {
			logger.debug("Closing the connection of {}: no request in time", channel.remoteAddress());
			channel.close();
		}, millis, TimeUnit.MILLISECONDS);
	}

	private void cancelTimer() {
		if (this.requestTimer != null) {
			this.requestTimer.cancel(false);
			this.requestTimer = null;
		}
	}

	@Override
	protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
		cancelTimer();
		if (this.exchange != null || !request.decoderResult().isSuccess()) {
			ctx.close();
			return;
		}
		HttpExchange current = new HttpExchange(ctx.channel(), request, this.crossOrigin,
				() -> answered(ctx.channel()));
		this.exchange = current;
		QueryStringDecoder uri = new QueryStringDecoder(request.uri());
		if (!uri.path().equals(this.path)) {
			current.notFound();
		}
		else if (request.method().equals(HttpMethod.OPTIONS)) {
			current.preflight();
		}
		else {
			RequestError error = handle(ctx, request, uri, current);
			if (error != null) {
				this.context.counters().refusedRequests.increment();
				logger.debug("Refusing a request of {}: {}", ctx.channel().remoteAddress(), error);
				current.refuse(error);
			}
		}
	}

	private void answered(Channel channel) {
		this.exchange = null;
		this.polling = null;
		awaitRequest(channel, TimeUnit.SECONDS.toMillis(REQUEST_SECONDS));
	}

	private @Nullable RequestError handle(ChannelHandlerContext ctx, FullHttpRequest request, QueryStringDecoder uri,
			HttpExchange current) {
		boolean webSocket = request.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
		Transport transport = transport(uri.parameters());
		if (transport == null) {
			return RequestError.UNKNOWN_TRANSPORT;
		}
		if (webSocket != (transport == Transport.WEBSOCKET)) {
			return RequestError.BAD_REQUEST;
		}
		String sid = parameter(uri.parameters(), "sid");
		if (sid == null) {
			return open(ctx, request, uri, current, transport);
		}
		EngineSession session = this.context.session(sid);
		if (session == null) {
			return RequestError.UNKNOWN_SESSION;
		}
		if (webSocket) {
			return request.method().equals(HttpMethod.GET) ? upgrade(ctx, request, session) : RequestError.BAD_REQUEST;
		}
		if (session.getCurrentTransport() != Transport.POLLING) {
			return RequestError.BAD_REQUEST;
		}
		return polling(request, current, session);
	}

	private @Nullable Transport transport(Map<String, List<String>> parameters) {
		String name = parameter(parameters, "transport");
		for (Transport transport : this.context.configuration().getTransports()) {
			if (transport.name().toLowerCase(Locale.ROOT).equals(name)) {
				return transport;
			}
		}
		return null;
	}

	private static @Nullable String parameter(Map<String, List<String>> parameters, String name) {
		List<String> values = parameters.get(name);
		return (values != null) ? values.get(0) : null;
	}

	private @Nullable RequestError polling(FullHttpRequest request, HttpExchange current, EngineSession session) {
		if (request.method().equals(HttpMethod.GET)) {
			this.polling = session;
			session.execute(() -> session.poll(current));
			return null;
		}
		if (request.method().equals(HttpMethod.POST)) {
			byte[] payload = ByteBufUtil.getBytes(request.content());
			session.execute(() -> session.post(current, payload));
			return null;
		}
		return RequestError.BAD_REQUEST;
	}

	private @Nullable RequestError open(ChannelHandlerContext ctx, FullHttpRequest request, QueryStringDecoder uri,
			HttpExchange current, Transport transport) {
		if (this.context.stopping().get()) {
			ctx.close();
			return null;
		}
		if (!request.method().equals(HttpMethod.GET)) {
			return RequestError.BAD_METHOD;
		}
		if (!"4".equals(parameter(uri.parameters(), "EIO"))) {
			return RequestError.UNSUPPORTED_VERSION;
		}
		HandshakeData handshake = handshake(ctx.channel(), request, uri);
		AuthorizationResult authorization = authorize(handshake);
		if (!authorization.isAuthorized()) {
			return RequestError.FORBIDDEN;
		}
		if (transport == Transport.WEBSOCKET) {
			done();
			this.upgrade.start(ctx, request, (link) -> {
				EngineSession session = newSession(ctx, handshake, link, authorization);
				session.start(List.of());
				return new WebSocketHandler(session, link, false);
			});
			return null;
		}
		EngineSession session = newSession(ctx, handshake, null, authorization);
		this.polling = session;
		session.execute(() -> session.poll(current));
		session.start(this.context.configuration().getTransports().contains(Transport.WEBSOCKET) ? List.of("websocket")
				: List.of());
		return null;
	}

	private EngineSession newSession(ChannelHandlerContext ctx, HandshakeData handshake, @Nullable WebSocketLink link,
			AuthorizationResult authorization) {
		EngineSession session = new EngineSession(this.context, this.reader, handshake, ctx.channel().eventLoop(),
				link);
		authorization.getStoreParams().forEach(session.getStore()::set);
		return session;
	}

	private static HandshakeData handshake(Channel channel, FullHttpRequest request, QueryStringDecoder uri) {
		String origin = request.headers().get(HttpHeaderNames.ORIGIN);
		return new HandshakeData(request.headers(), uri.parameters(), address(channel.remoteAddress()),
				address(channel.localAddress()), request.uri(), origin != null && !origin.equalsIgnoreCase("null"));
	}

	private static @Nullable InetSocketAddress address(Object address) {
		return (address instanceof InetSocketAddress inet) ? inet : null;
	}

	private AuthorizationResult authorize(HandshakeData handshake) {
		try {
			return this.context.configuration().getAuthorizationListener().getAuthorizationResult(handshake);
		}
		catch (RuntimeException ex) {
			logger.error("The authorization listener failed, so a client was refused", ex);
			return AuthorizationResult.FAILED_AUTHORIZATION;
		}
	}

	private @Nullable RequestError upgrade(ChannelHandlerContext ctx, FullHttpRequest request, EngineSession session) {
		done();
		this.upgrade.start(ctx, request, (link) -> {
			session.execute(() -> session.upgrade().begin(link));
			return new WebSocketHandler(session, link, true);
		});
		return null;
	}

	private void done() {
		this.exchange = null;
	}

	@Override
	public void channelInactive(ChannelHandlerContext ctx) {
		cancelTimer();
		HttpExchange current = this.exchange;
		EngineSession session = this.polling;
		if (current != null && session != null) {
			session.execute(() -> session.pollAborted(current));
		}
		ctx.fireChannelInactive();
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		ConnectionFaults.handle(ctx, cause);
	}

}
