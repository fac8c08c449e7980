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

package io.github.socketioredis.interop;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.socketioredis.MessageParser.BuiltIn;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The control protocol itself: what goes wrong on the Node side is seen on this one.
 */
class NodeProcessInteropTests {

	@Test
	void unknownCommandIsRefusedAndTheProcessGoesOn() {
		try (NodeProcess process = NodeProcess.start("clients", "clients.js")) {
			assertThatExceptionOfType(NodeProcessException.class).isThrownBy(() -> process.call("fly", Map.of()))
				.withMessageContaining("unknown command \"fly\", known are connect, collect");
			assertThat(process.call("late", Map.of())).isEmpty();
		}
	}

	@Test
	void standardErrorOfAProcessThatEndsIsShown() {
		try (NodeProcess process = NodeProcess.start("missing", "no-such-script.js")) {
			assertThatExceptionOfType(NodeProcessException.class).isThrownBy(() -> {
				process.handle().onExit().get(10, TimeUnit.SECONDS);
				process.call("late", Map.of());
			}).withMessageStartingWith("missing: ").withMessageContaining("Cannot find module");
		}
	}

	@Test
	void processEndsWithItsStandardInput() throws Exception {
		NodeProcess process = NodeProcess.start("clients", "clients.js");
		process.call("late", Map.of());
		ProcessHandle handle = process.handle();
		process.close();
		assertThat(handle.onExit().get(10, TimeUnit.SECONDS).isAlive()).isFalse();
	}

	@Test
	void missingFenceIsReportedWithWhatCame() {
		Mode mode = Mode.classic(BuiltIn.MESSAGEPACK);
		try (RunningRedis redis = Topology.STANDALONE.start();
				NodeServer server = NodeServer.start("node", mode, redis);
				NodeClients clients = new NodeClients()) {
			clients.connect(server.url(), NodeClients.WEBSOCKET, Map.of("client", "/"));
			server.send(Target.all().emit("before", "told"));
			assertThatExceptionOfType(NodeProcessException.class)
				.isThrownBy(() -> clients.collect(List.of("client"), "never", List.of(), Map.of()))
				.withMessageContaining("client got no fence never")
				.withMessageContaining("told");
		}
	}

	@Test
	void whatComesTwiceIsSeenAsLateAfterTheFence() throws Exception {
		Mode mode = Mode.classic(BuiltIn.MESSAGEPACK);
		try (RunningRedis redis = Topology.STANDALONE.start();
				NodeServer server = NodeServer.start("node", mode, redis);
				NodeClients clients = new NodeClients()) {
			clients.connect(server.url(), NodeClients.WEBSOCKET, Map.of("client", "/"));
			server.send(Target.all().emit("twice", 1));
			server.send(Target.all().emit(NodeClients.FENCE, "one"));
			assertThat(clients.collect(List.of("client"), "one", List.of("twice"), Map.of()).get("client")).hasSize(1);
			server.send(Target.all().emit("twice", 2));
			server.send(Target.all().emit(NodeClients.FENCE, "two"));
			clients.collect(List.of("client"), "two", List.of(), Map.of());
			assertThat(clients.late().get("client").toString()).isEqualTo("[{\"event\":\"twice\",\"args\":[2]}]");
		}
	}

	@Test
	void valuesThatJsonLacksAreTagged() {
		List<Object> values = Values.list(Values.bytes(0, 255), Instant.ofEpochMilli(5), Values.UNDEFINED, Double.NaN,
				Values.map("n", null));
		assertThat(Values.tagged(values).toString()).isEqualTo(
				"[{\"$bin\":\"AP8=\"},{\"$date\":5}," + "{\"$undefined\":true},{\"$number\":\"NaN\"},{\"n\":null}]");
	}

}
