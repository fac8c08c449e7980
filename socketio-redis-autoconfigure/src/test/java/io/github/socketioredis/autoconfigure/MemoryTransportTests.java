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

package io.github.socketioredis.autoconfigure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.corundumstudio.socketio.SocketIOServer;
import io.github.socketioredis.Emitter;
import io.github.socketioredis.cluster.AdapterFactory;
import io.github.socketioredis.cluster.ClassicAdapterFactory;
import io.github.socketioredis.cluster.ShardedAdapterFactory;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.Topic;
import io.github.socketioredis.transport.memory.InMemoryPubSub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.redis.connection.RedisConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The beans of {@code socketio.redis.transport=memory}.
 */
class MemoryTransportTests {

	private static final String MEMORY = "socketio.redis.transport=memory";

	private static final String PUBLISH = "socketIORedisPublishConnectionFactory";

	private static final String SUBSCRIBE = "socketIORedisSubscribeConnectionFactory";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SocketIORedisAutoConfiguration.class,
				SocketIOServerAutoConfiguration.class, JacksonAutoConfiguration.class, SslAutoConfiguration.class));

	@ParameterizedTest
	@ValueSource(strings = { "memory", "MEMORY" })
	void needsNoConnections(String value) {
		this.runner.withPropertyValues("socketio.redis.transport=" + value)
			.run((context) -> assertThat(context).hasSingleBean(Emitter.class)
				.hasSingleBean(PubSubTransport.class)
				.hasSingleBean(InMemoryPubSub.class)
				.hasSingleBean(AdapterFactory.class)
				.doesNotHaveBean(RedisConnectionFactory.class)
				.doesNotHaveBean(ConnectionFactoryBuilder.class)
				.doesNotHaveBean(PUBLISH)
				.doesNotHaveBean(SUBSCRIBE)
				.doesNotHaveBean(SocketIOServer.class));
	}

	@Test
	void redisIsTheDefault() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(InMemoryPubSub.class)
			.hasBean(PUBLISH)
			.hasBean(SUBSCRIBE));
		this.runner.withPropertyValues("socketio.redis.transport=redis")
			.run((context) -> assertThat(context).doesNotHaveBean(InMemoryPubSub.class).hasBean(PUBLISH));
	}

	@Test
	void leavesTheRedisOfTheApplicationAlone() {
		this.runner.withConfiguration(AutoConfigurations.of(DataRedisAutoConfiguration.class))
			.withPropertyValues(MEMORY)
			.run((context) -> assertThat(context).hasSingleBean(RedisConnectionFactory.class)
				.hasBean("redisConnectionFactory")
				.doesNotHaveBean(PUBLISH));
	}

	@Test
	void anotherValueIsExplained() {
		this.runner.withPropertyValues("socketio.redis.transport=memroy")
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining(BindException.class.getName())
				.hasStackTraceContaining("socketio.redis.transport")
				.rootCause()
				.hasMessageContaining("memroy"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "url=redis://example.org", "url=redis://example.org,socketio.redis.host=other",
			"url=no url", "port=0", "cluster.nodes=a:1", "sentinel.nodes=a:1", "ssl.bundle=missing", "fail-fast=false",
			"connect-timeout=0s", "publish-max-age=0s" })
	void propertiesOfConnectionsHaveNoEffect(String properties) {
		this.runner.withPropertyValues(MEMORY)
			.withPropertyValues(("socketio.redis." + properties).split(","))
			.run((context) -> {
				assertThat(context).hasNotFailed().hasSingleBean(Emitter.class);
				assertThat(context.getBean(Emitter.class).emit("x")).isCompletedWithValue(0L);
			});
	}

	@ParameterizedTest
	@CsvSource({ "classic, socketio.redis.emitter.key=app, CHANNEL, app#/#",
			"sharded, socketio.redis.emitter.key=app, SHARDED_CHANNEL, app#/#",
			"sharded, socketio.redis.sharded.channel-prefix=own, SHARDED_CHANNEL, own#/#",
			"none, socketio.redis.emitter.key=app, CHANNEL, app#/#",
			"none, socketio.redis.emitter.protocol=sharded, SHARDED_CHANNEL, socket.io#/#" })
	void emitterPublishesAsItWouldOnRedis(String adapter, String property, Topic.Kind kind, String channel) {
		this.runner.withPropertyValues(MEMORY, "socketio.redis.adapter=" + adapter, property).run((context) -> {
			List<Topic> topics = new CopyOnWriteArrayList<>();
			context.getBean(InMemoryPubSub.class).observe((topic, message) -> topics.add(topic));
			context.getBean(Emitter.class).emit("x");
			assertThat(topics).containsExactly(new Topic(kind, channel));
		});
	}

	@ParameterizedTest
	@CsvSource({ "none, classic", "none, sharded", "classic, sharded", "sharded, classic" })
	void adapterNoneHearsTheProtocolOfTheEmitter(String adapter, String protocol) {
		boolean sharded = adapter.equals("none") ? protocol.equals("sharded") : adapter.equals("sharded");
		this.runner
			.withPropertyValues(MEMORY, "socketio.redis.adapter=" + adapter,
					"socketio.redis.emitter.protocol=" + protocol)
			.run((context) -> assertThat(context).getBean(AdapterFactory.class)
				.isInstanceOf(sharded ? ShardedAdapterFactory.class : ClassicAdapterFactory.class));
	}

	@Test
	void backsOffForBeansOfTheApplication() {
		InMemoryPubSub pubSub = new InMemoryPubSub();
		this.runner.withPropertyValues(MEMORY).withBean(InMemoryPubSub.class, () -> pubSub).run((context) -> {
			assertThat(context).getBean(InMemoryPubSub.class).isSameAs(pubSub);
			context.getBean(PubSubTransport.class).subscribe(List.of(Topic.channel("c")), (channel, message) -> {
			});
			assertThat(pubSub.topics()).containsExactly(Topic.channel("c"));
		});
		assertThat(pubSub.topics()).as("closed with the context").isEmpty();
		PubSubTransport transport = new RecordingTransport();
		this.runner.withPropertyValues(MEMORY)
			.withBean(PubSubTransport.class, () -> transport)
			.run((context) -> assertThat(context).getBean(PubSubTransport.class).isSameAs(transport));
	}

	@Test
	void backsOffWhenDisabled() {
		this.runner.withPropertyValues(MEMORY, "socketio.redis.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(InMemoryPubSub.class)
				.doesNotHaveBean(PubSubTransport.class));
	}

	@Test
	void contextMayBeStoppedAndStartedAgain() {
		this.runner.withPropertyValues(MEMORY).run((context) -> {
			Emitter emitter = context.getBean(Emitter.class);
			context.getSourceApplicationContext().stop();
			assertThat(emitter.emit("x")).isCompletedExceptionally();
			context.getSourceApplicationContext().start();
			assertThat(emitter.emit("x")).isCompletedWithValue(0L);
		});
	}

}
