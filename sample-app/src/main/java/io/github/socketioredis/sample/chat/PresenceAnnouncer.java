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

import java.util.Collection;

import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.sample.SampleProperties;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells the pages of all servers who is on this one: on every change, and on a schedule
 * for those that come later. Thread-safe.
 *
 * @since 0.1.0
 */
@Component
public class PresenceAnnouncer {

	private static final int MOST_MEMBERS = 100;

	private final SocketIOCluster cluster;

	private final Members members;

	private final String server;

	PresenceAnnouncer(SocketIOCluster cluster, Members members, SampleProperties properties) {
		this.cluster = cluster;
		this.members = members;
		this.server = properties.serverName();
	}

	@Scheduled(fixedDelayString = "${sample.presence-interval}")
	void announce() {
		Collection<Member> all = this.members.all();
		this.cluster.emit("presence",
				new Presence(this.server, "Java", all.size(), all.stream().limit(MOST_MEMBERS).toList()));
	}

}
