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

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.github.socketioredis.Emitter;
import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.test.Ports;
import io.github.socketioredis.test.RedisClusterFixture;
import io.github.socketioredis.test.RedisClusterOptions;
import io.github.socketioredis.test.RedisSentinelFixture;
import io.github.socketioredis.test.SocketIOTestClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications on a Redis Cluster and behind Sentinels, with TLS and passwords, by our
 * properties and by those of the application.
 */
@ExtendWith(OutputCaptureExtension.class)
class RedisTopologyIntegrationTests {

	@Nested
	class OnACluster {

		private static RedisClusterFixture cluster;

		@BeforeAll
		static void startCluster() {
			cluster = RedisClusterFixture
				.start(RedisClusterOptions.defaults().withTls().withUser("alice", "topsecret"));
		}

		@AfterAll
		static void stopCluster() {
			cluster.close();
		}

		@ParameterizedTest
		@ValueSource(strings = { "sharded", "classic" })
		void ourPropertiesAreEnough(String adapter, CapturedOutput output) {
			assertOneCluster(output, "Redis Cluster at " + String.join(", ", seeds()),
					"--spring.ssl.bundle.pem.redis.truststore.certificate=" + cluster.certificate(),
					"--socketio.redis.adapter=" + adapter,
					"--socketio.redis.cluster.nodes=" + String.join(",", seeds()), "--socketio.redis.username=alice",
					"--socketio.redis.password=topsecret", "--socketio.redis.ssl.bundle=redis");
		}

		@Test
		void clusterOfTheApplicationIsEnough(CapturedOutput output) {
			assertOneCluster(output, "Redis Cluster at " + String.join(", ", seeds()),
					"--spring.ssl.bundle.pem.redis.truststore.certificate=" + cluster.certificate(),
					"--socketio.redis.adapter=sharded",
					"--spring.data.redis.cluster.nodes=" + String.join(",", seeds()),
					"--spring.data.redis.username=alice", "--spring.data.redis.password=topsecret",
					"--spring.data.redis.ssl.bundle=redis");
		}

		private static List<String> seeds() {
			return cluster.seedNodes().subList(1, 3);
		}

	}

	@Nested
	class BehindSentinels {

		@Test
		void passwordsAreUsed(CapturedOutput output) {
			try (RedisSentinelFixture redis = RedisSentinelFixture.startWithPasswords("topsecret", "watchsecret")) {
				String nodes = String.join(",", redis.sentinelNodes());
				String address = "Redis master 'mymaster' of the Sentinels at " + nodes.replace(",", ", ");
				assertOneCluster(output, address, "--socketio.redis.adapter=sharded",
						"--socketio.redis.sentinel.master=mymaster", "--socketio.redis.sentinel.nodes=" + nodes,
						"--socketio.redis.sentinel.password=watchsecret", "--socketio.redis.password=topsecret");
				assertOneCluster(output, address, "--spring.data.redis.sentinel.master=mymaster",
						"--spring.data.redis.sentinel.nodes=" + nodes,
						"--spring.data.redis.sentinel.password=watchsecret", "--spring.data.redis.password=topsecret");
			}
		}

		@Test
		void tlsIsUsedAndTheNextMasterToo(CapturedOutput output) {
			try (RedisSentinelFixture redis = RedisSentinelFixture.startWithTls()) {
				String nodes = String.join(",", redis.sentinelNodes());
				String[] args = { "--spring.ssl.bundle.pem.redis.truststore.certificate=" + redis.certificate(),
						"--socketio.redis.adapter=sharded", "--socketio.redis.sentinel.master=mymaster",
						"--socketio.redis.sentinel.nodes=" + nodes, "--socketio.redis.ssl.bundle=redis" };
				assertOneCluster(output, "Redis master 'mymaster'", args);
				redis.failover();
				assertOneCluster(output, "Redis master 'mymaster'", args);
			}
		}

	}

	private static void assertOneCluster(CapturedOutput output, String address, String... args) {
		int port = Ports.free();
		int otherPort = Ports.free();
		try (ConfigurableApplicationContext one = RoomApplication.start(port, args);
				ConfigurableApplicationContext other = RoomApplication.start(otherPort, args);
				SocketIOTestClient client = RoomApplication.clientInRoom(port)) {
			assertThat(one.getBean(SocketIOCluster.class).serverCount()).succeedsWithin(Duration.ofSeconds(5))
				.isEqualTo(2);
			other.getBean(SocketIOCluster.class).to("room").emit("from-server", 1);
			assertThat(client.receivedBefore("[\"from-server\",1]")).containsExactly(RoomApplication.JOINED);
			other.getBean(Emitter.class).to("room").emit("from-emitter", 2);
			assertThat(client.receivedBefore("[\"from-emitter\",2]")).containsExactly(RoomApplication.JOINED,
					"[\"from-server\",1]");
			assertThat(other.getBean(SocketIOCluster.class).in("room").fetchSockets())
				.succeedsWithin(Duration.ofSeconds(5))
				.satisfies((sockets) -> assertThat(sockets).hasSize(1));
			assertThat(output).contains("Socket.IO server started on 127.0.0.1:" + port).contains(address);
			assertThat(Stream.of("topsecret", "watchsecret")).noneMatch(output.getAll()::contains);
		}
	}

}
