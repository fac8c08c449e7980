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

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketConfig;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIONamespace;
import com.corundumstudio.socketio.SocketIOServer;
import io.github.socketioredis.OnServerSideEvent;
import io.github.socketioredis.Registration;
import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.cluster.AdapterFactory;
import io.github.socketioredis.cluster.ClusterNode;
import io.github.socketioredis.cluster.ClusterStatistics;
import io.github.socketioredis.cluster.LocalNamespace;
import io.github.socketioredis.netty.engine.EngineInitializer;
import io.github.socketioredis.netty.engine.EngineCounters;
import io.github.socketioredis.netty.engine.EngineOptions;
import io.github.socketioredis.netty.engine.EngineSocket;
import io.github.socketioredis.netty.engine.EngineStatistics;
import io.github.socketioredis.netty.engine.ListenerArguments;
import io.github.socketioredis.protocol.codec.EventDataCodec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a netty-socketio server a node of the cluster. In this order: <pre>{@code
 * node.configure(configuration);
 * SocketIOServer server = node.newServer(configuration);
 * server.addEventListener(..);
 * node.subscribe().get(5, SECONDS);
 * node.start();
 * ..
 * node.stop();
 * }</pre> A node serves one server, which may be stopped and started again. Thread-safe.
 *
 * @since 0.1.0
 */
public final class NettyNode implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(NettyNode.class);

	private static final long FAREWELL_MILLIS = 1000;

	private final JsonMapper mapper;

	private final EventDataCodec codec;

	private final ListenerArguments arguments;

	private final EngineCounters counters = new EngineCounters();

	private final NettyNodeOptions options;

	private final ConcurrentMap<String, NettyNamespace> namespaces = new ConcurrentHashMap<>();

	private final ClusterNode node;

	private final NettyCluster cluster;

	private final SocketDescriber describer;

	private final ClusterStoreFactory storeFactory;

	private volatile @Nullable SocketIOServer server;

	private volatile @Nullable EngineInitializer initializer;

	/**
	 * Creates a node.
	 * @param adapters makes the adapters of the namespaces
	 * @param mapper reads and writes the application's objects
	 * @param options the options
	 */
	public NettyNode(AdapterFactory adapters, JsonMapper mapper, NettyNodeOptions options) {
		this.mapper = mapper;
		this.codec = new EventDataCodec(mapper);
		this.arguments = new ListenerArguments(mapper);
		this.options = options;
		this.describer = new SocketDescriber(options, this::isSecure);
		this.node = new ClusterNode(adapters, mapper, this::ensureNamespace, options.executor(), options.handlers());
		this.cluster = new NettyCluster(this.node, this.describer, mapper);
		this.storeFactory = new ClusterStoreFactory(
				new ClusterPubSubStore(this::namespace, this.node::adapter, this.codec));
	}

	/**
	 * Sets on a configuration what a node needs: its hooks, random session ids and the
	 * limits of the options. Has to be called before the server is made.
	 * @param configuration the configuration of the server
	 */
	public void configure(Configuration configuration) {
		configuration.setStoreFactory(this.storeFactory);
		configuration.setJsonSupport(new MapperJsonSupport(this.mapper, this.arguments));
		configuration.setRandomSession(true);
		configuration.setMaxFramePayloadLength(this.options.maxPayload());
		configuration.setMaxHttpContentLength(this.options.maxPayload());
		SocketConfig socketConfig = configuration.getSocketConfig();
		socketConfig.setReuseAddress(true);
	}

	/**
	 * Configures and makes a server, and attaches it.
	 * @param configuration the configuration of the server
	 * @return the server, not yet started
	 */
	public SocketIOServer newServer(Configuration configuration) {
		configure(configuration);
		SocketIOServer server = new SocketIOServer(configuration);
		attach(server);
		return server;
	}

	/**
	 * Makes a server this node's server.
	 * @param server a server made from a {@linkplain #configure configured} configuration
	 * @throws IllegalArgumentException if the configuration of the server was not
	 * configured by this node
	 * @throws IllegalStateException if the node has a server already
	 */
	public void attach(SocketIOServer server) {
		if (server.getConfiguration().getStoreFactory() != this.storeFactory) {
			throw new IllegalArgumentException(
					"'server' has the StoreFactory " + server.getConfiguration().getStoreFactory()
							+ ": call configure(Configuration) of this node before the server is made from it");
		}
		if (!server.getConfiguration().isRandomSession()) {
			throw new IllegalArgumentException(
					"'server' has randomSession=false, by which clients choose their session id: set it to true");
		}
		if (this.server != null && this.server != server) {
			throw new IllegalStateException("A node serves one server, and this one has another already");
		}
		ReplacedPipeline.release(server);
		this.server = server;
	}

	/**
	 * Returns the cluster that the node is part of.
	 * @return the cluster
	 */
	public SocketIOCluster cluster() {
		return this.cluster;
	}

	/**
	 * Subscribes the namespaces of the server to what other servers send.
	 * @return a future that completes when Redis has confirmed all subscriptions
	 */
	public CompletableFuture<Void> subscribe() {
		requireServer();
		return this.node.start(namespaces());
	}

	/**
	 * Starts the server. What it accepts before {@link #subscribe()} has completed may
	 * miss messages of other servers.
	 * @throws RuntimeException if the port can't be bound; no thread is left behind
	 */
	public void start() {
		SocketIOServer server = requireServer();
		EngineInitializer initializer = new EngineInitializer(
				new EngineOptions(this.mapper, this.codec, this.arguments, this.options.socketId(),
						(socket) -> namespace(NettyNamespace.name(socket.getNamespace().getName())).connected(socket),
						this.options.handlers(), this.counters, this.options.maxBufferedBytes()),
				this.options.tls());
		server.setPipelineFactory(initializer);
		try {
			server.start();
			this.initializer = initializer;
		}
		catch (Throwable ex) {
			stop(server);
			throw ex;
		}
	}

	/**
	 * Stops the server: it accepts no more clients, closes the connections of those that
	 * it has, so that they go to another server, and ends its subscriptions. Waits a
	 * second at most for clients that take what they are told slowly.
	 */
	public void stop() {
		EngineInitializer initializer = this.initializer;
		this.initializer = null;
		if (initializer != null) {
			ServerGroups.stopAccepting(requireServer());
			await(initializer.closeAll());
		}
		this.node.stop();
		if (initializer != null) {
			stop(requireServer());
		}
	}

	private static void await(CompletableFuture<Void> closed) {
		try {
			closed.get(FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (TimeoutException | ExecutionException ex) {
			logger.debug("Some clients could not be told that the server stops", ex);
		}
	}

	private static void stop(SocketIOServer server) {
		ServerGroups.stopSoon(server);
		server.stop();
	}

	/**
	 * Stops the server if it runs.
	 */
	@Override
	public void close() {
		stop();
	}

	/**
	 * Returns the id that clients and other servers know a socket by.
	 * @param client a socket of this node's server
	 * @return the id
	 */
	public String socketId(SocketIOClient client) {
		return ((EngineSocket) client).id();
	}

	/**
	 * Returns numbers about the clients of the server.
	 * @return the numbers since the node was made
	 */
	public EngineStatistics statistics() {
		return this.counters.snapshot();
	}

	/**
	 * Returns numbers about what happens between the servers.
	 * @return the numbers since the node was made
	 */
	public ClusterStatistics clusterStatistics() {
		return this.node.statistics();
	}

	/**
	 * Returns how many questions to other servers wait for answers.
	 * @return the number of pending requests of all namespaces
	 */
	public int pendingRequests() {
		return this.node.pendingRequests();
	}

	/**
	 * Returns whether the server accepts clients.
	 * @return whether it has been started and not stopped
	 */
	public boolean isRunning() {
		return this.initializer != null;
	}

	/**
	 * Returns the namespaces of the server.
	 * @return their names, with the slash, in alphabetical order
	 */
	public SortedSet<String> namespaces() {
		SocketIOServer server = this.server;
		Collection<SocketIONamespace> all = (server != null) ? server.getAllNamespaces() : List.of();
		return all.stream()
			.map((namespace) -> NettyNamespace.name(namespace.getName()))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Returns numbers about one namespace. Looks once at each room, asks nobody and does
	 * not block.
	 * @param name the name of the namespace, with its slash
	 * @param maxRooms how many rooms are listed; those with most sockets are
	 * @return the numbers at this moment; {@code null} if the server has no such
	 * namespace
	 * @throws IllegalArgumentException if {@code maxRooms} is negative
	 */
	public @Nullable NamespaceSummary summary(String name, int maxRooms) {
		if (maxRooms < 0) {
			throw new IllegalArgumentException("'maxRooms' must not be negative, but is " + maxRooms);
		}
		SocketIOServer server = this.server;
		if (server == null || server.getNamespace(NettyNamespace.nettyName(name)) == null) {
			return null;
		}
		return namespace(name).summary(maxRooms, this.node.findAdapter(name));
	}

	/**
	 * Registers a method as a listener, as {@link OnServerSideEvent} describes it.
	 * @param bean the object to call it on
	 * @param method the method
	 * @param event the name of the event
	 * @param namespace the name of the namespace
	 * @return removes the listener
	 * @throws IllegalArgumentException if the parameters of the method are not as the
	 * annotation wants them
	 */
	public Registration register(Object bean, Method method, String event, String namespace) {
		return this.node.register(bean, method, event, namespace);
	}

	private boolean isSecure() {
		SocketIOServer server = this.server;
		return this.options.tls() != null || (server != null && server.getConfiguration().getKeyStore() != null);
	}

	private LocalNamespace ensureNamespace(String name) {
		SocketIOServer server = this.server;
		if (server != null) {
			server.addNamespace(NettyNamespace.nettyName(name));
		}
		return namespace(name);
	}

	private NettyNamespace namespace(String name) {
		NettyNamespace namespace = this.namespaces.get(name);
		return (namespace != null) ? namespace
				: this.namespaces.computeIfAbsent(name, (missing) -> new NettyNamespace(missing, this.describer));
	}

	private SocketIOServer requireServer() {
		SocketIOServer server = this.server;
		if (server == null) {
			throw new IllegalStateException("The node has no server: call newServer(..) or attach(..) first");
		}
		return server;
	}

}
