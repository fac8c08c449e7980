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

package io.github.socketioredis.cluster;

import java.lang.Thread.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.SubscriptionMode;
import io.github.socketioredis.protocol.ShardedChannels;
import io.github.socketioredis.test.InMemoryHub;
import io.github.socketioredis.transport.Subscription;
import io.github.socketioredis.transport.Topic;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link RoomChannels}.
 */
class RoomChannelsTests {

	private static final Topic OWN = Topic.shardedChannel("app#/#uid#");

	private final ShardedChannels channels = new ShardedChannels("app", "/", SubscriptionMode.DYNAMIC);

	private final InMemoryHub hub = new InMemoryHub();

	private final RecordingNamespace local = new RecordingNamespace("/");

	private RoomChannels open(Subscription subscription) {
		return RoomChannels.open(this.local, this.channels, OWN, subscription);
	}

	/**
	 * The room is emptied after it was looked at and before its channel is added.
	 */
	@Test
	void aRoomThatGoesWhileItIsLookedAtLeavesNoChannel() throws Exception {
		List<Thread> leaving = new ArrayList<>();
		RecordingNamespace local = new RecordingNamespace("/") {

			@Override
			public boolean hasRoom(String room) {
				boolean exists = super.hasRoom(room);
				if (exists && leaving.isEmpty()) {
					Thread thread = new Thread(() -> room(room, false));
					leaving.add(thread);
					thread.start();
					await().until(() -> Set.of(State.BLOCKED, State.TERMINATED).contains(thread.getState()));
				}
				return exists;
			}

		};
		RoomChannels.open(local, this.channels, OWN, this.hub.subscribe(List.of(), (channel, message) -> {
		}));
		local.room("r", true);
		leaving.get(0).join(10_000);
		assertThat(local.hasRoom("r")).isFalse();
		assertThat(this.hub.topics()).isZero();
	}

	@Test
	void confirmationsAreThoseOfTheRoomsAndOfTheNamespace() {
		Subscription subscription = mock(Subscription.class);
		CompletableFuture<Void> room = new CompletableFuture<>();
		CompletableFuture<Void> namespace = new CompletableFuture<>();
		given(subscription.add(Topic.shardedChannel("app#/#r#"))).willReturn(room);
		given(subscription.add(Topic.shardedChannel("app#/#"))).willReturn(namespace);
		this.local.room("r", true);
		CompletableFuture<Void> confirmed = open(subscription).confirmed(List.of("r"));
		room.complete(null);
		assertThat(confirmed).isNotDone();
		namespace.complete(null);
		assertThat(confirmed).isCompleted();
	}

	@Test
	void aNameThatCantBeAChannelHarmsNobodyElse() {
		Subscription subscription = mock(Subscription.class);
		given(subscription.add(any())).willThrow(new IllegalArgumentException("no UTF-8"));
		open(subscription);
		assertThatNoException().isThrownBy(() -> this.local.room("\ud800", true));
	}

	@Test
	void nothingIsHeardOfAfterClosing() {
		RoomChannels opened = open(this.hub.subscribe(List.of(), (channel, message) -> {
		}));
		opened.close();
		this.local.room("r", true);
		assertThat(this.hub.topics()).isZero();
	}

}
