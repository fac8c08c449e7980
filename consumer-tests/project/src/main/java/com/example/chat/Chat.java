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


package com.example.chat;

import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.annotation.OnEvent;
import io.github.socketioredis.Emitter;
import io.github.socketioredis.SocketIOCluster;

import org.springframework.stereotype.Component;

/**
 * Clients join rooms, and hear {@code joined} when Redis has confirmed it. What is said
 * goes to the clients of a room by way of Redis.
 */
@Component
class Chat {

	private final SocketIOCluster cluster;

	private final Emitter emitter;

	Chat(SocketIOCluster cluster, Emitter emitter) {
		this.cluster = cluster;
		this.emitter = emitter;
	}

	@OnEvent("join")
	void join(SocketIOClient client, String room) {
		this.cluster.socket(client).join(room).thenRun(() -> client.sendEvent("joined", room));
	}

	@OnEvent("say")
	void say(SocketIOClient client, Message message) {
		this.emitter.to(message.room()).emit("said", message);
	}

	record Message(String room, String text) {

	}

}
