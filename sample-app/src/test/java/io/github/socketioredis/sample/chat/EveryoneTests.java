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

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;

import io.github.socketioredis.Handshake;
import io.github.socketioredis.RemoteSocket;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class EveryoneTests {

	static final String ADA = "{\"name\":\"Ada\",\"server\":\"java-1\",\"kind\":\"Java\",\"new\":1}";

	@Test
	void membersAreReadFromTheirSockets() {
		Everyone everyone = Everyone.of(List.of(socket("id-1", ADA, "id-1", "room:tea", "room:lobby")), true);
		assertThat(everyone.members()).containsExactly(
				new Member("id-1", "Ada", "java-1", "Java", List.of("lobby", "tea"), Instant.ofEpochMilli(1000)));
	}

	@Test
	void socketsThatHaveNotBeenGreetedAreNoMembers() {
		Everyone everyone = Everyone.of(List.of(socket("id-1", "{}"), socket("id-2", ADA)), false);
		assertThat(everyone.count()).isEqualTo(1);
		assertThat(everyone.complete()).isFalse();
		assertThat(everyone.members()).extracting(Member::id).containsExactly("id-2");
	}

	@Test
	void theCountIsThatOfAll() {
		Everyone everyone = Everyone.of(List.of(socket("id-1", ADA), socket("id-2", ADA)), true).first(1);
		assertThat(everyone.count()).isEqualTo(2);
		assertThat(everyone.members()).extracting(Member::id).containsExactly("id-1");
	}

	static RemoteSocket socket(String id, String data, String... rooms) {
		RemoteSocket socket = mock();
		given(socket.id()).willReturn(id);
		given(socket.data(SocketData.class)).willReturn(JsonMapper.shared().readValue(data, SocketData.class));
		given(socket.rooms()).willReturn(new LinkedHashSet<>(List.of(rooms)));
		given(socket.handshake()).willReturn(new Handshake(JsonNodeFactory.instance.objectNode(), "", "127.0.0.1",
				false, false, 1000, "/", JsonNodeFactory.instance.objectNode(), JsonNodeFactory.instance.objectNode()));
		return socket;
	}

}
