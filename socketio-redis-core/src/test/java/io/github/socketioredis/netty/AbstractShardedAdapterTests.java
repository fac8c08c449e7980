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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.github.socketioredis.Emitter;
import io.github.socketioredis.SubscriptionMode;
import io.github.socketioredis.cluster.AdapterFactory;
import io.github.socketioredis.cluster.ShardedAdapterFactory;
import io.github.socketioredis.cluster.ShardedOptions;
import io.github.socketioredis.emitter.RedisEmitter;
import io.github.socketioredis.netty.engine.SocketIdMode;
import io.github.socketioredis.protocol.ShardedChannels;
import io.github.socketioredis.protocol.codec.EventDataCodec;
import io.github.socketioredis.protocol.codec.ShardedCodec;
import io.github.socketioredis.test.SocketIOTestClient;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.Topic;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sharded adapter on a real Redis. Subclasses choose the modes.
 */
abstract class AbstractShardedAdapterTests extends AbstractRedisTests {

	abstract class ShardedTests extends AbstractAdapterTests {

		private final ShardedOptions options;

		private final SocketIdMode ids;

		private final boolean publicRooms;

		private final boolean privateRooms;

		private final ShardedChannels channels;

		/**
		 * Creates tests.
		 * @param mode the mode
		 * @param ids how sockets get their ids
		 * @param publicRooms whether public rooms have channels
		 * @param privateRooms whether private rooms have channels
		 */
		ShardedTests(SubscriptionMode mode, SocketIdMode ids, boolean publicRooms, boolean privateRooms) {
			this.options = ShardedOptions.defaults()
				.withChannelPrefix("app-" + getClass().getSimpleName())
				.withSubscriptionMode(mode);
			this.ids = ids;
			this.publicRooms = publicRooms;
			this.privateRooms = privateRooms;
			this.channels = new ShardedChannels(this.options.channelPrefix(), "/", mode);
		}

		@Override
		PubSubTransport transport() {
			return redis().transport();
		}

		@Override
		AdapterFactory adapters(PubSubTransport transport) {
			return new ShardedAdapterFactory(transport, new ShardedCodec(JsonMapper.shared()), this.options);
		}

		@Override
		NettyNodeOptions nodeOptions() {
			return NettyNodeOptions.defaults().withSocketId(this.ids);
		}

		@Override
		boolean keepsBinary() {
			return true;
		}

		@Override
		Topic countedBy() {
			return Topic.shardedChannel(this.channels.namespace());
		}

		@Override
		List<String> subscribed() {
			return redis().shardedChannels();
		}

		@Override
		void roomsJoined() {
			subscriptionsConfirmed();
		}

		@Test
		void subscribesToTheChannelsOfNode() {
			String room = servers().room();
			join(room, 0, 2);
			List<String> expected = new ArrayList<>(List.of(this.channels.namespace()));
			if (this.publicRooms) {
				expected.add(this.channels.room(room));
			}
			if (this.privateRooms) {
				numbers().forEach((server) -> expected.add(this.channels.room(servers().id(server))));
			}
			await().untilAsserted(
					() -> assertThat(subscribed()).filteredOn((name) -> name.startsWith(this.channels.namespace()))
						.filteredOn((name) -> !name.matches("\\Q" + this.channels.namespace() + "\\E[0-9a-f]{16}#"))
						.containsExactlyInAnyOrderElementsOf(expected));
			assertThat(subscribed())
				.filteredOn((name) -> name.matches("\\Q" + this.channels.namespace() + "\\E[0-9a-f]{16}#"))
				.hasSize(SERVERS);
			servers().leaveRooms();
			await().untilAsserted(() -> assertThat(subscribed()).doesNotContain(this.channels.room(room)));
		}

		@Test
		void reachesOnlyTheServersThatHaveSomebodyInTheRoom() {
			String room = servers().room();
			join(room, 0, 2);
			assertThat(result(cluster(1).to(room).emit("x"))).isEqualTo(this.publicRooms ? 2L : SERVERS);
			assertThat(result(cluster(1).to(servers().id(2)).emit("x"))).isEqualTo(this.privateRooms ? 1L : SERVERS);
			assertThat(result(cluster(1).emit("x"))).isEqualTo(SERVERS);
		}

		@Test
		void joinsAreConfirmed() {
			String event = servers().unique("event");
			String room = servers().room();
			assertThat(result(servers().socket(1).join(room))).isZero();
			cluster(0).to(room).emit(event);
			servers().assertReceivers(event, 1);
			String localRoom = servers().room();
			assertThat(result(cluster(2).local().socketsJoin(localRoom))).isZero();
			String other = servers().unique("event");
			cluster(0).to(localRoom).emit(other);
			servers().assertReceivers(other, 2);
		}

		@Test
		void roomsOfTwentyCharactersAreReached() {
			String event = servers().unique("event");
			String room = "r" + String.format("%019d", this.channels.hashCode());
			assertThat(room).hasSize(20);
			join(room, 1, 2);
			cluster(0).to(room).emit(event);
			servers().assertReceivers(event, 1, 2);
			numbers().forEach((server) -> servers().client(server).call("leave", room));
		}

		@Test
		void emittersAreHeard() {
			String event = servers().unique("event");
			String room = servers().room();
			String other = servers().room();
			List<String> received = new CopyOnWriteArrayList<>();
			numbers()
				.forEach((server) -> listen(server, event, (call) -> received.add(server + " " + call.arguments())));
			join(room, 0, 2);
			try (PubSubTransport transport = transport()) {
				Emitter emitter = RedisEmitter.sharded(transport, new ShardedCodec(JsonMapper.shared()),
						new EventDataCodec(JsonMapper.shared()), this.options.channelPrefix(),
						this.options.subscriptionMode());
				result(emitter.to(room).except(servers().id(2)).emit(event, 1, new byte[] { 3, 4 }));
				await().untilAsserted(() -> assertThat(servers().received(event))
					.containsExactly(List.of("[\"" + event + "\",1,\"$AwQ=\"]"), List.of(), List.of()));
				String single = servers().unique("event");
				result(emitter.to(servers().id(1)).emit(single));
				servers().assertReceivers(single, 1);
				result(emitter.in(room).socketsJoin(other));
				await().untilAsserted(() -> assertThat(servers().members(other)).containsExactly(0, 2));
				result(emitter.in(servers().id(0)).socketsLeave(other));
				await().untilAsserted(() -> assertThat(servers().members(other)).containsExactly(2));
				result(emitter.serverSideEmit(event, "x"));
				await().untilAsserted(
						() -> assertThat(received).containsExactlyInAnyOrder("0 [\"x\"]", "1 [\"x\"]", "2 [\"x\"]"));
				SocketIOTestClient chat = servers().client(1).namespace("/chat");
				result(emitter.of("/chat").disconnectSockets());
				chat.await("disconnect: io server disconnect");
				chat.close();
			}
		}

		@Test
		void takesMessagesOfEmittersInOtherLanguages() {
			String event = servers().unique("event");
			byte[] message = ("{\"nsp\":\"/\",\"data\":{\"opts\":{},\"packet\":{\"data\":[\"" + event
					+ "\",1.0],\"type\":2}},\"uid\":\"emitter\",\"type\":3}")
				.getBytes(StandardCharsets.UTF_8);
			transport(1).publish(Topic.shardedChannel(this.channels.namespace()), message)
				.orTimeout(5, TimeUnit.SECONDS)
				.join();
			await().untilAsserted(
					() -> assertThat(servers().received(event)).allSatisfy((lines) -> assertThat(lines).hasSize(1)));
		}

		@Test
		void answersToTheAskerAlone() {
			List<String> seen = new CopyOnWriteArrayList<>();
			try (PubSubTransport spy = transport()) {
				spy.subscribe(subscribed().stream().map(Topic::shardedChannel).toList(),
						(channel, message) -> seen.add(channel))
					.confirmed()
					.orTimeout(5, TimeUnit.SECONDS)
					.join();
				listen(1, "ask", (event) -> event.acknowledge(1));
				listen(2, "ask", (event) -> event.acknowledge(2));
				cluster(0).timeout(Duration.ofMillis(500)).fetchSockets();
				await().until(() -> seen.size() == SERVERS);
				assertThat(seen).filteredOn((channel) -> channel.equals(this.channels.namespace())).hasSize(1);
				assertThat(seen).filteredOn((channel) -> !channel.equals(this.channels.namespace()))
					.hasSize(SERVERS - 1)
					.allMatch((channel) -> channel.equals(seen.get(1)));
			}
		}

	}

}
