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

package io.github.socketioredis.autoconfigure.metrics;

import java.util.function.ToLongFunction;

import io.github.socketioredis.cluster.ClusterStatistics;
import io.github.socketioredis.netty.NettyNode;
import io.github.socketioredis.netty.engine.EngineStatistics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Meters of a server: its clients, and its questions to other servers.
 */
final class ServerMetrics implements MeterBinder {

	private final NettyNode node;

	ServerMetrics(NettyNode node) {
		this.node = node;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		bindClients(registry);
		bindCluster(registry);
	}

	private void bindClients(MeterRegistry registry) {
		connections(registry, "websocket", EngineStatistics::webSocketClients);
		connections(registry, "polling", EngineStatistics::pollingClients);
		closed(registry, "protocol", EngineStatistics::protocolErrors);
		closed(registry, "slow", EngineStatistics::slowClients);
		closed(registry, "ping-timeout", EngineStatistics::pingTimeouts);
		both(registry, SocketIOMeters.PACKETS, "Packets from and to clients", EngineStatistics::receivedPackets,
				EngineStatistics::sentPackets);
		both(registry, SocketIOMeters.EVENTS, "Events from and to clients", EngineStatistics::receivedEvents,
				EngineStatistics::sentEvents);
		clients(SocketIOMeters.EVENTS_DROPPED, Tags.empty(),
				"Packets of clients that no listener could get, such as with arguments of other types",
				EngineStatistics::droppedPackets)
			.register(registry);
		clients(SocketIOMeters.HTTP_REFUSED, Tags.empty(), "HTTP requests that were refused",
				EngineStatistics::refusedRequests)
			.register(registry);
	}

	private void connections(MeterRegistry registry, String transport, ToLongFunction<EngineStatistics> count) {
		Gauge.builder(SocketIOMeters.CONNECTIONS, this.node, (node) -> count.applyAsLong(node.statistics()))
			.tag(SocketIOMeters.TRANSPORT_TAG, transport)
			.description("Open connections of clients")
			.register(registry);
	}

	private void closed(MeterRegistry registry, String reason, ToLongFunction<EngineStatistics> count) {
		clients(SocketIOMeters.CONNECTIONS_CLOSED, Tags.of(SocketIOMeters.REASON_TAG, reason),
				"Connections that the server closed because of their client", count)
			.register(registry);
	}

	private void both(MeterRegistry registry, String name, String description,
			ToLongFunction<EngineStatistics> received, ToLongFunction<EngineStatistics> sent) {
		clients(name, Tags.of(SocketIOMeters.DIRECTION_TAG, "in"), description, received).register(registry);
		clients(name, Tags.of(SocketIOMeters.DIRECTION_TAG, "out"), description, sent).register(registry);
	}

	private FunctionCounter.Builder<NettyNode> clients(String name, Tags tags, String description,
			ToLongFunction<EngineStatistics> count) {
		return FunctionCounter.builder(name, this.node, (node) -> count.applyAsLong(node.statistics()))
			.tags(tags)
			.description(description);
	}

	private void bindCluster(MeterRegistry registry) {
		Gauge.builder(SocketIOMeters.REQUESTS_PENDING, this.node, NettyNode::pendingRequests)
			.description("Questions to other servers that wait for answers")
			.register(registry);
		cluster(registry, SocketIOMeters.REQUESTS, "Questions put to other servers", ClusterStatistics::requests);
		cluster(registry, SocketIOMeters.REQUEST_TIMEOUTS,
				"Questions that ended at their deadline, with answers missing", ClusterStatistics::requestTimeouts);
		cluster(registry, SocketIOMeters.MALFORMED, "Received messages that nobody can read",
				ClusterStatistics::malformedMessages);
	}

	private void cluster(MeterRegistry registry, String name, String description,
			ToLongFunction<ClusterStatistics> count) {
		FunctionCounter.builder(name, this.node, (node) -> count.applyAsLong(node.clusterStatistics()))
			.description(description)
			.register(registry);
	}

}
