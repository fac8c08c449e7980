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

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks Engine.IO without a client library, so that it can do what no library does.
 */
final class RawClient {

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private static final String PATH = "/socket.io/?EIO=4&transport=";

	private final int port;

	RawClient(int port) {
		this.port = port;
	}

	HttpRequest.Builder request(String pathAndQuery) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + pathAndQuery));
	}

	static CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
		return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
			.orTimeout(20, TimeUnit.SECONDS);
	}

	HttpResponse<String> get(String pathAndQuery) {
		return send(request(pathAndQuery).build()).join();
	}

	/**
	 * Opens a session over polling.
	 * @return its id
	 */
	String open() {
		return sid(get(PATH + "polling").body());
	}

	static String sid(String packet) {
		return JsonMapper.shared().readTree(packet.substring(1)).get("sid").stringValue();
	}

	CompletableFuture<HttpResponse<String>> poll(String sid) {
		return send(request(PATH + "polling&sid=" + sid).build());
	}

	CompletableFuture<HttpResponse<String>> post(String sid, String payload) {
		return send(request(PATH + "polling&sid=" + sid).POST(HttpRequest.BodyPublishers.ofString(payload)).build());
	}

	/**
	 * Opens a WebSocket.
	 * @return what it says first is the packet that opens the session
	 */
	RawWebSocket webSocket() {
		return webSocket("");
	}

	RawWebSocket webSocket(String query) {
		RawWebSocket socket = new RawWebSocket();
		socket.socket = HTTP.newWebSocketBuilder()
			.buildAsync(URI.create("ws://127.0.0.1:" + this.port + PATH + "websocket" + query), socket)
			.orTimeout(20, TimeUnit.SECONDS)
			.join();
		return socket;
	}

	/**
	 * Opens a WebSocket and connects to the default namespace.
	 * @return the next that it says is an event
	 */
	RawWebSocket connected() {
		RawWebSocket socket = webSocket();
		socket.next();
		socket.send("40");
		socket.next();
		return socket;
	}

	/**
	 * A WebSocket. Binary frames are told as {@code 0x} and their bytes.
	 */
	static final class RawWebSocket implements WebSocket.Listener {

		private static final String CLOSED = "closed";

		private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();

		private final StringBuilder text = new StringBuilder();

		private final StringBuilder binary = new StringBuilder();

		private WebSocket socket;

		synchronized void send(String packet) {
			this.socket.sendText(packet, true).orTimeout(20, TimeUnit.SECONDS).join();
		}

		synchronized void send(byte[] packet) {
			this.socket.sendBinary(ByteBuffer.wrap(packet), true).orTimeout(20, TimeUnit.SECONDS).join();
		}

		/**
		 * Returns the next frame. PINGs of Engine.IO are answered and left out.
		 */
		String next() {
			try {
				return poll();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

		private String poll() throws InterruptedException {
			String frame = this.frames.poll(20, TimeUnit.SECONDS);
			if (frame == null) {
				throw new IllegalStateException("Nothing was received in time");
			}
			return frame;
		}

		void awaitClosed() {
			for (String frame = next(); !frame.equals(CLOSED); frame = next()) {
				// what came before
			}
		}

		void abort() {
			this.socket.abort();
		}

		@Override
		public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
			this.text.append(data);
			if (last) {
				received(this.text.toString());
				this.text.setLength(0);
			}
			webSocket.request(1);
			return null;
		}

		private void received(String packet) {
			if (packet.equals("2")) {
				send("3");
			}
			else {
				this.frames.add(packet);
			}
		}

		@Override
		public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
			byte[] bytes = new byte[data.remaining()];
			data.get(bytes);
			this.binary.append(HexFormat.of().formatHex(bytes));
			if (last) {
				this.frames.add("0x" + this.binary);
				this.binary.setLength(0);
			}
			webSocket.request(1);
			return null;
		}

		@Override
		public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
			this.frames.add(CLOSED);
			return null;
		}

		@Override
		public void onError(WebSocket webSocket, Throwable error) {
			this.frames.add(CLOSED);
		}

	}

}
