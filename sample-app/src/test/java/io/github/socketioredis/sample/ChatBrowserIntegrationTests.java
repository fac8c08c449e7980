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

import java.nio.file.Path;
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
@EnabledIf(value = "io.github.socketioredis.sample.ChatBrowser#isThereOrRequired", disabledReason = ChatBrowser.REMEDY)
class ChatBrowserIntegrationTests {

	private ChatCluster chat;

	@BeforeAll
	void start() {
		this.chat = ChatCluster.start("classic");
	}

	@AfterAll
	void stop() {
		if (this.chat != null) {
			this.chat.close();
		}
	}

	@Test
	void textTypedOnOneServerIsReadOnceOnEveryServer() {
		this.chat.browser().run("textCrossesServers");
	}

	@Test
	void roomsAreSeparate() {
		this.chat.browser().run("roomsAreSeparate");
	}

	@Test
	void everyPageSeesWhoIsHereOnEveryServer() {
		this.chat.browser().run("presenceSpansServers");
	}

	@Test
	void picturesArriveWithTheirBytesUnchanged() {
		this.chat.browser().run("picturesArriveUnchanged");
	}

	@Test
	void picturesOfTheLargestSizeArrive() {
		this.chat.browser().run("largePictures");
	}

	@Test
	void announcementsReachEveryPageOnce() {
		this.chat.browser().run("announcementsReachEveryPage");
	}

	@Test
	void announcementsToOneRoomStayThere() {
		this.chat.browser().run("announcementsToOneRoom");
	}

	@Test
	void refusalsAreShownAndMarkupStaysText() {
		this.chat.browser().run("refusalsAreShown");
	}

	@Test
	void messagesCrossServersAgainAfterRedisWasGone() {
		EmbeddedRedis redis = this.chat.redis();
		this.chat.browser().run("redisComesBack", Map.of("stop-redis", redis::close, "start-redis", redis::start));
	}

	@Test
	void pageLooksWellOnDesktopAndPhone() {
		this.chat.browser().run("screenshots");
		assertThat(Path.of("target/screenshots")).isDirectoryContaining("glob:**/desktop.png")
			.isDirectoryContaining("glob:**/phone.png");
	}

}
