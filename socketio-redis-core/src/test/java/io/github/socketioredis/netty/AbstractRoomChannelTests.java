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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.corundumstudio.socketio.SocketIOClient;
import io.github.socketioredis.SubscriptionMode;
import io.github.socketioredis.cluster.ShardedAdapterFactory;
import io.github.socketioredis.cluster.ShardedOptions;
import io.github.socketioredis.netty.engine.SocketIdMode;
import io.github.socketioredis.protocol.ShardedChannels;
import io.github.socketioredis.protocol.codec.ShardedCodec;
import io.github.socketioredis.test.SocketIOTestClient;
import io.github.socketioredis.transport.PubSubTransport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The channels that Redis has subscribers of are those of the rooms that there are,
 * whatever happened before and however many they are.
 */
abstract class AbstractRoomChannelTests extends AbstractRedisTests {

	private static final Logger logger = LoggerFactory.getLogger(AbstractRoomChannelTests.class);

	private static final int THREADS = 4;

	private static final int CHANGES = 10_000;

	private static final int ROOMS = 100_000;

	private static final Duration GENEROUS = Duration.ofSeconds(120);

	private static NodeFixture server(PubSubTransport transport, String prefix, SubscriptionMode mode,
			SocketIdMode ids) {
		ShardedOptions options = ShardedOptions.defaults().withChannelPrefix(prefix).withSubscriptionMode(mode);
		return new NodeFixture(new ShardedAdapterFactory(transport, new ShardedCodec(JsonMapper.shared()), options),
				NettyNodeOptions.defaults().withSocketId(ids))
			.start();
	}

	private Set<String> subscribed(String prefix) {
		return redis().shardedChannels()
			.stream()
			.filter((name) -> name.startsWith(prefix + "#"))
			.collect(Collectors.toSet());
	}

	@ParameterizedTest
	@CsvSource({ "STATIC, PUBLIC", "DYNAMIC, PUBLIC", "DYNAMIC, SESSION", "DYNAMIC_PRIVATE, PUBLIC" })
	void tenThousandChangesLeaveTheRightChannels(SubscriptionMode mode, SocketIdMode ids) {
		String prefix = "changes-" + mode + "-" + ids;
		try (PubSubTransport one = redis().transport();
				PubSubTransport two = redis().transport();
				NodeFixture first = server(one, prefix, mode, ids);
				NodeFixture second = server(two, prefix, mode, ids)) {
			List<NodeFixture> servers = List.of(first, second);
			List<RandomChanges> changes = IntStream.range(0, THREADS)
				.mapToObj((thread) -> new RandomChanges(servers, thread))
				.toList();
			CompletableFuture
				.allOf(changes.stream()
					.map((each) -> CompletableFuture.runAsync(() -> each.make(CHANGES / THREADS),
							(task) -> new Thread(task).start()))
					.toArray(CompletableFuture[]::new))
				.orTimeout(GENEROUS.toSeconds(), TimeUnit.SECONDS)
				.join();
			assertChannels(prefix, mode, ids, servers);
			changes.forEach(RandomChanges::disconnectAll);
			Awaitility.await()
				.untilAsserted(() -> assertThat(servers).allSatisfy((server) -> assertThat(sockets(server)).isEmpty()));
			assertChannels(prefix, mode, ids, servers);
			assertThat(subscribed(prefix)).as("two namespaces on two servers").hasSize(2 + 4);
		}
		Awaitility.await().untilAsserted(() -> assertThat(subscribed(prefix)).isEmpty());
	}

	private void assertChannels(String prefix, SubscriptionMode mode, SocketIdMode ids, List<NodeFixture> servers) {
		ShardedChannels channels = new ShardedChannels(prefix, "/", mode);
		Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
			Set<String> expected = new HashSet<>(Set.of(channels.namespace(), prefix + "#/chat#"));
			for (NodeFixture server : servers) {
				for (SocketIOClient client : sockets(server)) {
					if (mode != SubscriptionMode.STATIC) {
						client.getAllRooms()
							.stream()
							.filter((room) -> !room.isEmpty())
							.forEach((room) -> expected.add(channels.room(room)));
					}
					if (mode == SubscriptionMode.DYNAMIC_PRIVATE || ids == SocketIdMode.SESSION) {
						expected.add(channels.room(server.node().socketId(client)));
					}
				}
			}
			Set<String> subscribed = new HashSet<>(subscribed(prefix));
			assertThat(subscribed.removeIf((name) -> name.matches(".*#[0-9a-f]{16}#"))).isTrue();
			assertThat(subscribed).isEqualTo(expected);
		});
	}

	private static List<SocketIOClient> sockets(NodeFixture server) {
		return List.copyOf(server.server().getAllClients());
	}

	@Test
	void aHundredThousandRoomsDontHoldUpMessages() {
		String prefix = "many";
		try (PubSubTransport one = redis().transport();
				PubSubTransport two = redis().transport();
				NodeFixture server = server(one, prefix, SubscriptionMode.DYNAMIC, SocketIdMode.PUBLIC);
				NodeFixture other = server(two, prefix, SubscriptionMode.DYNAMIC, SocketIdMode.PUBLIC);
				SocketIOTestClient client = server.client("/", false)) {
			SocketIOClient socket = sockets(server).get(0);
			int before = subscribed(prefix).size();
			Set<String> rooms = IntStream.range(0, ROOMS).mapToObj((i) -> "room-" + i).collect(Collectors.toSet());
			long start = System.nanoTime();
			CompletableFuture<Long> joined = server.cluster().socket(socket).join(rooms.toArray(String[]::new));
			int sent = emitWhile(joined, server, other);
			logger.info("{} rooms subscribed within {} ms, {} messages sent meanwhile", ROOMS,
					(System.nanoTime() - start) / 1_000_000, sent);
			assertThat(joined).isCompletedWithValue(0L);
			assertThat(sent).as("messages sent while rooms are subscribed to").isGreaterThanOrEqualTo(10);
			assertThat(subscribed(prefix)).hasSize(before + ROOMS);
			other.cluster().emit("last");
			assertThat(client.receivedBefore("[\"last\"]")).hasSize(sent)
				.isEqualTo(IntStream.range(0, sent).mapToObj((i) -> "[\"tick\"," + i + "]").toList());
			other.cluster().to("room-77777").emit("to-room");
			client.receivedBefore("[\"to-room\"]");
			socket.leaveRooms(rooms);
			Awaitility.await().atMost(GENEROUS).untilAsserted(() -> assertThat(subscribed(prefix)).hasSize(before));
			assertThat(one.state().desired()).isEqualTo(one.state().confirmed()).isLessThan(10);
		}
	}

	/**
	 * Emits, one message after the other, until a future is complete. Each has to get
	 * through, from the server that subscribes to rooms and to it.
	 */
	private static int emitWhile(CompletableFuture<?> joined, NodeFixture server, NodeFixture other) {
		AtomicInteger sent = new AtomicInteger();
		List<CompletableFuture<Long>> own = new ArrayList<>();
		Awaitility.await().atMost(GENEROUS).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2)).until(() -> {
			if (joined.isDone()) {
				return true;
			}
			own.add(server.cluster().to("nobody").emit("own"));
			other.cluster().emit("tick", sent.getAndIncrement()).get(30, TimeUnit.SECONDS);
			return false;
		});
		assertThat(own).allSatisfy((future) -> assertThat(future).succeedsWithin(Duration.ofSeconds(30)));
		return sent.get();
	}

}
