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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Peers}.
 */
class PeersTests {

	private final Peers peers = new Peers();

	@Test
	void recentAreThoseHeardLastFirst() {
		Instant before = Instant.now();
		this.peers.heard("a");
		this.peers.heard("b");
		this.peers.heard(null);
		this.peers.heard("c");
		assertThat(this.peers.recent()).extracting(PeerServer::uid).containsExactly("c", "b", "a");
		assertThat(this.peers.recent()).allSatisfy((peer) -> assertThat(peer.lastHeard())
			.isBetween(before.minusMillis(100), Instant.now().plusMillis(100)));
	}

	@Test
	void onlySoManyAreRemembered() {
		for (int i = 0; i < 2000; i++) {
			this.peers.heard("uid" + i);
		}
		assertThat(this.peers.recent()).hasSize(1024);
	}

}
