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

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The adapters of other servers that have been heard of. Tells which of them have not
 * answered where that is certain. Bounded; thread-safe.
 */
final class Peers {

	private static final int MAX_PEERS = 1024;

	private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

	private static final long STALE_NANOS = TimeUnit.MINUTES.toNanos(10);

	private final Map<String, Long> lastHeard = new ConcurrentHashMap<>();

	/**
	 * Takes note of a message.
	 * @param uid the uid of the adapter that sent it; {@code null} if it does not tell
	 */
	void heard(@Nullable String uid) {
		if (uid == null) {
			return;
		}
		long now = System.nanoTime();
		Long last = this.lastHeard.get(uid);
		if (last == null) {
			makeRoom(now);
		}
		if (last != null ? now - last > FRESH_NANOS : this.lastHeard.size() < MAX_PEERS) {
			this.lastHeard.put(uid, now);
		}
	}

	private void makeRoom(long now) {
		if (this.lastHeard.size() >= MAX_PEERS) {
			this.lastHeard.values().removeIf((heard) -> now - heard > STALE_NANOS);
		}
	}

	/**
	 * Returns the servers that have been heard of lately.
	 * @return the servers, those heard last first
	 */
	List<PeerServer> recent() {
		long now = System.nanoTime();
		Instant today = Instant.now();
		List<PeerServer> recent = new ArrayList<>();
		this.lastHeard.forEach((uid, heard) -> {
			if (now - heard <= STALE_NANOS) {
				recent.add(new PeerServer(uid, today.minusNanos(now - heard)));
			}
		});
		recent.sort(Comparator.comparing(PeerServer::lastHeard).reversed());
		return recent;
	}

	/**
	 * Names the servers that have not answered.
	 * @param answered those that have
	 * @param anonymous whether others have answered that did not tell who they are
	 * @param count how many have not answered
	 * @return their uids; empty if that is not certain
	 */
	Set<String> missing(Set<String> answered, boolean anonymous, int count) {
		if (anonymous || count == 0) {
			return Set.of();
		}
		long now = System.nanoTime();
		Set<String> missing = new HashSet<>();
		this.lastHeard.forEach((uid, heard) -> {
			if (now - heard <= STALE_NANOS && !answered.contains(uid)) {
				missing.add(uid);
			}
		});
		return (missing.size() <= count) ? missing : Set.of();
	}

}
