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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The chat as people in a browser see it: two Java servers and a Node one.
 */
@EnabledIf(value = "io.github.socketioredis.sample.ChatBrowser#isThereOrRequired", disabledReason = ChatBrowser.REMEDY)
class ChatBrowserIntegrationTests extends AbstractChatBrowserTests {

	ChatBrowserIntegrationTests() {
		super("classic");
	}

	@Test
	void roomsAreSeparate() {
		chat().browser().run("roomsAreSeparate");
	}

	@Test
	void picturesOfTheLargestSizeArrive() {
		chat().browser().run("largePictures");
	}

	@Test
	void announcementsReachEveryPageOnce() {
		chat().browser().run("announcementsReachEveryPage");
	}

	@Test
	void refusalsAreShownAndMarkupStaysText() {
		chat().browser().run("refusalsAreShown");
	}

	@Test
	void privateMessagesToNobodyAreRefused() {
		chat().browser().run("privateMessagesToNobodyAreRefused");
	}

	@Test
	void pollsTellHowManyDidNotAnswer() {
		chat().browser().run("pollsTellHowManyDidNotAnswer");
	}

	@Test
	void adminNeedsTheToken() {
		chat().browser().run("adminNeedsTheToken");
	}

	@Test
	void pageLooksWellOnDesktopAndPhone() {
		chat().browser().run("screenshots");
		assertThat(Path.of("target/screenshots")).isDirectoryContaining("glob:**/desktop.png")
			.isDirectoryContaining("glob:**/phone.png")
			.isDirectoryContaining("glob:**/phone-admin.png");
	}

}
