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

import com.corundumstudio.socketio.SocketIOClient;
import io.github.socketioredis.ClusterNamespace;
import io.github.socketioredis.LocalSocket;
import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.cluster.ClusterNode;
import io.github.socketioredis.cluster.NodeNamespace;
import io.github.socketioredis.netty.engine.EngineSocket;
import io.github.socketioredis.protocol.NamespaceName;
import tools.jackson.databind.json.JsonMapper;

/**
 * The cluster, seen from a netty-socketio server.
 */
final class NettyCluster extends NodeNamespace implements SocketIOCluster {

	private final ClusterNode node;

	private final SocketDescriber describer;

	private final JsonMapper mapper;

	NettyCluster(ClusterNode node, SocketDescriber describer, JsonMapper mapper) {
		super(node, NamespaceName.DEFAULT);
		this.node = node;
		this.describer = describer;
		this.mapper = mapper;
	}

	@Override
	public ClusterNamespace of(String namespace) {
		return new NodeNamespace(this.node, NamespaceName.normalize(namespace));
	}

	@Override
	public LocalSocket socket(SocketIOClient client) {
		if (!(client instanceof EngineSocket socket)) {
			throw new IllegalArgumentException(
					"'client' must be a socket of this server, but is " + client + "; pass what a handler gets");
		}
		String namespace = socket.getNamespace().getName();
		return new NettySocket(socket, new NodeNamespace(this.node, NettyNamespace.name(namespace)), this.describer,
				this.mapper);
	}

}
