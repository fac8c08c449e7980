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

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import com.corundumstudio.socketio.SocketIOClient;
import io.github.socketioredis.ClusterTimeoutException;
import io.github.socketioredis.LocalSocket;
import io.github.socketioredis.PublishException;
import io.github.socketioredis.RemoteSocket;
import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.sample.SampleProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Who is connected. There is no list to keep: all there is to know about members is in
 * their sockets, which the cluster is asked for. Thread-safe; no method blocks.
 *
 * @since 0.1.0
 */
@Component
public class Members {

	private final SocketIOCluster cluster;

	private final String server;

	Members(SocketIOCluster cluster, SampleProperties properties) {
		this.cluster = cluster;
		this.server = properties.serverName();
	}

	LocalSocket greet(SocketIOClient client) {
		LocalSocket socket = this.cluster.socket(client);
		socket.setData(new SocketData(ChatRules.memberName(null), this.server, "Java"));
		return socket;
	}

	void rename(SocketIOClient client, String name) {
		LocalSocket socket = this.cluster.socket(client);
		socket.setData(SocketData.of(socket).named(name));
	}

	/**
	 * Asks all servers for their members.
	 * @return the members; those that are known without the servers that don't answer
	 */
	public CompletableFuture<Everyone> everyone() {
		return this.cluster.fetchSockets().handle(this::everyone).thenCompose(Function.identity());
	}

	private CompletableFuture<Everyone> everyone(@Nullable List<RemoteSocket> sockets, @Nullable Throwable failure) {
		if (sockets != null) {
			return CompletableFuture.completedFuture(Everyone.of(sockets, true));
		}
		if (failure instanceof ClusterTimeoutException timeout) {
			return CompletableFuture.completedFuture(Everyone.of(timeout.results(RemoteSocket.class), false));
		}
		if (failure instanceof PublishException) {
			return this.cluster.local().fetchSockets().thenApply((known) -> Everyone.of(known, false));
		}
		return CompletableFuture.failedFuture(failure);
	}

}
