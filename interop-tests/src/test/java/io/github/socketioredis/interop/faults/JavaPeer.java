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

package io.github.socketioredis.interop.faults;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOServer;
import io.github.socketioredis.MessageParser.BuiltIn;
import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.cluster.AdapterFactory;
import io.github.socketioredis.cluster.ClassicAdapterFactory;
import io.github.socketioredis.cluster.ClassicOptions;
import io.github.socketioredis.cluster.ShardedAdapterFactory;
import io.github.socketioredis.cluster.ShardedOptions;
import io.github.socketioredis.netty.NettyNode;
import io.github.socketioredis.netty.NettyNodeOptions;
import io.github.socketioredis.protocol.codec.ClassicCodecs;
import io.github.socketioredis.protocol.codec.ShardedCodec;
import io.github.socketioredis.test.Ports;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.lettuce.LettuceTransportOptions;
import io.github.socketioredis.transport.lettuce.LettuceTransports;
import io.lettuce.core.AbstractRedisClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * A netty-socketio server of this JVM.
 */
final class JavaPeer implements Peer {

	private static final long SUBSCRIBE_SECONDS = 20;

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final int index;

	private final AbstractRedisClient client;

	private final PubSubTransport transport;

	private final NettyNode node;

	private final SocketIOServer server;

	private final Sent sent = new Sent();

	private final ScheduledExecutorService scheduler;

	private JavaPeer(int index, AdapterKind adapter, Deployment deployment) {
		this.index = index;
		this.client = deployment.forJava("java-" + index);
		this.transport = LettuceTransports.create(this.client, this.client, null, LettuceTransportOptions.defaults());
		this.node = new NettyNode(adapters(adapter), MAPPER, NettyNodeOptions.defaults());
		Configuration configuration = new Configuration();
		configuration.setHostname("127.0.0.1");
		configuration.setPort(Ports.free());
		this.server = this.node.newServer(configuration);
		this.server.addEventListener("join", String[].class, (socket, rooms, ack) -> {
			for (String room : rooms) {
				socket.joinRoom(room);
			}
			ack.sendAckData("done");
		});
		this.server.addEventListener("leave", String.class, (socket, room, ack) -> socket.leaveRoom(room));
		this.scheduler = Executors
			.newSingleThreadScheduledExecutor((task) -> new Thread(task, "fault-traffic-" + index));
	}

	/**
	 * Returns the cluster as this server sees it.
	 */
	SocketIOCluster cluster() {
		return this.node.cluster();
	}

	private AdapterFactory adapters(AdapterKind adapter) {
		return switch (adapter) {
			case CLASSIC -> new ClassicAdapterFactory(this.transport, ClassicCodecs.of(BuiltIn.MESSAGEPACK, MAPPER),
					ClassicOptions.defaults());
			case SHARDED ->
				new ShardedAdapterFactory(this.transport, new ShardedCodec(MAPPER), ShardedOptions.defaults());
		};
	}

	static JavaPeer start(int index, AdapterKind adapter, Deployment deployment) {
		JavaPeer peer = new JavaPeer(index, adapter, deployment);
		try {
			peer.node.subscribe().orTimeout(SUBSCRIBE_SECONDS, TimeUnit.SECONDS).join();
			peer.node.start();
			return peer;
		}
		catch (RuntimeException ex) {
			peer.close();
			throw ex;
		}
	}

	@Override
	public int index() {
		return this.index;
	}

	@Override
	public boolean isJava() {
		return true;
	}

	@Override
	public String url() {
		return "http://127.0.0.1:" + this.server.getConfiguration().getPort();
	}

	@Override
	public void beginTraffic(Traffic traffic) {
		int[] numbers = new int[traffic.rooms().size()];
		int[] next = { 0 };
		long interval = traffic.interval().toMillis();
		this.scheduler.scheduleAtFixedRate(() -> {
			int room = next[0];
			for (int i = 0; i < traffic.burst(); i++) {
				emit(traffic, room, numbers[room]++);
			}
			next[0] = (room + 1) % numbers.length;
		}, 0, interval, TimeUnit.MILLISECONDS);
	}

	private void emit(Traffic traffic, int room, int number) {
		long at = System.currentTimeMillis();
		Sent.Message message = this.sent.add(room, number, at - traffic.epoch());
		this.node.cluster()
			.to(traffic.rooms().get(room))
			.emit("m", this.index, room, number, at)
			.whenComplete((count, failure) -> message.complete(failure));
	}

	/**
	 * Returns the transport's own word on its subscriptions, for messages of failures.
	 */
	String state() {
		return "java-" + this.index + " " + this.transport.state();
	}

	@Override
	public void endTraffic() {
		this.scheduler.shutdown();
		try {
			if (!this.scheduler.awaitTermination(10, TimeUnit.SECONDS)) {
				throw new IllegalStateException("An emit of java-" + this.index + " blocks");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean hasCrashed() {
		return false;
	}

	@Override
	public Sent sent() {
		return this.sent;
	}

	@Override
	public String toString() {
		return "java-" + this.index;
	}

	@Override
	public void close() {
		this.scheduler.shutdownNow();
		this.node.close();
		this.transport.close();
		this.client.shutdown();
	}

}
