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

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * An emitter of {@code @socket.io/redis-emitter}.
 */
final class NodeEmitter implements ClusterPeer {

	private final NodeProcess process;

	private NodeEmitter(NodeProcess process) {
		this.process = process;
	}

	static NodeEmitter start(Mode mode, RunningRedis redis) {
		NodeProcess process = NodeProcess.start("JS emitter", "emitter.js");
		process.call("start", NodePeers.startArguments(mode, redis));
		return new NodeEmitter(process);
	}

	@Override
	public CompletableFuture<?> send(Call call) {
		return this.process.send("call", Map.of("call", call.toMap()));
	}

	@Override
	public void close() {
		this.process.close();
	}

}
