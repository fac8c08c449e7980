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

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.netty.RawClient.RawWebSocket;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Sends binary events to many clients of both transports.
 */
class FanOutIntegrationTests {

	private static final int WEBSOCKETS = 1000;

	private static final int POLLING = 100;

	private static final String SEPARATOR = String.valueOf((char) 0x1e);

	private static final String HEADER = "451-[\"bin\",{\"_placeholder\":true,\"num\":0}]";

	private final byte[] bytes = new byte[3000];

	@Test
	void everybodyGetsTheSameBytes() {
		new Random(7).nextBytes(this.bytes);
		try (EngineFixture fixture = EngineFixture.start()) {
			List<RawWebSocket> sockets = new ArrayList<>();
			for (int i = 0; i < WEBSOCKETS; i++) {
				sockets.add(fixture.client().connected());
			}
			List<String> sessions = new ArrayList<>();
			for (int i = 0; i < POLLING; i++) {
				sessions.add(fixture.client().open());
				fixture.client().post(sessions.get(i), "40").join();
				fixture.client().poll(sessions.get(i)).join();
			}
			await().until(() -> fixture.server().getAllClients().size() == WEBSOCKETS + POLLING);
			fixture.server().getBroadcastOperations().sendEvent("bin", (Object) this.bytes);
			verify(fixture, sockets, sessions);
			fixture.node().cluster().emit("bin", (Object) this.bytes);
			verify(fixture, sockets, sessions);
			sockets.forEach(RawWebSocket::abort);
		}
	}

	private void verify(EngineFixture fixture, List<RawWebSocket> sockets, List<String> sessions) {
		String attachment = "0x" + HexFormat.of().formatHex(this.bytes);
		for (RawWebSocket socket : sockets) {
			assertThat(socket.next()).isEqualTo(HEADER);
			assertThat(socket.next()).isEqualTo(attachment);
		}
		String payload = HEADER + SEPARATOR + "b" + Base64.getEncoder().encodeToString(this.bytes);
		List<CompletableFuture<String>> polls = sessions.stream()
			.map((sid) -> fixture.client().poll(sid).thenApply((response) -> response.body()))
			.toList();
		polls.forEach((poll) -> assertThat(poll.join()).isEqualTo(payload));
	}

}
