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

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A Socket.IO client that writes and reads packets as they are.
 */
final class PacketClient implements WebSocket.Listener, AutoCloseable {

	private final BlockingQueue<String> packets = new LinkedBlockingQueue<>();

	private final StringBuilder packet = new StringBuilder();

	private final WebSocket socket;

	PacketClient(int port) throws InterruptedException {
		URI uri = URI.create("ws://127.0.0.1:" + port + "/socket.io/?EIO=4&transport=websocket");
		this.socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(uri, this).join();
		assertThat(next()).startsWith("0{");
		send("40");
		assertThat(next()).startsWith("40{");
	}

	void send(String packet) {
		this.socket.sendText(packet, true).join();
	}

	String next() throws InterruptedException {
		return this.packets.poll(20, TimeUnit.SECONDS);
	}

	@Override
	public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
		this.packet.append(data);
		if (last) {
			this.packets.add(this.packet.toString());
			this.packet.setLength(0);
		}
		webSocket.request(1);
		return null;
	}

	@Override
	public void close() {
		this.socket.abort();
	}

}
