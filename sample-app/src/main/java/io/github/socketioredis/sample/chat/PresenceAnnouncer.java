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

package io.github.socketioredis.sample.chat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.socketioredis.OnServerSideEvent;
import io.github.socketioredis.SocketIOCluster;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells the pages of this server who is on all servers: when something has changed on any
 * of them, and on a schedule in case that was not heard. To ask the whole cluster so
 * often suits a chat of some hundred members. Thread-safe.
 *
 * @since 0.1.0
 */
@Component
public class PresenceAnnouncer {

	private static final int MOST_MEMBERS = 100;

	private final SocketIOCluster cluster;

	private final Members members;

	private final AtomicInteger wanted = new AtomicInteger();

	PresenceAnnouncer(SocketIOCluster cluster, Members members) {
		this.cluster = cluster;
		this.members = members;
	}

	/**
	 * Makes all servers announce. Called when a member of this one has changed.
	 */
	void changed() {
		this.cluster.serverSideEmit("members-changed");
		announce();
	}

	/**
	 * Asks who is here and tells this server's pages. While an answer is awaited, further
	 * calls lead to one more question.
	 */
	@OnServerSideEvent("members-changed")
	@Scheduled(fixedDelayString = "${sample.presence-interval}")
	void announce() {
		if (this.wanted.getAndIncrement() == 0) {
			this.members.everyone().thenCompose(this::tell).whenComplete((told, failure) -> {
				if (this.wanted.getAndSet(0) > 1) {
					announce();
				}
			});
		}
	}

	private CompletableFuture<Long> tell(Everyone everyone) {
		return this.cluster.local().emit("presence", everyone.first(MOST_MEMBERS));
	}

}
