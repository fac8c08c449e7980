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

import io.github.socketioredis.Registration;
import io.github.socketioredis.netty.engine.EngineSocket;
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
		EngineSocket client = mock(EngineSocket.class);
		given(client.id()).willReturn(id);
		given(client.getSessionId()).willReturn(UUID.randomUUID());
		ConnectedSocket socket = new ConnectedSocket(client);
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
	void censusLeavesOutRoomsThatAreNamedAfterASocketOrItsSession() {
		ConnectedSocket a = socket("a", "r1", "r2");
		String session = a.sessionId().toString();
		socket("b", "r1", "a", session, UUID.randomUUID().toString().substring(1) + "x");
		socket("c");
		RoomCensus census = this.registry.census(10);
		assertThat(this.registry.size()).isEqualTo(3);
		assertThat(census.count()).isEqualTo(3);
		assertThat(census.largest().get(0)).isEqualTo(new RoomSummary("r1", 2));
		assertThat(census.largest()).extracting(RoomSummary::name).contains("r2").doesNotContain("a", session);
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
	void listenersHearOfRoomsThatComeAndGo() {
		List<String> changes = new ArrayList<>();
		Registration registration = this.registry.listen(changes::add);
		ConnectedSocket a = socket("a", "r1", "r2");
		assertThat(changes).containsExactly("a", "r1", "r2");
		changes.clear();
		ConnectedSocket b = socket("b", "r1");
		this.registry.update(b, "r1", Set.of("r1"));
		this.registry.update(a, "r1", Set.of("r2"));
		assertThat(changes).as("r1 is not empty").containsExactly("b");
		this.registry.update(b, "r1", Set.of());
		this.registry.update(b, "r1", Set.of());
		assertThat(changes).containsExactly("b", "r1");
		this.registry.remove(a);
		this.registry.remove(a);
		assertThat(changes).containsExactly("b", "r1", "r2", "a");
		registration.remove();
		this.registry.remove(b);
		assertThat(changes).hasSize(4);
	}

	@Test
	void listenersLookWhatIsTrue() throws Exception {
		Set<String> seen = ConcurrentHashMap.newKeySet();
		Object lock = new Object();
		this.registry.listen((room) -> {
			synchronized (lock) {
				if (this.registry.hasRoom(room)) {
					seen.add(room);
				}
				else {
					seen.remove(room);
				}
			}
		});
		List<ConnectedSocket> sockets = List.of(socket("a"), socket("b"), socket("c"), socket("d"));
		ExecutorService pool = Executors.newFixedThreadPool(4);
		CountDownLatch done = new CountDownLatch(4);
		for (ConnectedSocket socket : sockets) {
			pool.execute(() -> {
				for (int i = 0; i < 20_000; i++) {
					this.registry.update(socket, "r", (i % 2 == 0) ? Set.of("r") : Set.of());
				}
				this.registry.update(socket, "r", Set.of());
				this.registry.update(socket, "end", Set.of("end"));
				done.countDown();
			});
		}
		assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
		pool.shutdown();
		assertThat(seen).containsExactlyInAnyOrder("a", "b", "c", "d", "end");
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
