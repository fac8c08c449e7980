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

/**
 * What people in a browser see of the chat with whichever adapter.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractChatBrowserTests {

	private final String adapter;

	private ChatCluster chat;

	AbstractChatBrowserTests(String adapter) {
		this.adapter = adapter;
	}

	@BeforeAll
	void start() {
		this.chat = ChatCluster.start(this.adapter);
	}

	@AfterAll
	void stop() {
		if (this.chat != null) {
			this.chat.close();
		}
	}

	final ChatCluster chat() {
		return this.chat;
	}

	@Test
	void textTypedOnOneServerIsReadOnceOnEveryServer() {
		chat().browser().run("textCrossesServers");
	}

	@Test
	void everyPageSeesWhoIsHereOnEveryServer() {
		chat().browser().run("presenceSpansServers");
	}

	@Test
	void privateMessagesReachOneMemberOnAnyServer() {
		chat().browser().run("privateMessagesCrossServers");
	}

	@Test
	void pollsAskTheMembersOfAllServers() {
		chat().browser().run("pollsAskEverybody");
	}

	@Test
	void adminDisconnectsMembersOfAllServers() {
		chat().browser().run("adminDisconnectsMembersOfAllServers");
	}

	@Test
	void picturesArriveWithTheirBytesUnchanged() {
		chat().browser().run("picturesArriveUnchanged");
	}

	@Test
	void announcementsToOneRoomStayThere() {
		chat().browser().run("announcementsToOneRoom");
	}

	@Test
	void messagesCrossServersAgainAfterRedisWasGone() {
		EmbeddedRedis redis = chat().redis();
		chat().browser().run("redisComesBack", Map.of("stop-redis", redis::close, "start-redis", redis::start));
	}

}
