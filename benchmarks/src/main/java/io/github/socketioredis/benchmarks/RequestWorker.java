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
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;

import com.corundumstudio.socketio.Configuration;
import com.sun.management.OperatingSystemMXBean;
import io.github.socketioredis.MessageParser;
import io.github.socketioredis.RemoteSocket;
import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.cluster.ClassicAdapterFactory;
import io.github.socketioredis.cluster.ClassicOptions;
import io.github.socketioredis.netty.NettyNode;
import io.github.socketioredis.netty.NettyNodeOptions;
import io.github.socketioredis.protocol.codec.ClassicCodecs;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.lettuce.LettuceTransportOptions;
import io.github.socketioredis.transport.lettuce.LettuceTransports;
import io.lettuce.core.RedisClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Java server that asks and is asked, as {@code node/request-worker.js} is one of Node:
 * arguments are the URI of Redis, the key of the cluster and the port to listen on.
 *
 * @since 0.1.0
 */
final class RequestWorker implements LineServer {

	/**
	 * So long that nothing times out, in both workers.
	 */
	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static final String EVENT = "echo";

	private final SocketIOCluster cluster;

	private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

	private RequestWorker(SocketIOCluster cluster) {
		this.cluster = cluster;
		cluster.onServerSideEvent(EVENT, (event) -> event.acknowledge(event.arguments().get(0)));
	}

	public static void main(String[] args) throws IOException {
		RedisClient client = RedisClient.create(args[0]);
		try (PubSubTransport transport = LettuceTransports.create(client, client, null,
				LettuceTransportOptions.defaults());
				NettyNode node = node(transport, ClassicOptions.defaults().withKey(args[1]))) {
			node.newServer(configuration(Integer.parseInt(args[2])));
			RequestWorker worker = new RequestWorker(node.cluster());
			node.subscribe().join();
			node.start();
			worker.serve();
		}
		finally {
			client.shutdown(0, 1, TimeUnit.SECONDS);
		}
	}

	private static NettyNode node(PubSubTransport transport, ClassicOptions options) {
		JsonMapper mapper = JsonMapper.shared();
		return new NettyNode(new ClassicAdapterFactory(transport,
				ClassicCodecs.of(MessageParser.BuiltIn.MESSAGEPACK, mapper), options.withRequestsTimeout(TIMEOUT)),
				mapper, NettyNodeOptions.defaults());
	}

	private static Configuration configuration(int port) {
		Configuration configuration = new Configuration();
		configuration.setHostname("127.0.0.1");
		configuration.setPort(port);
		return configuration;
	}

	@Override
	public String answer(String[] command) {
		return switch (command[0]) {
			case "servers" -> this.cluster.serverCount().join().toString();
			case "fetch" -> fetch();
			case "acks" -> acks(Integer.parseInt(command[1]));
			case "cpu" -> Long.toString(this.system.getProcessCpuTime());
			case "heap" -> Long.toString(heap());
			default -> throw new IllegalArgumentException("Unknown command '" + command[0] + "'");
		};
	}

	private String fetch() {
		long start = System.nanoTime();
		List<RemoteSocket> sockets = this.cluster.fetchSockets().join();
		Set<String> ids = new HashSet<>();
		sockets.forEach((socket) -> ids.add(socket.id()));
		long nanos = System.nanoTime() - start;
		if (ids.size() != sockets.size()) {
			throw new IllegalStateException("Of " + sockets.size() + " sockets, only " + ids.size() + " differ");
		}
		return ids.size() + " " + nanos;
	}

	private String acks(int count) {
		StringJoiner answer = new StringJoiner(" ");
		for (int i = 0; i < count; i++) {
			long start = System.nanoTime();
			List<Integer> values = this.cluster.serverSideEmitWithAck(EVENT, i).join().values(Integer.class);
			answer.add(Long.toString(System.nanoTime() - start));
			if (!values.equals(List.of(i))) {
				throw new IllegalStateException("Got " + values + " as acknowledgements of " + i);
			}
		}
		return answer.toString();
	}

	private static long heap() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
