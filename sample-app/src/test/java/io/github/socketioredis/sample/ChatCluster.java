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

package io.github.socketioredis.sample;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.github.socketioredis.sample.redis.EmbeddedRedis;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two Java servers and a Node one, and a browser with a page of each.
 */
final class ChatCluster implements AutoCloseable {

	private static final String ADMIN_TOKEN = "token-of-the-tests";

	private @Nullable SampleApplication application;

	private @Nullable NodeProcess nodeServer;

	private @Nullable ChatBrowser browser;

	private ChatCluster() {
	}

	static ChatCluster start(String adapter) {
		assertThat(ChatBrowser.chromium()).as(ChatBrowser.REMEDY).isPresent();
		ChatCluster chat = new ChatCluster();
		try {
			chat.open(adapter);
			return chat;
		}
		catch (RuntimeException | Error ex) {
			chat.close();
			throw ex;
		}
	}

	private void open(String adapter) {
		SampleApplication servers = SampleApplication.start(
				Stream
					.concat(Stream.of(FreePorts.asArguments(2)), Stream.of("--socketio.redis.adapter=" + adapter,
							"--sample.poll-timeout=6s", "--sample.admin-token=" + ADMIN_TOKEN))
					.toArray(String[]::new));
		this.application = servers;
		Map<String, URI> pages = new LinkedHashMap<>(servers.pages());
		int port = FreePorts.find(1).get(0);
		this.nodeServer = NodeProcess.start(Path.of("node/server.js").toAbsolutePath(),
				Map.of("REDIS_URL", servers.redis().url(), "PORT", String.valueOf(port), "ADAPTER", adapter,
						"POLL_TIMEOUT", "6000", "ADMIN_TOKEN", ADMIN_TOKEN));
		assertThat(this.nodeServer.nextLine(Duration.ofSeconds(20))).startsWith("node is ready");
		pages.put("node", URI.create("http://127.0.0.1:" + port + "/"));
		this.browser = ChatBrowser.start(ChatBrowser.chromium().orElseThrow(), pages, ADMIN_TOKEN);
	}

	ChatBrowser browser() {
		return this.browser;
	}

	EmbeddedRedis redis() {
		return this.application.redis();
	}

	@Override
	public void close() {
		if (this.browser != null) {
			this.browser.close();
		}
		if (this.nodeServer != null) {
			this.nodeServer.interrupt();
		}
		if (this.application != null) {
			this.application.close();
		}
	}

}
