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
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.Acknowledgements;
import io.github.socketioredis.test.InMemoryHub;
import io.github.socketioredis.test.SocketIOTestClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What a node tells about its namespaces.
 */
class NamespaceSummaryIntegrationTests {

	private static final InMemoryHub hub = new InMemoryHub();

	private final NodeFixture one = new NodeFixture(hub);

	private final NodeFixture two = new NodeFixture(hub);

	@BeforeEach
	void start() {
		this.one.start();
		this.two.start();
	}

	@AfterEach
	void stop() {
		this.one.close();
		this.two.close();
	}

	@Test
	void countsSocketsAndRoomsOfThisServer() {
		try (SocketIOTestClient a = this.one.client("/chat", false, "r1", "r2");
				SocketIOTestClient b = this.one.client("/chat", true, "r1", "r3");
				SocketIOTestClient elsewhere = this.two.client("/chat", false, "r2")) {
			assertThat(List.of(a.id(), b.id(), elsewhere.id())).doesNotHaveDuplicates();
			NamespaceSummary summary = this.one.node().summary("/chat", 2);
			assertThat(summary).isNotNull();
			assertThat(summary.name()).isEqualTo("/chat");
			assertThat(summary.sockets()).isEqualTo(2);
			assertThat(summary.rooms()).isEqualTo(3);
			assertThat(summary.largestRooms()).containsExactly(new RoomSummary("r1", 2), new RoomSummary("r2", 1));
			assertThat(summary.pendingRequests()).isZero();
			assertThat(this.one.node().summary("/", 2))
				.isEqualTo(new NamespaceSummary("/", 0, 0, List.of(), this.one.node().summary("/", 2).servers(), 0));
		}
	}

	@Test
	void tellsWhichServersWereHeardOf() {
		assertThat(this.one.node().summary("/", 0).servers()).isEmpty();
		this.two.cluster().emit("hello").join();
		Awaitility.await().untilAsserted(() -> assertThat(this.one.node().summary("/", 0).servers()).hasSize(1));
		assertThat(this.two.node().summary("/", 0).servers()).isEmpty();
	}

	@Test
	void countsPendingRequests() {
		try (SocketIOTestClient client = this.one.client("/", false)) {
			assertThat(client.id()).isNotEmpty();
			CompletableFuture<Acknowledgements> answers = this.one.cluster()
				.timeout(Duration.ofMinutes(1))
				.emitWithAck("nobody answers");
			Awaitility.await()
				.untilAsserted(() -> assertThat(this.one.node().summary("/", 0).pendingRequests()).isOne());
			answers.cancel(true);
			assertThat(this.one.node().summary("/", 0).pendingRequests()).isZero();
		}
	}

	@Test
	void knowsItsNamespacesAndMakesNone() {
		assertThat(this.one.node().namespaces()).containsExactly("/", "/chat");
		assertThat(this.one.node().summary("/other", 2)).isNull();
		assertThat(this.one.node().namespaces()).containsExactly("/", "/chat");
		assertThatIllegalArgumentException().isThrownBy(() -> this.one.node().summary("/", -1))
			.withMessage("'maxRooms' must not be negative, but is -1");
	}

	@Test
	void runsBetweenStartAndStop() {
		assertThat(this.one.node().isRunning()).isTrue();
		this.one.node().stop();
		assertThat(this.one.node().isRunning()).isFalse();
	}

}
