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

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.corundumstudio.socketio.transport.NamespaceClient;
import io.github.socketioredis.protocol.SocketSelector;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SocketRegistry}.
 */
class SocketRegistryTests {

	private final SocketRegistry registry = new SocketRegistry();

	private ConnectedSocket socket(String id, String... rooms) {
		NamespaceClient client = mock(NamespaceClient.class);
		given(client.getSessionId()).willReturn(UUID.randomUUID());
		ConnectedSocket socket = new ConnectedSocket(client, id);
		this.registry.add(socket);
		for (String room : rooms) {
			this.registry.update(socket, room, Set.of(rooms));
		}
		return socket;
	}

	private List<String> select(SocketSelector selector) {
		List<String> ids = new ArrayList<>();
		this.registry.forEach(selector, (socket) -> ids.add(socket.id()));
		ids.sort(null);
		return ids;
	}

	private static SocketSelector rooms(String... rooms) {
		return SocketSelector.all().withRooms(List.of(rooms));
	}

	@Test
	void selectsEachSocketOnce() {
		socket("a", "r1", "r2");
		socket("b", "r2");
		socket("c");
		assertThat(select(SocketSelector.all())).containsExactly("a", "b", "c");
		assertThat(select(rooms("r1"))).containsExactly("a");
		assertThat(select(rooms("r1", "r2"))).containsExactly("a", "b");
		assertThat(select(rooms("r1", "r2", "c", "a"))).containsExactly("a", "b", "c");
		assertThat(select(rooms("nobody"))).isEmpty();
	}

	@Test
	void exceptsRoomsAndSingleSockets() {
		socket("a", "r1", "r2");
		socket("b", "r2");
		socket("c");
		assertThat(select(SocketSelector.all().withExcept(List.of("r1")))).containsExactly("b", "c");
		assertThat(select(rooms("r2").withExcept(List.of("b")))).containsExactly("a");
	}

	@Test
	void socketIdIsARoomOfItsOwnEvenWhenOthersJoinIt() {
		socket("a");
		socket("b", "a");
		assertThat(this.registry.hasRoom("a")).isTrue();
		assertThat(select(rooms("a"))).containsExactly("a", "b");
	}

	@Test
	void nothingIsLeftOfARemovedSocket() {
		ConnectedSocket a = socket("a", "r1");
		this.registry.remove(a);
		this.registry.update(a, "r2", Set.of("r2"));
		assertThat(this.registry.hasRoom("r1")).isFalse();
		assertThat(this.registry.hasRoom("r2")).isFalse();
		assertThat(this.registry.hasRoom("a")).isFalse();
		assertThat(this.registry.roomCount()).isZero();
		assertThat(this.registry.all()).isEmpty();
		assertThat(this.registry.get(a.sessionId())).isNull();
	}

	@Test
	void emptyRoomIsGone() {
		ConnectedSocket a = socket("a", "r1");
		this.registry.update(a, "r1", Set.of());
		assertThat(this.registry.roomCount()).isZero();
	}

	@Test
	void concurrentChangesEndAsTheTruthSays() throws Exception {
		ConnectedSocket socket = socket("a");
		Set<String> truth = ConcurrentHashMap.newKeySet();
		ExecutorService pool = Executors.newFixedThreadPool(4);
		CountDownLatch done = new CountDownLatch(4);
		for (int thread = 0; thread < 4; thread++) {
			boolean joins = thread % 2 == 0;
			pool.execute(() -> {
				for (int i = 0; i < 20_000; i++) {
					if (joins) {
						truth.add("r");
					}
					else {
						truth.remove("r");
					}
					this.registry.update(socket, "r", truth);
				}
				done.countDown();
			});
		}
		assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
		pool.shutdown();
		assertThat(this.registry.hasRoom("r")).isEqualTo(truth.contains("r"));
	}

}
