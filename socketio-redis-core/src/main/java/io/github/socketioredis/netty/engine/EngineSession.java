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

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import com.corundumstudio.socketio.AckCallback;
import com.corundumstudio.socketio.HandshakeData;
import com.corundumstudio.socketio.Transport;
import com.corundumstudio.socketio.handler.ClientHead;
import com.corundumstudio.socketio.namespace.Namespace;
import com.corundumstudio.socketio.protocol.EngineIOVersion;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.transport.NamespaceClient;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * An Engine.IO session: one client with its transport, whatever namespaces it is
 * connected to. Everything that happens to it goes through a {@link Mailbox}, in order
 * and by one thread at a time, the event loop of its connection. What is queued together
 * is written together. Thread-safe, apart from methods that say that they belong to the
 * mailbox.
 *
 * @since 0.1.0
 */
public final class EngineSession extends ClientHead {

	private static final Logger logger = LoggerFactory.getLogger(EngineSession.class);

	private static final int FAREWELL_MILLIS = 1000;

	private final EngineContext context;

	private final PacketReader reader;

	private final Mailbox<EncodedPacket> mailbox;

	private final Map<String, EngineSocket> sockets = new ConcurrentHashMap<>();

	private final Set<String> left = ConcurrentHashMap.newKeySet();

	private final Outbound outbound;

	private final AttachmentCollector attachments;

	private final AckTable acks = new AckTable();

	private final PollingLink polling;

	private final Heartbeat heartbeat;

	private final CompletableFuture<Void> told = new CompletableFuture<>();

	private volatile Link link;

	private final Upgrade upgrade;

	private @Nullable ScheduledFuture<?> deadline;

	private boolean closing;

	private boolean farewell;

	private volatile boolean open = true;

	EngineSession(EngineContext context, PacketReader reader, HandshakeData handshake, EventLoop eventLoop,
			@Nullable WebSocketLink webSocket) {
		super(UUID.randomUUID(), null, (client) -> {
		}, context.configuration().getStoreFactory(), handshake, null,
				(webSocket != null) ? Transport.WEBSOCKET : Transport.POLLING, null, context.configuration(),
				handshake.getUrlParams());
		this.context = context;
		this.reader = reader;
		this.mailbox = new Mailbox<>(eventLoop, this::take, this::flush);
		this.outbound = new Outbound(context.limits().maxBufferedBytes(), context.counters());
		this.attachments = new AttachmentCollector(context.limits().maxPayload());
		this.polling = new PollingLink(context.limits().maxPayload());
		this.link = (webSocket != null) ? webSocket : this.polling;
		this.heartbeat = new Heartbeat(this, context.limits());
		this.upgrade = new Upgrade(this, context.limits());
	}

	/**
	 * Begins the session: the client is told its id.
	 * @param upgrades the transports that it may change to
	 */
	void start(List<String> upgrades) {
		this.context.sessions().put(getSessionId().toString(), this);
		this.context.counters().openSessions.increment();
		if (this.link.transport() == Transport.WEBSOCKET) {
			this.context.counters().webSockets.increment();
		}
		send(this.context.encoding().open(getSessionId(), upgrades, this.context.limits()));
		execute(() -> {
			this.heartbeat.start();
			this.deadline = schedule(() -> {
				if (this.sockets.isEmpty()) {
					close("no CONNECT in time");
				}
			}, this.context.limits().connectTimeout());
		});
	}

	/**
	 * Does something in the mailbox.
	 * @param task what to do
	 */
	void execute(Runnable task) {
		this.mailbox.execute(task);
	}

	ScheduledFuture<?> schedule(Runnable task, long millis) {
		return this.mailbox.eventLoop().schedule(() -> execute(() -> {
			if (this.open) {
				task.run();
			}
		}), millis, TimeUnit.MILLISECONDS);
	}

	EngineContext context() {
		return this.context;
	}

	AttachmentCollector attachments() {
		return this.attachments;
	}

	/**
	 * Returns the acknowledgements that are waited for.
	 * @return the acknowledgements of this session
	 */
	public AckTable acks() {
		return this.acks;
	}

	long expect(String namespace, AckCallback<?> callback) {
		long id = this.acks.expect(namespace, (values) -> succeed(callback, values), callback::onTimeout);
		if (callback.getTimeout() > 0) {
			this.acks.deadline(id, this.mailbox.eventLoop()
				.schedule(() -> this.acks.lose(id), callback.getTimeout(), TimeUnit.SECONDS));
		}
		return id;
	}

	@SuppressWarnings("unchecked")
	private <T> void succeed(AckCallback<T> callback, JsonNode values) {
		callback.onSuccess((T) this.context.arguments().ofAcknowledgement(callback, values));
	}

	@Nullable EngineSocket socket(String namespace) {
		return this.sockets.get(namespace);
	}

	boolean hasLeft(String namespace) {
		return this.left.contains(namespace);
	}

	void add(EngineSocket socket) {
		this.left.remove(socket.getNamespace().getName());
		this.sockets.put(socket.getNamespace().getName(), socket);
	}

	/**
	 * Lets go of a socket that sends and joins nothing more.
	 * @param socket the socket
	 */
	void departed(EngineSocket socket) {
		String name = socket.getNamespace().getName();
		this.left.add(name);
		this.sockets.remove(name, socket);
		execute(socket::depart);
	}

	/**
	 * Queues a packet. If too many bytes wait for the client, the session is closed.
	 * @param packet the packet
	 */
	void send(EncodedPacket packet) {
		if (!this.open) {
			return;
		}
		if (this.outbound.announce(packet)) {
			this.mailbox.add(packet);
		}
		else {
			execute(this::closeSlow);
		}
	}

	private void take(EncodedPacket packet) {
		if (this.open && !this.closing) {
			this.outbound.add(packet);
		}
	}

	private void flush() {
		this.outbound.flush(this.link);
		if (this.closing && this.open && this.outbound.isEmpty()) {
			if (this.link.isOpen()) {
				close("closed by the server");
			}
			else {
				this.told.complete(null);
			}
		}
	}

	private void closeSlow() {
		if (this.open) {
			this.context.faults().slow(this);
			close("too many bytes wait for the client");
		}
	}

	void poll(HttpExchange exchange) {
		if (this.farewell) {
			this.farewell = false;
			forget();
			this.polling.poll(exchange);
			this.polling.release();
		}
		else if (!isRefused(exchange) && !this.polling.poll(exchange)) {
			exchange.refuse(RequestError.BAD_REQUEST);
			close("two polls at a time");
		}
	}

	void pollAborted(HttpExchange exchange) {
		if (this.polling.isPolledBy(exchange)) {
			close("the connection of a poll was closed");
		}
	}

	void post(HttpExchange exchange, byte[] payload) {
		if (isRefused(exchange)) {
			return;
		}
		if (read(() -> this.reader.payload(this, payload))) {
			exchange.ok();
		}
		else {
			exchange.malformed();
		}
	}

	private boolean isRefused(HttpExchange exchange) {
		if (this.open && this.link == this.polling) {
			return false;
		}
		exchange.refuse(this.open ? RequestError.BAD_REQUEST : RequestError.UNKNOWN_SESSION);
		return true;
	}

	void frame(WebSocketLink source, byte[] content, boolean binary) {
		if (!this.open || this.link != source) {
			return;
		}
		read(() -> {
			if (binary) {
				this.reader.binary(this, content);
			}
			else {
				this.reader.text(this, content);
			}
		});
	}

	private boolean read(Reading reading) {
		try {
			reading.read();
			return true;
		}
		catch (ProtocolException ex) {
			this.context.faults().closed(this, ex);
			close(ex.getMessage());
			return false;
		}
	}

	void pong() {
		this.heartbeat.answered();
		this.sockets.values().forEach((socket) -> socket.getNamespace().onPong(socket));
	}

	void ping() {
		send(PacketEncoding.PING);
		this.sockets.values().forEach((socket) -> socket.getNamespace().onPing(socket));
	}

	void pingTimedOut() {
		this.context.counters().pingTimeouts.increment();
		close("ping timeout");
	}

	/**
	 * The client has closed the session. A poll that it sent before may be on its way on
	 * another connection, and is answered.
	 */
	void clientClosed() {
		this.farewell = this.link == this.polling && !this.polling.isOpen();
		this.polling.release();
		close("closed by the client");
	}

	/**
	 * Goes on with the WebSocket that the session was upgraded to.
	 * @param webSocket the new connection
	 */
	void use(WebSocketLink webSocket) {
		this.polling.refuse();
		this.link = webSocket;
		this.mailbox.move(webSocket.eventLoop());
		this.context.counters().webSockets.increment();
	}

	/**
	 * Returns whether the session may change to a WebSocket. A session that is about to
	 * be closed may, since a client in the middle of an upgrade polls no more for what it
	 * has to be told.
	 * @return whether it is open and uses polling
	 */
	boolean mayUpgrade() {
		return this.open && this.link == this.polling;
	}

	/**
	 * Answers a poll that waits, so that the client can go on with its upgrade.
	 */
	void releasePoll() {
		if (this.outbound.isEmpty()) {
			this.polling.release();
		}
	}

	Upgrade upgrade() {
		return this.upgrade;
	}

	void disconnected(WebSocketLink webSocket) {
		if (this.link == webSocket) {
			close("the connection was closed");
		}
		else {
			this.upgrade.abandon(webSocket);
		}
	}

	/**
	 * Takes the client out of all namespaces, tells it, and closes its connection once it
	 * has got that, so that it does not connect again by itself. One that polls is told
	 * in its next poll that the connection is closed: the npm client acts upon that
	 * before it looks at what else is in the same payload.
	 */
	@Override
	public void disconnect() {
		this.sockets.values().forEach(EngineSocket::disconnect);
		execute(() -> {
			if (!this.open || this.closing) {
				return;
			}
			this.closing = true;
			cancelDeadline();
			this.deadline = schedule(() -> close("not closed in time"), this.context.limits().closeTimeout());
		});
	}

	/**
	 * Ends the session; in the mailbox.
	 * @param reason why, for the log
	 */
	private void close(@Nullable String reason) {
		if (!this.open) {
			return;
		}
		this.open = false;
		if (this.farewell) {
			this.mailbox.eventLoop().schedule(this::forget, FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
		}
		else {
			forget();
		}
		this.context.counters().openSessions.decrement();
		if (this.link != this.polling) {
			this.context.counters().webSockets.decrement();
		}
		logger.debug("Session {} ended: {}", getSessionId(), reason);
		this.heartbeat.stop();
		cancelDeadline();
		this.upgrade.abandon();
		this.outbound.clear();
		this.link.close();
		this.sockets.values().forEach(EngineSocket::onDisconnect);
		this.context.configuration().getStoreFactory().onDisconnect(this);
		this.link.whenClosed(() -> this.told.complete(null));
	}

	private void cancelDeadline() {
		if (this.deadline != null) {
			this.deadline.cancel(false);
		}
	}

	private void forget() {
		this.context.sessions().remove(getSessionId().toString(), this);
	}

	CompletableFuture<Void> told() {
		return this.told;
	}

	@Override
	public ChannelFuture send(Packet packet) {
		throw new UnsupportedOperationException("Send to a client of a namespace");
	}

	@Override
	public ChannelFuture send(Packet packet, Transport transport) {
		return send(packet);
	}

	@Override
	public boolean isConnected() {
		return this.open;
	}

	@Override
	public boolean isChannelOpen() {
		return this.open && this.link.isOpen();
	}

	@Override
	public boolean isWritable() {
		return this.open && this.link.isWritable() && this.outbound.isLow();
	}

	@Override
	public Transport getCurrentTransport() {
		return this.link.transport();
	}

	@Override
	public EngineIOVersion getEngineIOVersion() {
		return EngineIOVersion.V4;
	}

	@Override
	public Set<Namespace> getNamespaces() {
		return this.sockets.values().stream().map(EngineSocket::getNamespace).collect(Collectors.toSet());
	}

	@Override
	public @Nullable NamespaceClient getChildClient(Namespace namespace) {
		return this.sockets.get(namespace.getName());
	}

	@Override
	public void onChannelDisconnect() {
		execute(() -> this.link.abort());
		execute(() -> close("closed by the application"));
	}

	/**
	 * Reads something.
	 */
	@FunctionalInterface
	private interface Reading {

		void read() throws ProtocolException;

	}

}
