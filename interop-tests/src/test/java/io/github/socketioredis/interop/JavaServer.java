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

package io.github.socketioredis.interop;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIONamespace;
import com.corundumstudio.socketio.SocketIOServer;
import io.github.socketioredis.ClusterOperator;
import io.github.socketioredis.LocalSocket;
import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.cluster.AdapterFactory;
import io.github.socketioredis.cluster.ClassicAdapterFactory;
import io.github.socketioredis.cluster.ClassicOptions;
import io.github.socketioredis.cluster.ShardedAdapterFactory;
import io.github.socketioredis.cluster.ShardedOptions;
import io.github.socketioredis.netty.NettyNode;
import io.github.socketioredis.netty.NettyNodeOptions;
import io.github.socketioredis.netty.engine.SocketIdMode;
import io.github.socketioredis.protocol.codec.ClassicCodecs;
import io.github.socketioredis.protocol.codec.ShardedCodec;
import io.github.socketioredis.test.Ports;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.lettuce.LettuceTransportOptions;
import io.github.socketioredis.transport.lettuce.LettuceTransports;
import io.lettuce.core.AbstractRedisClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A netty-socketio server that has joined the cluster.
 */
final class JavaServer implements ClusterServer {

	private static final Duration SUBSCRIBE_TIMEOUT = Duration.ofSeconds(10);

	private final AbstractRedisClient client;

	private final PubSubTransport transport;

	private final NettyNode node;

	private final SocketIOServer server;

	private final ServerSideEvents serverSideEvents;

	private JavaServer(Mode mode, RunningRedis redis) {
		this.client = redis.newClient();
		this.transport = LettuceTransports.create(this.client, this.client, null, LettuceTransportOptions.defaults());
		this.node = new NettyNode(adapters(mode), Values.MAPPER, NettyNodeOptions.defaults()
			.withSocketId(mode.sessionIds() ? SocketIdMode.SESSION : SocketIdMode.PUBLIC));
		this.server = this.node.newServer(configuration());
		addListeners(this.server.getNamespace(""));
		addListeners(this.server.addNamespace("/chat"));
		this.serverSideEvents = new ServerSideEvents(this.node.cluster());
	}

	private AdapterFactory adapters(Mode mode) {
		if (mode.protocol() instanceof Protocol.Sharded sharded) {
			return new ShardedAdapterFactory(this.transport, new ShardedCodec(Values.MAPPER), options(mode, sharded));
		}
		Protocol.Classic classic = (Protocol.Classic) mode.protocol();
		return new ClassicAdapterFactory(this.transport, ClassicCodecs.of(classic.parser(), Values.MAPPER),
				options(mode, classic));
	}

	private static ClassicOptions options(Mode mode, Protocol.Classic classic) {
		ClassicOptions options = ClassicOptions.defaults()
			.withKey(mode.key())
			.withPublishOnSpecificResponseChannel(classic.specificResponses());
		return (mode.requestsTimeout() != null) ? options.withRequestsTimeout(mode.requestsTimeout()) : options;
	}

	private static ShardedOptions options(Mode mode, Protocol.Sharded sharded) {
		ShardedOptions options = ShardedOptions.defaults()
			.withChannelPrefix(mode.key())
			.withSubscriptionMode(sharded.subscriptionMode());
		return (mode.requestsTimeout() != null) ? options.withRequestsTimeout(mode.requestsTimeout()) : options;
	}

	private static Configuration configuration() {
		Configuration configuration = new Configuration();
		configuration.setHostname("127.0.0.1");
		configuration.setPort(Ports.free());
		return configuration;
	}

	private void addListeners(SocketIONamespace namespace) {
		namespace.addEventListener("join", String[].class, (client, rooms, ack) -> {
			for (String room : rooms) {
				client.joinRoom(room);
			}
			cluster().socket(client).join(rooms).thenRun(() -> acknowledge(ack));
		});
		namespace.addEventListener("leave", String.class, (client, room, ack) -> {
			client.leaveRoom(room);
			acknowledge(ack);
		});
	}

	private static void acknowledge(AckRequest ack) {
		ack.sendAckData("done");
	}

	static JavaServer start(Mode mode, RunningRedis redis) {
		JavaServer server = new JavaServer(mode, redis);
		server.node.subscribe().orTimeout(SUBSCRIBE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).join();
		server.node.start();
		return server;
	}

	@Override
	public String url() {
		return "http://" + address();
	}

	/**
	 * Returns host and port.
	 */
	String address() {
		return "127.0.0.1:" + this.server.getConfiguration().getPort();
	}

	@Override
	public void confirm() {
		await().atMost(SUBSCRIBE_TIMEOUT)
			.pollInterval(Duration.ofMillis(2))
			.pollDelay(Duration.ZERO)
			.until(() -> !this.transport.state().hasGap());
	}

	@Override
	public CompletableFuture<?> send(Call call) {
		Target target = call.target();
		if (call.action() instanceof Call.ServerSideEmit emit) {
			return cluster().of(target.namespace()).serverSideEmit(emit.event(), Values.java(emit.args()));
		}
		return JavaCalls.perform(operator(target), call);
	}

	private SocketIOCluster cluster() {
		return this.node.cluster();
	}

	private ClusterOperator operator(Target target) {
		if (target.from() != null) {
			LocalSocket socket = localSocket(target.namespace(), target.from());
			return target.rooms().isEmpty() ? socket.broadcast() : socket.to(target.rooms());
		}
		ClusterOperator all = cluster().of(target.namespace());
		return (target.flags().local() ? all.local() : all).to(target.rooms());
	}

	private LocalSocket localSocket(String namespace, String id) {
		return cluster().socket(client(namespace, id));
	}

	@Override
	public CompletableFuture<?> sendToFetched(String id, Call.Action action) {
		return cluster().to(id).fetchSockets().thenCompose((fetched) -> {
			assertThat(fetched).hasSize(1);
			return JavaCalls.act(fetched.get(0), action);
		});
	}

	@Override
	public SocketView socket(String id) {
		return SocketView.of(localSocket("/", id));
	}

	@Override
	public void setData(String id, Object data) {
		localSocket("/", id).setData(Values.java(data));
	}

	@Override
	public void listen(String namespace, String event, Reply reply) {
		this.serverSideEvents.listen(namespace, event, reply);
	}

	@Override
	public List<JsonNode> heard(String namespace, String event) {
		return this.serverSideEvents.heard(namespace, event);
	}

	@Override
	public CompletableFuture<List<SocketView>> fetchSockets(Target target) {
		return operator(target).except(target.except())
			.fetchSockets()
			.thenApply((sockets) -> sockets.stream().map(SocketView::of).toList());
	}

	@Override
	public CompletableFuture<Outcome> emitWithAck(Target target, Duration timeout, String event, Object... args) {
		ClusterOperator chosen = operator(target).except(target.except());
		return Outcome.of(((timeout != null) ? chosen.timeout(timeout) : chosen).emitWithAck(event,
				Values.java(Values.list(args))));
	}

	@Override
	public CompletableFuture<Outcome> serverSideEmitWithAck(String event, Object... args) {
		return Outcome.of(cluster().serverSideEmitWithAck(event, Values.java(Values.list(args))));
	}

	@Override
	public CompletableFuture<Set<String>> allRooms() {
		return cluster().allRooms();
	}

	@Override
	public CompletableFuture<Integer> serverCount() {
		return cluster().serverCount();
	}

	@Override
	public Set<String> rooms(String namespace, String socket) {
		return clients(namespace, (client) -> this.node.socketId(client).equals(socket)).stream()
			.flatMap((client) -> client.getAllRooms().stream())
			.filter((room) -> !room.isEmpty() && !room.equals(namespace))
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	@Override
	public Set<String> members(String namespace, String room) {
		return clients(namespace, (client) -> client.getAllRooms().contains(room)).stream()
			.map(this.node::socketId)
			.collect(Collectors.toSet());
	}

	private List<SocketIOClient> clients(String namespace, Predicate<SocketIOClient> filter) {
		return netty(namespace).getAllClients().stream().filter(filter).toList();
	}

	/**
	 * Returns netty-socketio's own view of a namespace.
	 */
	SocketIONamespace netty(String namespace) {
		return this.server.getNamespace(namespace.equals("/") ? "" : namespace);
	}

	/**
	 * Returns netty-socketio's own view of a socket.
	 */
	SocketIOClient client(String namespace, String socket) {
		return clients(namespace, (client) -> this.node.socketId(client).equals(socket)).get(0);
	}

	/**
	 * Returns how many questions of this server still wait for answers.
	 */
	int pendingRequests() {
		return this.node.pendingRequests();
	}

	@Override
	public void close() {
		this.node.close();
		this.transport.close();
		this.client.shutdown();
	}

}
