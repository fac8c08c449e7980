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

package io.github.socketioredis.test.autoconfigure;

import io.github.socketioredis.Emitter;
import io.github.socketioredis.autoconfigure.SocketIORedisAutoConfiguration;
import io.github.socketioredis.test.EmittedEvents;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.Topic;
import io.github.socketioredis.transport.memory.InMemoryPubSub;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EmitterTestAutoConfiguration}.
 */
class EmitterTestAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(EmitterTestAutoConfiguration.class, SocketIORedisAutoConfiguration.class, JacksonAutoConfiguration.class));

	private final ApplicationContextRunner memory = this.runner.withPropertyValues("socketio.redis.transport=memory");

	@Test
	void eachContextHasARecorderOfItsOwn() {
		this.memory.run((one) -> this.memory.run((other) -> {
			one.getBean(Emitter.class).emit("one");
			other.getBean(Emitter.class).emit("other");
			assertThat(one.getBean(EmittedEvents.class)).hasSize(1).event("one");
			assertThat(other.getBean(EmittedEvents.class)).hasSize(1).event("other");
		}));
	}

	@Test
	void thereIsNoRecorderOfARedis() {
		this.runner
			.run((context) -> assertThat(context).hasSingleBean(Emitter.class).doesNotHaveBean(EmittedEvents.class));
	}

	@Test
	void parserAndMapperOfTheApplicationAreUsed() {
		this.memory
			.withPropertyValues("socketio.redis.classic.parser=json",
					"spring.jackson.property-naming-strategy=SNAKE_CASE")
			.run((context) -> {
				context.getBean(Emitter.class).emit("named", new Named("Ada"));
				EmittedEvents emitted = context.getBean(EmittedEvents.class);
				assertThat(emitted.events().get(0).argument(0).get("first_name").asString()).isEqualTo("Ada");
				assertThat(emitted).event("named").argument(0, Named.class).isEqualTo(new Named("Ada"));
			});
	}

	@Test
	void recorderEndsWithItsContext() {
		InMemoryPubSub pubSub = new InMemoryPubSub();
		this.memory.withBean(InMemoryPubSub.class, () -> pubSub)
			.run((context) -> assertThat(context.getBean(Emitter.class).emit("x")).isCompletedWithValue(1L));
		try (PubSubTransport transport = pubSub.transport()) {
			assertThat(transport.publish(Topic.channel("c"), new byte[0])).isCompletedWithValue(0L);
		}
	}

	record Named(String firstName) {

	}

}
