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

package io.github.socketioredis.autoconfigure;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.socketioredis.autoconfigure.SocketIORedisConnectionDetails.Node;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Reads lists of servers.
 */
final class RedisNodes {

	private static final int MAX_PORT = 65535;

	/*
	 * An IPv6 address stands in brackets.
	 */
	private static final Pattern HOST_AND_PORT = Pattern
		.compile("(?:\\[([^\\[\\]\\s]+)]|([^\\[\\]:/@\\s]+)):([0-9]{1,5})");

	private RedisNodes() {
	}

	static List<Node> parse(String property, List<String> nodes) {
		return nodes.stream().map((node) -> parse(property, node)).distinct().toList();
	}

	private static Node parse(String property, String node) {
		Matcher matcher = HOST_AND_PORT.matcher(node.trim());
		if (!matcher.matches()) {
			throw invalid(property, node, "write each server as host:port, such as redis.example.org:6379");
		}
		int port = Integer.parseInt(matcher.group(3));
		if (port < 1 || port > MAX_PORT) {
			throw invalid(property, node, "a port has to be from 1 to " + MAX_PORT);
		}
		return new Node((matcher.group(1) != null) ? matcher.group(1) : matcher.group(2), port);
	}

	private static InvalidConfigurationPropertyValueException invalid(String property, String node, String reason) {
		return new InvalidConfigurationPropertyValueException(property, node, reason);
	}

}
