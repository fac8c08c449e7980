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

package io.github.socketioredis.sample.notices;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.Emitter;
import io.github.socketioredis.sample.SampleProperties;
import io.github.socketioredis.sample.chat.ChatRules;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * Sends notices to the pages of all servers. It needs the {@link Emitter} only, so it
 * would work in an application without a Socket.IO server as well. Thread-safe.
 *
 * @since 0.1.0
 */
@Service
public class Notices {

	private final Emitter emitter;

	private final String server;

	Notices(Emitter emitter, SampleProperties properties) {
		this.emitter = emitter;
		this.server = properties.serverName();
	}

	CompletableFuture<Long> send(String kind, String text, @Nullable String room) {
		Notice notice = new Notice(kind, this.server, room, text, Instant.now().truncatedTo(ChronoUnit.MILLIS));
		if (room == null) {
			return this.emitter.emit("notice", notice);
		}
		return this.emitter.to(ChatRules.socketRoom(room)).emit("notice", notice);
	}

}
