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

package io.github.socketioredis.sample.chat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ChatRulesTests {

	@ParameterizedTest
	@CsvSource({ "lobby,lobby", "' #Tea_Room-2 ',tea_room-2", "küche,küche" })
	void roomsHaveOneSpelling(String value, String room) {
		assertThat(ChatRules.roomName(value)).isEqualTo(room);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "a b", "-a", "a/b", "##a", "abcdefghijklmnopqrstuvwxy" })
	void otherRoomsAreRefused(String value) {
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> ChatRules.roomName(value))
			.withMessageContaining("1 to 24 letters");
	}

	@Test
	void textsAreLimited() {
		assertThat(ChatRules.text(" hi\nthere ", 8)).isEqualTo("hi\nthere");
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> ChatRules.text("123456789", 8));
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> ChatRules.text(" \n ", 8));
	}

	@Test
	void namesAreOneShortLine() {
		assertThat(ChatRules.memberName(" Ada\u202e\n\tLovelace ")).isEqualTo("Ada Lovelace");
		assertThat(ChatRules.memberName("🎈".repeat(30))).isEqualTo("🎈".repeat(24));
		assertThat(ChatRules.memberName("\u0000 ")).isEqualTo("Guest");
		assertThat(ChatRules.fileName(null)).isEqualTo("picture");
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "room:lobby", "a b", "id\n", "../x" })
	void roomsAreNoIdsOfMembers(String value) {
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> ChatRules.memberId(value));
		assertThat(ChatRules.memberId("eGx_3-bYQ0rC7tN2AAAB")).isEqualTo("eGx_3-bYQ0rC7tN2AAAB");
	}

}
