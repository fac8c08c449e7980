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

import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells the page which Socket.IO server belongs to it. Thread-safe.
 *
 * @since 0.1.0
 */
@RestController
public class ServerController {

	private final ServerInfo info;

	ServerController(SampleProperties properties, @Value("${socketio.server.port}") int socketPort) {
		this.info = new ServerInfo(properties.serverName(), socketPort);
	}

	@GetMapping("/api/server")
	ServerInfo server() {
		return this.info;
	}

	/**
	 * One server.
	 *
	 * @param name its name
	 * @param socketPort the port of its Socket.IO server
	 */
	record ServerInfo(String name, int socketPort) {

	}

}
