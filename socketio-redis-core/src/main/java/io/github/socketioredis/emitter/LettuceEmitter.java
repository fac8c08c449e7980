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

package io.github.socketioredis.emitter;

import io.github.socketioredis.CloseableEmitter;
import io.github.socketioredis.EmitterOptions;
import io.github.socketioredis.protocol.codec.ClassicCodecs;
import io.github.socketioredis.protocol.codec.EventDataCodec;
import io.github.socketioredis.protocol.codec.ShardedCodec;
import io.github.socketioredis.transport.PubSubTransport;

/**
 * An emitter that owns its transport.
 */
final class LettuceEmitter extends RedisEmitter implements CloseableEmitter {

	private final PubSubTransport transport;

	LettuceEmitter(PubSubTransport transport, EmitterOptions options) {
		super(protocol(transport, options), new EventDataCodec(options.jsonMapper()));
		this.transport = transport;
	}

	private static EmitterProtocol protocol(PubSubTransport transport, EmitterOptions options) {
		return switch (options.protocol()) {
			case CLASSIC ->
				classicProtocol(transport, ClassicCodecs.of(options.parser(), options.jsonMapper()), options.key());
			case SHARDED -> shardedProtocol(transport, new ShardedCodec(options.jsonMapper()), options.key(),
					options.subscriptionMode());
		};
	}

	@Override
	public void close() {
		this.transport.close();
	}

}
