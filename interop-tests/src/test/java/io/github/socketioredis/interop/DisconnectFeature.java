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

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Connections of two sockets each, one of which is disconnected from afar: with
 * {@code close} both end, else the other one lives on.
 *
 * @param name the row's title
 * @param close whether the connections are to be closed
 */
record DisconnectFeature(String name, boolean close) implements Feature {

	private static final String REASON = "io server disconnect";

	@Override
	public boolean appliesTo(Direction direction, Mode mode) {
		return true;
	}

	@Override
	public void run(TestCluster cluster, Direction direction) throws Exception {
		Exchange exchange = cluster.exchange(direction);
		String room = exchange.unique("gone");
		Map<String, String> leaving = new LinkedHashMap<>();
		for (Site site : exchange.sites()) {
			leaving.putAll(connect(exchange, site, NodeClients.WEBSOCKET, room));
			leaving.putAll(connect(exchange, site, NodeClients.POLLING, room));
		}
		exchange.send(Target.all().to(room).disconnectSockets(this.close));
		for (String name : leaving.keySet()) {
			assertThat(exchange.clients().awaitDisconnect(name)).as(name).isEqualTo(REASON);
		}
		verifyOthers(exchange, leaving);
		verifyStanding(exchange, room);
		leaving.forEach((main, chat) -> exchange.clients().forget(main));
	}

	/**
	 * Returns the names of the two clients, that of the one in the room first.
	 */
	private static Map<String, String> connect(Exchange exchange, Site site, List<String> transports, String room) {
		String main = site.client(room + transports);
		String chat = main + "/chat";
		Map<String, String> namespaces = new LinkedHashMap<>();
		namespaces.put(main, "/");
		namespaces.put(chat, "/chat");
		exchange.clients().connect(site.server().url(), transports, namespaces);
		exchange.clients().join(main, List.of(room));
		return Map.of(main, chat);
	}

	private void verifyOthers(Exchange exchange, Map<String, String> leaving) {
		for (String chat : leaving.values()) {
			if (this.close) {
				assertThat(exchange.clients().awaitDisconnect(chat)).as(chat).isEqualTo(REASON);
			}
			else {
				exchange.clients().join(chat, List.of(exchange.unique("stayed")));
			}
		}
	}

	private void verifyStanding(Exchange exchange, String room) throws Exception {
		for (Site site : exchange.sites()) {
			exchange.eventually(() -> assertThat(site.server().members("/", room)).isEmpty());
		}
		String event = exchange.unique("standing");
		exchange.send(Target.all().emit(event));
		Map<String, List<Received>> expected = new HashMap<>();
		for (Site site : exchange.sites()) {
			Role.inMain().forEach((role) -> expected.put(site.client(role), List.of(Received.of(event, List.of()))));
		}
		exchange.verify(Set.of(event), expected);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
