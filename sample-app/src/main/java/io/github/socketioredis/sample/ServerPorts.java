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

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The two ports of one server.
 *
 * @param http the port of the page and the REST API
 * @param socket the port of the Socket.IO server
 */
record ServerPorts(int http, int socket) {

	private static final List<Integer> HTTP_DEFAULTS = List.of(8080, 8081);

	private static final List<Integer> SOCKET_DEFAULTS = List.of(9090, 9091);

	static List<ServerPorts> from(String[] args) {
		ConfigurableEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(args));
		Binder binder = Binder.get(environment);
		List<Integer> http = ports(binder, "sample.http-ports", HTTP_DEFAULTS);
		List<Integer> socket = ports(binder, "sample.socket-ports", SOCKET_DEFAULTS);
		if (http.size() != socket.size()) {
			throw new IllegalArgumentException("sample.http-ports " + http + " and sample.socket-ports " + socket
					+ " must have the same number of ports, one of each for every server");
		}
		return IntStream.range(0, http.size())
			.mapToObj((index) -> new ServerPorts(http.get(index), socket.get(index)))
			.toList();
	}

	private static List<Integer> ports(Binder binder, String property, List<Integer> defaults) {
		return binder.bind(property, Bindable.listOf(Integer.class)).orElse(defaults);
	}

	String serverName() {
		return "java-" + this.http;
	}

	Map<String, Object> properties() {
		return Map.of("server.port", this.http, "socketio.server.port", this.socket, "sample.server-name",
				serverName());
	}

}
