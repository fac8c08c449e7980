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

import java.util.Map;

import io.github.socketioredis.sample.redis.EmbeddedRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The chat with sharded Pub/Sub.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf(value = "io.github.socketioredis.sample.ChatBrowser#isThereOrRequired", disabledReason = ChatBrowser.REMEDY)
class ShardedChatBrowserIntegrationTests {

	private ChatCluster chat;

	@BeforeAll
	void start() {
		this.chat = ChatCluster.start("sharded");
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
	void everyPageSeesWhoIsHereOnEveryServer() {
		this.chat.browser().run("presenceSpansServers");
	}

	@Test
	void picturesArriveWithTheirBytesUnchanged() {
		this.chat.browser().run("picturesArriveUnchanged");
	}

	@Test
	void announcementsToOneRoomStayThere() {
		this.chat.browser().run("announcementsToOneRoom");
	}

	@Test
	void messagesCrossServersAgainAfterRedisWasGone() {
		EmbeddedRedis redis = this.chat.redis();
		this.chat.browser().run("redisComesBack", Map.of("stop-redis", redis::close, "start-redis", redis::start));
	}

}
