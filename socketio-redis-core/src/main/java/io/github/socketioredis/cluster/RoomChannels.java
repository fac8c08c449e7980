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

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.Registration;
import io.github.socketioredis.protocol.ShardedChannels;
import io.github.socketioredis.transport.Subscription;
import io.github.socketioredis.transport.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the channels of the local rooms subscribed. Each time a room may have changed,
 * its channel is made to agree with the room as it is then, by one thread at a time; so
 * joins and leaves in quick succession end right whatever the order in which they are
 * heard of, and nothing has to be remembered. Thread-safe.
 */
final class RoomChannels {

	private static final Logger logger = LoggerFactory.getLogger(RoomChannels.class);

	private static final int STRIPES = 64;

	private final LocalNamespace local;

	private final ShardedChannels channels;

	private final Topic own;

	private final Subscription subscription;

	private final Object[] locks = new Object[STRIPES];

	private Registration registration = () -> {
	};

	private RoomChannels(LocalNamespace local, ShardedChannels channels, Topic own, Subscription subscription) {
		this.local = local;
		this.channels = channels;
		this.own = own;
		this.subscription = subscription;
		for (int i = 0; i < STRIPES; i++) {
			this.locks[i] = new Object();
		}
	}

	/**
	 * Subscribes to the channels of the rooms that there are, and from now on to those of
	 * others.
	 * @param local the local sockets
	 * @param channels the channels
	 * @param own the channel that the subscription needs even if a room is named like it
	 * @param subscription gets the channels
	 * @return ends when it is closed
	 */
	static RoomChannels open(LocalNamespace local, ShardedChannels channels, Topic own, Subscription subscription) {
		RoomChannels opened = new RoomChannels(local, channels, own, subscription);
		if (channels.hasRoomChannels()) {
			opened.registration = local.onRoomChange(opened::update);
			local.rooms().forEach(opened::update);
		}
		return opened;
	}

	private void update(String room) {
		Topic topic = topic(room);
		if (topic.equals(this.own)) {
			return;
		}
		try {
			synchronized (this.locks[Math.floorMod(room.hashCode(), STRIPES)]) {
				if (isWanted(room)) {
					this.subscription.add(topic);
				}
				else {
					this.subscription.remove(topic);
				}
			}
		}
		catch (RuntimeException ex) {
			logger.warn("The channel of a room can't be subscribed to: {}", ex.getMessage());
		}
	}

	private boolean isWanted(String room) {
		return this.local.hasRoom(room) && this.channels.isSubscribedTo(room, this.local.isSocket(room));
	}

	private Topic topic(String room) {
		return Topic.shardedChannel(this.channels.room(room));
	}

	/**
	 * Completes when messages of other servers to these rooms arrive.
	 * @param rooms rooms that a local socket is in
	 * @return a future; fails if a room is left before its channel is confirmed
	 */
	CompletableFuture<Void> confirmed(Collection<String> rooms) {
		List<CompletableFuture<Void>> confirmations = new ArrayList<>();
		confirmations.add(this.subscription.add(Topic.shardedChannel(this.channels.namespace())));
		for (String room : rooms) {
			confirmations.add(confirmed(room));
		}
		return CompletableFuture.allOf(confirmations.toArray(CompletableFuture[]::new));
	}

	private CompletableFuture<Void> confirmed(String room) {
		if (!this.channels.isSubscribedTo(room, this.local.isSocket(room))) {
			return CompletableFuture.completedFuture(null);
		}
		synchronized (this.locks[Math.floorMod(room.hashCode(), STRIPES)]) {
			if (isWanted(room)) {
				return this.subscription.add(topic(room));
			}
		}
		return CompletableFuture
			.failedFuture(new IllegalStateException("No connected socket of this server is in the room '" + room
					+ "', so its channel is not subscribed to"));
	}

	void close() {
		this.registration.remove();
	}

}
