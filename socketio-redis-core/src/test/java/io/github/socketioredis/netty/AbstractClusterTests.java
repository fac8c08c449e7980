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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.socketioredis.ClusterTimeoutException;
import io.github.socketioredis.Registration;
import io.github.socketioredis.ServerSideListener;
import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.cluster.AdapterFactory;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.Topic;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Three servers that are started once for all tests of a class, each on a transport of
 * its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractClusterTests {

	static final int SERVERS = 3;

	private final List<PubSubTransport> transports = new ArrayList<>();

	private final List<Registration> registrations = new ArrayList<>();

	private ClusterFixture servers;

	/**
	 * Makes a transport with connections of its own, since servers are counted by them.
	 */
	abstract PubSubTransport transport();

	/**
	 * Makes adapters on a transport, with the default timeout.
	 */
	abstract AdapterFactory adapters(PubSubTransport transport);

	/**
	 * Returns the options of the servers.
	 */
	NettyNodeOptions nodeOptions() {
		return NettyNodeOptions.defaults();
	}

	/**
	 * Returns whether binary is still binary on other servers.
	 */
	abstract boolean keepsBinary();

	/**
	 * Returns the channel by whose subscribers the servers of {@code /} are counted.
	 */
	abstract Topic countedBy();

	/**
	 * Returns the channels and patterns that Redis has subscribers of.
	 */
	abstract List<String> subscribed();

	/**
	 * Waits until messages to rooms that were joined reach their server, where that takes
	 * time.
	 */
	void roomsJoined() {
	}

	@BeforeAll
	void start() {
		this.servers = new ClusterFixture(
				Stream.generate(this::openTransport).limit(SERVERS).map(this::adapters).toList(), nodeOptions());
	}

	private PubSubTransport openTransport() {
		PubSubTransport transport = transport();
		this.transports.add(transport);
		return transport;
	}

	@AfterAll
	void stop() {
		if (this.servers != null) {
			this.servers.close();
		}
		this.transports.forEach(PubSubTransport::close);
	}

	@AfterEach
	void nothingIsLeft() {
		this.registrations.forEach(Registration::remove);
		this.registrations.clear();
		this.servers.leaveRooms();
		await().untilAsserted(() -> assertThat(numbers()).allSatisfy((server) -> assertThat(pending(server)).isZero()));
	}

	/**
	 * Waits until Redis has confirmed all that the servers want to subscribe to.
	 */
	final void subscriptionsConfirmed() {
		await().until(() -> this.transports.stream().noneMatch((transport) -> transport.state().hasGap()));
	}

	final PubSubTransport transport(int server) {
		return this.transports.get(server);
	}

	final ClusterFixture servers() {
		return this.servers;
	}

	final SocketIOCluster cluster(int server) {
		return this.servers.cluster(server);
	}

	final int pending(int server) {
		return this.servers.node(server).pendingRequests();
	}

	static List<Integer> numbers() {
		return IntStream.range(0, SERVERS).boxed().toList();
	}

	final void join(String room, int... members) {
		this.servers.join(room, members);
		roomsJoined();
	}

	final void listen(int server, String event, ServerSideListener listener) {
		this.registrations.add(cluster(server).onServerSideEvent(event, listener));
	}

	static <T> T result(CompletableFuture<T> future) {
		return future.orTimeout(4, TimeUnit.SECONDS).join();
	}

	/**
	 * Waits less than the default timeout.
	 */
	static ClusterTimeoutException timeout(CompletableFuture<?> future) {
		Throwable failure = catchThrowable(() -> future.get(4, TimeUnit.SECONDS));
		assertThat(failure).hasCauseInstanceOf(ClusterTimeoutException.class);
		return (ClusterTimeoutException) failure.getCause();
	}

	/**
	 * Waits without the pauses that would be most of the time of these tests.
	 */
	static ConditionFactory await() {
		return Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10));
	}

	static List<String> texts(List<JsonNode> values) {
		return values.stream().map(JsonNode::toString).toList();
	}

}
