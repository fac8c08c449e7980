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
import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.test.Emitted;
import io.github.socketioredis.test.Emitted.Origin;
import io.github.socketioredis.test.EmittedEvents;
import io.github.socketioredis.test.Ports;
import io.github.socketioredis.test.autoconfigure.Orders.Order;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests with {@link AutoConfigureEmitterTest}.
 */
class AutoConfigureEmitterTestTests {

	@Nested
	@SpringBootTest(classes = Application.class, properties = "socketio.redis.url=redis://example.invalid")
	@AutoConfigureEmitterTest
	class WholeApplicationTests {

		@Autowired
		private Orders orders;

		@Autowired
		private EmittedEvents emitted;

		@Autowired
		private Emitter emitter;

		@BeforeEach
		void emitBefore() {
			this.emitter.emit("before each");
		}

		@RepeatedTest(2)
		void eventsOfTheTestMethodAreRecorded() {
			this.orders.place(new Order("42", 7));
			assertThat(this.emitted).hasSize(2)
				.event("placed")
				.inNamespace("/shop")
				.toRooms("customer-7")
				.hasArguments(new Order("42", 7));
			assertThat(this.emitted.emitter()).isSameAs(this.emitter);
		}

		@Test
		void thereAreNoConnectionsOfOurs(@Autowired ApplicationContext context) {
			assertThat(context.getBeansOfType(RedisConnectionFactory.class)).containsOnlyKeys("redisConnectionFactory");
		}

	}

	@Nested
	@SpringBootTest(classes = Application.class)
	@AutoConfigureEmitterTest
	@TestPropertySource(properties = { "socketio.redis.adapter=sharded", "socketio.redis.sharded.channel-prefix=app",
			"spring.main.lazy-initialization=true", "socketio.redis.emitter.after-commit=true" })
	class ShardedAfterCommitTests {

		@Autowired
		private Orders orders;

		@Autowired
		private EmittedEvents emitted;

		@Test
		void onlyWhatIsCommittedIsRecorded() {
			TransactionTemplate transaction = new TransactionTemplate(new NoTransactionManager());
			transaction.executeWithoutResult((status) -> {
				this.orders.place(new Order("1", 1));
				assertThat(this.emitted).isEmpty();
			});
			transaction.executeWithoutResult((status) -> {
				this.orders.place(new Order("2", 2));
				status.setRollbackOnly();
			});
			assertThat(this.emitted).hasSize(1).event("placed").hasArguments(new Order("1", 1));
		}

	}

	@Nested
	@SpringBootTest(classes = Application.class)
	@AutoConfigureEmitterTest
	class ServerTests {

		@Autowired
		private EmittedEvents emitted;

		@Autowired
		private SocketIOCluster cluster;

		@Autowired
		private Emitter emitter;

		@DynamicPropertySource
		static void port(DynamicPropertyRegistry registry) {
			registry.add("socketio.server.port", Ports::free);
			registry.add("socketio.server.hostname", () -> "127.0.0.1");
		}

		@Test
		void eventsOfServersAreRecordedToo() {
			assertThat(this.cluster.to("room").emit("from server", 1)).isCompletedWithValue(1L);
			this.cluster.in("room").socketsJoin("other");
			this.cluster.local().emit("local");
			assertThat(this.cluster.fetchSockets().join()).isEmpty();
			assertThat(this.cluster.to("room").emitWithAck("ask").join().values()).isEmpty();
			assertThat(this.emitter.to("room").emit("from emitter")).isCompletedWithValue(1L);
			assertThat(this.emitted).hasSize(4)
				.event("from server")
				.comesFrom(Origin.SERVER)
				.inNamespace("/")
				.toRooms("room")
				.hasArguments(1);
			assertThat(this.emitted).event("from emitter").comesFrom(Origin.EMITTER);
			assertThat(this.emitted).event("ask").matches(Emitted.Event::wantsAcks);
			assertThat(this.emitted).all(Emitted.SocketsJoin.class)
				.singleElement()
				.matches((join) -> join.origin() == Origin.SERVER);
		}

	}

	@Nested
	@SpringJUnitConfig(Orders.class)
	@AutoConfigureEmitterTest
	class SomeBeansTests {

		@Autowired
		private Orders orders;

		@Autowired
		private EmittedEvents emitted;

		@Test
		void annotationBringsTheEmitter() {
			this.orders.place(new Order("42", 7));
			assertThat(this.emitted).event("placed").toRooms("customer-7");
		}

	}

	@Nested
	@SpringJUnitConfig(Orders.class)
	@AutoConfigureEmitterTest
	@Import(OwnRecorder.class)
	class OwnRecorderTests {

		@Test
		void recorderOfTheTestTakesThePlaceOfOurs(@Autowired EmittedEvents emitted,
				@Autowired EmittedEvents ownRecorder) {
			assertThat(emitted).isSameAs(ownRecorder);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Orders.class)
	static class Application {

		@Bean
		ApplicationRunner emitsWhenItStarts(Emitter emitter) {
			return (args) -> emitter.emit("started");
		}

	}

	static class OwnRecorder {

		@Bean
		EmittedEvents ownRecorder() {
			return new EmittedEvents();
		}

	}

	private static final class NoTransactionManager extends AbstractPlatformTransactionManager {

		private static final long serialVersionUID = 1L;

		@Override
		protected Object doGetTransaction() {
			return "transaction";
		}

		@Override
		protected void doBegin(Object transaction, TransactionDefinition definition) {
			// there is nothing to begin
		}

		@Override
		protected void doCommit(DefaultTransactionStatus status) {
			// there is nothing to commit
		}

		@Override
		protected void doRollback(DefaultTransactionStatus status) {
			// there is nothing to undo
		}

	}

}
