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

import io.github.socketioredis.sample.redis.EmbeddedRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The chat as people in a browser see it: two Java servers and a Node one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf(value = "isChromiumThereOrRequired", disabledReason = ChatBrowserIntegrationTests.REMEDY)
class ChatBrowserIntegrationTests {

	static final String REMEDY = "Chromium is needed: install the package chromium, "
			+ "or set CHROMIUM to the path of a browser";

	private SampleApplication application;

	private NodeProcess nodeServer;

	private ChatBrowser browser;

	@BeforeAll
	void start() {
		assertThat(ChatBrowser.chromium()).as(REMEDY).isPresent();
		this.application = SampleApplication.start(FreePorts.asArguments(2));
		Map<String, URI> pages = new LinkedHashMap<>(this.application.pages());
		pages.put("node", startNodeServer());
		this.browser = ChatBrowser.start(ChatBrowser.chromium().orElseThrow(), pages);
	}

	static boolean isChromiumThereOrRequired() {
		return "true".equals(System.getenv("CI")) || ChatBrowser.chromium().isPresent();
	}

	private URI startNodeServer() {
		int port = FreePorts.find(1).get(0);
		this.nodeServer = NodeProcess.start(Path.of("node/server.js").toAbsolutePath(),
				Map.of("REDIS_URL", this.application.redis().url(), "PORT", String.valueOf(port)));
		assertThat(this.nodeServer.nextLine(Duration.ofSeconds(20))).startsWith("node is ready");
		return URI.create("http://127.0.0.1:" + port + "/");
	}

	@AfterAll
	void stop() {
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

	@Test
	void textTypedOnOneServerIsReadOnceOnEveryServer() {
		this.browser.run("textCrossesServers");
	}

	@Test
	void roomsAreSeparate() {
		this.browser.run("roomsAreSeparate");
	}

	@Test
	void everyPageSeesWhoIsHereOnEveryServer() {
		this.browser.run("presenceSpansServers");
	}

	@Test
	void picturesArriveWithTheirBytesUnchanged() {
		this.browser.run("picturesArriveUnchanged");
	}

	@Test
	void picturesOfTheLargestSizeArrive() {
		this.browser.run("largePictures");
	}

	@Test
	void announcementsReachEveryPageOnce() {
		this.browser.run("announcementsReachEveryPage");
	}

	@Test
	void announcementsToOneRoomStayThere() {
		this.browser.run("announcementsToOneRoom");
	}

	@Test
	void refusalsAreShownAndMarkupStaysText() {
		this.browser.run("refusalsAreShown");
	}

	@Test
	void messagesCrossServersAgainAfterRedisWasGone() {
		EmbeddedRedis redis = this.application.redis();
		this.browser.run("redisComesBack", Map.of("stop-redis", redis::close, "start-redis", redis::start));
	}

	@Test
	void pageLooksWellOnDesktopAndPhone() {
		this.browser.run("screenshots");
		assertThat(Path.of("target/screenshots")).isDirectoryContaining("glob:**/desktop.png")
			.isDirectoryContaining("glob:**/phone.png");
	}

}
