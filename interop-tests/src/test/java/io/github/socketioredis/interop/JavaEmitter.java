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

import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.CloseableEmitter;
import io.github.socketioredis.Emitter;
import io.github.socketioredis.EmitterOptions;
import io.lettuce.core.AbstractRedisClient;

/**
 * An {@link Emitter} without Spring.
 */
final class JavaEmitter implements ClusterPeer {

	private final AbstractRedisClient client;

	private final CloseableEmitter emitter;

	private JavaEmitter(AbstractRedisClient client, CloseableEmitter emitter) {
		this.client = client;
		this.emitter = emitter;
	}

	static JavaEmitter start(Mode mode, RunningRedis redis) {
		AbstractRedisClient client = redis.newClient();
		return new JavaEmitter(client, Emitter.create(client, options(mode)));
	}

	private static EmitterOptions options(Mode mode) {
		EmitterOptions options = EmitterOptions.defaults().withKey(mode.key());
		if (mode.protocol() instanceof Protocol.Sharded sharded) {
			return options.withProtocol(EmitterOptions.Protocol.SHARDED)
				.withSubscriptionMode(sharded.subscriptionMode());
		}
		return options.withParser(((Protocol.Classic) mode.protocol()).parser());
	}

	@Override
	public CompletableFuture<?> send(Call call) {
		Emitter target = this.emitter.of(call.target().namespace());
		if (call.action() instanceof Call.ServerSideEmit emit) {
			return target.serverSideEmit(emit.event(), Values.java(emit.args()));
		}
		return JavaCalls.perform(target.to(call.target().rooms()), call);
	}

	@Override
	public void close() {
		this.emitter.close();
		this.client.shutdown();
	}

}
