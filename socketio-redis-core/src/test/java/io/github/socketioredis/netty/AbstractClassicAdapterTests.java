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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.socketioredis.MessageParser;
import io.github.socketioredis.cluster.AdapterFactory;
import io.github.socketioredis.cluster.ClassicAdapterFactory;
import io.github.socketioredis.cluster.ClassicOptions;
import io.github.socketioredis.protocol.ClassicChannels;
import io.github.socketioredis.protocol.codec.ClassicCodecs;
import io.github.socketioredis.test.RedisTopology;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.Topic;
import org.junit.jupiter.api.Test;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The classic adapter on a real Redis. Subclasses choose the modes.
 */
abstract class AbstractClassicAdapterTests extends AbstractRedisTests {

	abstract class ClassicTests extends AbstractAdapterTests {

		private final MessageParser parser;

		private final ClassicOptions options;

		private final ClassicChannels channels;

		ClassicTests(MessageParser parser, ClassicOptions options) {
			this.parser = parser;
			this.options = options;
			this.channels = new ClassicChannels(options.key(), "/");
		}

		@Override
		PubSubTransport transport() {
			return redis().transport();
		}

		@Override
		AdapterFactory adapters(PubSubTransport transport) {
			return new ClassicAdapterFactory(transport, ClassicCodecs.of(this.parser, JsonMapper.shared()),
					this.options);
		}

		@Override
		boolean keepsBinary() {
			return this.parser == MessageParser.BuiltIn.MESSAGEPACK;
		}

		@Override
		Topic countedBy() {
			return Topic.channel(this.channels.request());
		}

		@Override
		List<String> subscribed() {
			RedisTopology redis = redis();
			return Stream.concat(redis.channels().stream(), Stream.generate(() -> "a pattern").limit(redis.patterns()))
				.toList();
		}

		@Test
		void subscribesToTheChannelsOfNode() {
			assertThat(subscribed())
				.filteredOn((name) -> name.startsWith(this.options.key() + "-re") && name.contains("#/#"))
				.hasSize(2 + SERVERS)
				.contains(this.channels.request(), this.channels.response())
				.filteredOn((name) -> name.matches(".*-response#/#[A-Za-z0-9_-]{6}#"))
				.hasSize(SERVERS);
		}

		@Test
		void broadcastsToANumericRoom() throws IOException {
			String event = servers().unique("event");
			servers().join("123", 0);
			transport(1).publish(Topic.channel(this.options.key() + "#/#123#"), numericRoom(event))
				.orTimeout(5, TimeUnit.SECONDS)
				.join();
			servers().assertReceivers(event, 0);
			servers().client(0).call("leave", "123");
		}

		private byte[] numericRoom(String event) throws IOException {
			if (!keepsBinary()) {
				return ("[\"emitter\",{\"type\":2,\"data\":[\"" + event + "\"],\"nsp\":\"/\"},{\"rooms\":[123]}]")
					.getBytes(StandardCharsets.UTF_8);
			}
			try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
				packer.packArrayHeader(3).packString("emitter");
				packer.packMapHeader(3).packString("type").packInt(2);
				packer.packString("data").packArrayHeader(1).packString(event);
				packer.packString("nsp").packString("/");
				packer.packMapHeader(1).packString("rooms").packArrayHeader(1).packInt(123);
				return packer.toByteArray();
			}
		}

		@Test
		void answersOnTheChannelThatTheOptionSays() {
			List<String> answered = new CopyOnWriteArrayList<>();
			try (PubSubTransport spy = transport()) {
				spy.subscribe(List.of(Topic.pattern(this.channels.response() + "*")),
						(channel, message) -> answered.add(channel))
					.confirmed()
					.orTimeout(5, TimeUnit.SECONDS)
					.join();
				result(cluster(0).fetchSockets());
				await().until(() -> answered.size() == SERVERS - 1);
				assertThat(answered).allMatch((channel) -> channel.equals(this.channels.response()) != this.options
					.publishOnSpecificResponseChannel());
				listen(1, "ask", (event) -> event.acknowledge(1));
				listen(2, "ask", (event) -> event.acknowledge(2));
				answered.clear();
				result(cluster(0).serverSideEmitWithAck("ask"));
				await().until(() -> answered.size() == SERVERS - 1);
				assertThat(answered).as("always to all").containsOnly(this.channels.response());
			}
		}

	}

}
