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
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.socketioredis.test.InMemoryHub;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that has probed the WebSocket waits for its last poll before it upgrades.
 */
class UpgradeIntegrationTests {

	private final HttpClient http = HttpClient.newHttpClient();

	@Test
	void everyPollIsAnsweredUntilTheClientHasUpgraded() throws Exception {
		try (NodeFixture node = new NodeFixture(new InMemoryHub()).start()) {
			String opened = poll(node, "");
			String sid = opened.replaceFirst("^0.*\"sid\":\"([^\"]+)\".*$", "$1");
			BlockingQueue<String> frames = new LinkedBlockingQueue<>();
			WebSocket webSocket = this.http.newWebSocketBuilder()
				.buildAsync(uri("ws", node, "websocket", "&sid=" + sid), new Frames(frames))
				.get(5, TimeUnit.SECONDS);
			webSocket.sendText("2probe", true).get(5, TimeUnit.SECONDS);
			assertThat(frames.poll(5, TimeUnit.SECONDS)).isEqualTo("3probe");
			assertThat(poll(node, "&sid=" + sid)).isEqualTo("6");
			assertThat(poll(node, "&sid=" + sid)).isEqualTo("6");
			assertThat(poll(node, "&sid=" + sid)).isEqualTo("6");
			webSocket.sendText("5", true).get(5, TimeUnit.SECONDS);
			webSocket.sendText("40", true).get(5, TimeUnit.SECONDS);
			String frame = frames.poll(5, TimeUnit.SECONDS);
			assertThat("6".equals(frame) ? frames.poll(5, TimeUnit.SECONDS) : frame).startsWith("40{\"sid\":");
			webSocket.abort();
		}
	}

	private String poll(NodeFixture node, String query) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(uri("http", node, "polling", query))
			.timeout(Duration.ofSeconds(5))
			.build();
		return this.http.send(request, BodyHandlers.ofString()).body();
	}

	private static URI uri(String scheme, NodeFixture node, String transport, String query) {
		return URI.create(scheme + "://127.0.0.1:" + node.port() + "/socket.io/?EIO=4&transport=" + transport + query);
	}

	private record Frames(BlockingQueue<String> received) implements WebSocket.Listener {

		@Override
		public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
			this.received.add(data.toString());
			webSocket.request(1);
			return null;
		}

	}

}
