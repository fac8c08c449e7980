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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MemberTests {

	@Test
	void joinsAndLeavesRooms() {
		Member member = Member.unnamed().joined("lobby").joined("tea").joined("tea").left("lobby");
		assertThat(member.rooms()).containsExactly("tea");
		assertThat(member.requireIn("tea")).isSameAs(member);
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> member.left("lobby"))
			.withMessage("Join the room lobby first");
	}

	@Test
	void roomsAreLimited() {
		Member member = Member.unnamed();
		for (int i = 0; i < 10; i++) {
			member = member.joined("room" + i);
		}
		Member full = member;
		assertThat(full.joined("room3")).isEqualTo(full);
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> full.joined("one-more"))
			.withMessageContaining("10 rooms at most");
	}

}
