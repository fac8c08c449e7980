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

package io.github.socketioredis.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Starts the nodes of one cluster and introduces them to each other.
 */
final class ClusterNodeFactory {

	private static final int PORT_ATTEMPTS = 5;

	private final RedisClusterOptions options;

	private final RedisSecurity security;

	private final Map<RedisNode, Integer> busPorts = new ConcurrentHashMap<>();

	ClusterNodeFactory(RedisClusterOptions options, RedisSecurity security) {
		this.options = options;
		this.security = security;
	}

	RedisNode start() {
		IllegalStateException failure = new IllegalStateException("No attempt was made");
		for (int attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
			RedisNode node = create();
			try {
				node.start();
				return node;
			}
			catch (IllegalStateException ex) {
				node.close();
				failure = ex;
			}
		}
		throw failure;
	}

	private RedisNode create() {
		int port = Ports.lasting();
		int busPort = Ports.lasting();
		TcpProxy proxy = this.options.proxied() ? TcpProxy.start(port) : null;
		RedisNode node = new RedisNode(port, this.security, arguments(busPort, proxy), proxy);
		this.busPorts.put(node, busPort);
		return node;
	}

	private List<String> arguments(int busPort, @Nullable TcpProxy proxy) {
		List<String> arguments = new ArrayList<>(List.of("--bind", RedisNode.HOST, "--save", "", "--appendonly", "no"));
		arguments.addAll(List.of("--cluster-enabled", "yes", "--cluster-config-file", "nodes.conf"));
		arguments.addAll(List.of("--cluster-port", Integer.toString(busPort)));
		arguments.addAll(List.of("--cluster-node-timeout", Long.toString(this.options.nodeTimeout().toMillis())));
		arguments.addAll(List.of("--repl-diskless-sync-delay", "0"));
		if (this.options.tls()) {
			arguments.addAll(List.of("--tls-cluster", "yes"));
		}
		if (proxy != null) {
			String announced = this.options.tls() ? "--cluster-announce-tls-port" : "--cluster-announce-port";
			arguments.addAll(List.of(announced, Integer.toString(proxy.port())));
		}
		arguments.addAll(this.security.replicationArguments());
		arguments.addAll(this.options.arguments());
		return arguments;
	}

	void meet(RedisNode newcomer, List<RedisNode> others) {
		List<String[]> commands = new ArrayList<>();
		for (RedisNode other : others) {
			commands.add(new String[] { "CLUSTER", "MEET", other.host(), Integer.toString(other.ownPort()),
					Integer.toString(this.busPorts.get(other)) });
		}
		newcomer.executeAll(commands);
	}

}
