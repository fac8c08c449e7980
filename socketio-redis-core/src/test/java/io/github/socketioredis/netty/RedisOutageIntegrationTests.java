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
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.socketioredis.test.RedisServerFixture;
import io.github.socketioredis.test.SocketIOTestClient;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.lettuce.LettuceTransportOptions;
import io.github.socketioredis.transport.lettuce.LettuceTransports;
import io.lettuce.core.RedisClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two nodes on a real Redis that is killed and restarted under them.
 */
class RedisOutageIntegrationTests {

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.socketioredis");

	@BeforeEach
	void watchLog() {
		this.log.start();
		this.logger.setLevel(Level.INFO);
		this.logger.addAppender(this.log);
	}

	@AfterEach
	void unwatchLog() {
		this.logger.detachAppender(this.log);
		this.logger.setLevel(null);
	}

	@Test
	void localMessagesFlowMeanwhileAndTheClusterIsWholeAgainWithinFiveSeconds() {
		try (RedisServerFixture redis = RedisServerFixture.start();
				RedisClient client = RedisClient.create(redis.uri());
				PubSubTransport transport = transport(client);
				PubSubTransport otherTransport = transport(client);
				NodeFixture one = new NodeFixture(transport).start();
				NodeFixture two = new NodeFixture(otherTransport).start();
				SocketIOTestClient here = one.client("/", false);
				SocketIOTestClient there = two.client("/", false)) {
			one.cluster().emit("before");
			there.receivedBefore("[\"before\"]");
			this.log.list.clear();

			redis.kill();
			Awaitility.await().until(() -> transport.state().hasGap() && otherTransport.state().hasGap());
			one.cluster().emit("local", 1);
			assertThat(here.receivedBefore("[\"local\",1]")).containsExactly("[\"before\"]");

			redis.restart();
			Awaitility.await()
				.atMost(Duration.ofSeconds(5))
				.until(() -> !transport.state().hasGap() && !otherTransport.state().hasGap());
			one.cluster().emit("after");
			two.cluster().emit("after-two");
			there.receivedBefore("[\"after-two\"]");
			assertThat(there.receivedBefore("[\"after\"]")).startsWith("[\"before\"]");
			here.receivedBefore("[\"after-two\"]");
			assertThat(levels()).as("one line each for begin and end, from each of two transports")
				.containsExactlyInAnyOrder(Level.WARN, Level.WARN, Level.INFO, Level.INFO);
		}
	}

	private static PubSubTransport transport(RedisClient client) {
		return LettuceTransports.create(client, client, null, LettuceTransportOptions.defaults());
	}

	private List<Level> levels() {
		return this.log.list.stream().map(ILoggingEvent::getLevel).toList();
	}

}
