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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.socketioredis.MessageParser.BuiltIn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * The nginx configuration of {@code docs/load-balancing.md} before two servers. Clients
 * that poll show whether it is sticky: they have a new request for each packet.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoadBalancerInteropTests {

	private static final Mode MODE = Mode.classic(BuiltIn.MESSAGEPACK);

	private static final List<List<String>> TRANSPORTS = List.of(NodeClients.POLLING, NodeClients.UPGRADE);

	private static final int CLIENTS = 40;

	private static final int ROUNDS = 3;

	private static final Map<String, Object> WITH_COOKIES = Map.of("withCredentials", true);

	private static final Map<String, Object> WITHOUT_COOKIES = Map.of();

	private final String sticky;

	private final String stickyByAddress;

	private final List<JavaServer> servers = new ArrayList<>();

	private Path nginx;

	private RunningRedis redis;

	private NodeClients clients;

	LoadBalancerInteropTests() {
		List<String> blocks = DocumentBlocks.of("load-balancing.md").in("nginx");
		assertThat(blocks).as("the nginx blocks of the document").hasSize(2);
		this.sticky = blocks.get(0);
		this.stickyByAddress = replace(this.sticky, "hash $io_server consistent;", blocks.get(1).strip());
	}

	@BeforeAll
	void start() {
		this.nginx = NginxProcess.executable()
			.orElseGet(() -> abort("There is no nginx; install it, or name the executable in NGINX"));
		this.redis = MODE.topology().start();
		this.clients = new NodeClients();
	}

	@BeforeEach
	void startServers() {
		this.servers.add(JavaServer.start(MODE, this.redis));
		this.servers.add(JavaServer.start(MODE, this.redis));
	}

	@AfterEach
	void stopServers() {
		this.clients.forget("");
		this.servers.forEach(JavaServer::close);
		this.servers.clear();
	}

	@AfterAll
	void stop() {
		if (this.clients != null) {
			this.clients.close();
		}
		if (this.redis != null) {
			this.redis.close();
		}
	}

	@Test
	void clientsWithCookiesStayOnTheirServers() {
		try (NginxProcess proxy = start("cookie", this.sticky)) {
			verifyStays("cookie", proxy, (client) -> WITH_COOKIES);
		}
	}

	@Test
	void clientsWithoutCookiesStayOnTheirServersByTheirAddresses() {
		try (NginxProcess proxy = start("address", this.stickyByAddress)) {
			verifyStays("address", proxy, (client) -> Map.of("localAddress", "127.0.0." + (client + 2)));
		}
	}

	@Test
	void clientsWithoutCookiesFailWhereTheCookieDecides() {
		try (NginxProcess proxy = start("no-cookie", this.sticky)) {
			assertThat(connectedOf("no-cookie", proxy, WITHOUT_COOKIES)).as("clients that need their server again")
				.isLessThan(CLIENTS);
		}
	}

	@Test
	void clientsThatPollFailWithoutStickiness() {
		try (NginxProcess proxy = start("round-robin", replace(this.sticky, "hash $io_server consistent;", ""))) {
			for (List<String> transports : TRANSPORTS) {
				assertThatExceptionOfType(NodeProcessException.class)
					.isThrownBy(() -> connect("refused", proxy, transports, WITH_COOKIES))
					.withMessageContaining("xhr p");
			}
			assertThat(connect("websocket-1", proxy, NodeClients.WEBSOCKET, WITHOUT_COOKIES)).isNotEmpty();
			assertThat(connect("websocket-2", proxy, NodeClients.WEBSOCKET, WITHOUT_COOKIES)).isNotEmpty();
			assertThat(this.servers).allSatisfy((server) -> assertThat(server.members("/", "")).hasSize(1));
		}
	}

	private void verifyStays(String prefix, NginxProcess proxy, Handshakes handshakes) {
		Map<String, String> ids = new TreeMap<>();
		for (int i = 0; i < CLIENTS; i++) {
			String name = prefix + "-" + i;
			ids.put(name, connect(name, proxy, TRANSPORTS.get(i % TRANSPORTS.size()), handshakes.of(i)));
		}
		Set<String> first = this.servers.get(0).members("/", "");
		Set<String> second = this.servers.get(1).members("/", "");
		assertThat(first).as("sockets of the first server").isNotEmpty().doesNotContainAnyElementsOf(second);
		assertThat(second).as("sockets of the second server").isNotEmpty();
		for (int round = 0; round < ROUNDS; round++) {
			String room = "round-" + round;
			ids.keySet().forEach((name) -> this.clients.join(name, List.of(room)));
			assertThat(this.servers.get(0).members("/", room)).isEqualTo(first);
			assertThat(this.servers.get(1).members("/", room)).isEqualTo(second);
		}
		for (JavaServer server : this.servers) {
			verifyReachesAll(ids.keySet(), server);
		}
	}

	private void verifyReachesAll(Set<String> names, JavaServer server) {
		String event = "news of " + server.address();
		server.send(Target.all().to("round-1").emit(event, 1)).join();
		server.send(Target.all().to("round-1").emit(NodeClients.FENCE, event)).join();
		Map<String, List<JsonNode>> received = this.clients.collect(names, event, List.of(event), Map.of());
		assertThat(received).hasSize(CLIENTS).allSatisfy((name, news) -> assertThat(news).as(name).hasSize(1));
	}

	private int connectedOf(String prefix, NginxProcess proxy, Map<String, ?> handshake) {
		int connected = 0;
		for (int i = 0; i < CLIENTS; i++) {
			try {
				connect(prefix + "-" + i, proxy, NodeClients.POLLING, handshake);
				connected++;
			}
			catch (NodeProcessException ex) {
				assertThat(ex).hasMessageContaining("xhr p");
			}
		}
		return connected;
	}

	private String connect(String name, NginxProcess proxy, List<String> transports, Map<String, ?> handshake) {
		return this.clients.connect(proxy.url(), transports, Map.of(name, "/"), handshake).get(name);
	}

	private NginxProcess start(String name, String configuration) {
		return NginxProcess.start(this.nginx, name, (port) -> {
			String own = replace(configuration, "listen 80;", "listen 127.0.0.1:" + port + ";");
			own = replace(own, "server 10.0.0.11:9090;", "server " + this.servers.get(0).address() + ";");
			return replace(own, "server 10.0.0.12:9090;", "server " + this.servers.get(1).address() + ";");
		});
	}

	private static String replace(String text, String part, String replacement) {
		assertThat(text).as("what this test replaces in the document").containsOnlyOnce(part);
		return text.replace(part, replacement);
	}

	/**
	 * What each client sends or has when it connects.
	 */
	private interface Handshakes {

		Map<String, ?> of(int client);

	}

}
