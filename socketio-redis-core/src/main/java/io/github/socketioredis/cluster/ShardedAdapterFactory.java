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

package io.github.socketioredis.cluster;

import io.github.socketioredis.protocol.codec.ShardedCodec;
import io.github.socketioredis.transport.PubSubTransport;

/**
 * Makes adapters that speak the sharded protocol of {@code @socket.io/redis-adapter}.
 *
 * @since 0.1.0
 */
public final class ShardedAdapterFactory implements AdapterFactory {

	private final PubSubTransport transport;

	private final ShardedCodec codec;

	private final ShardedOptions options;

	/**
	 * Creates a factory.
	 * @param transport publishes and subscribes
	 * @param codec encodes and decodes
	 * @param options the options
	 */
	public ShardedAdapterFactory(PubSubTransport transport, ShardedCodec codec, ShardedOptions options) {
		this.transport = transport;
		this.codec = codec;
		this.options = options;
	}

	@Override
	public NamespaceAdapter create(AdapterContext context) {
		return new ShardedAdapter(context, this.transport, this.codec, this.options);
	}

}
