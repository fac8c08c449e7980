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

import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.SubscriptionMode;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.ShardedChannels;
import io.github.socketioredis.protocol.ShardedMessage;
import io.github.socketioredis.protocol.SocketSelector;
import io.github.socketioredis.protocol.codec.ShardedCodec;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.Topic;

/**
 * Publishes in the sharded protocol. Every message carries the uid of all emitters.
 */
final class ShardedPublisher implements NamespacePublisher {

	private final PubSubTransport transport;

	private final ShardedCodec codec;

	private final String namespace;

	private final ShardedChannels channels;

	ShardedPublisher(PubSubTransport transport, ShardedCodec codec, String channelPrefix, String namespace,
			SubscriptionMode mode) {
		this.transport = transport;
		this.codec = codec;
		this.namespace = namespace;
		this.channels = new ShardedChannels(channelPrefix, namespace, mode);
	}

	@Override
	public CompletableFuture<Long> broadcast(EventData data, SocketSelector target, BroadcastFlags flags) {
		return publish(this.channels.broadcast(target.rooms()),
				new ShardedMessage.Broadcast(ShardedMessage.EMITTER, this.namespace, null, data, target, flags));
	}

	@Override
	public CompletableFuture<Long> join(SocketSelector target, Set<String> rooms) {
		return publish(new ShardedMessage.SocketsJoin(ShardedMessage.EMITTER, this.namespace, target, rooms));
	}

	@Override
	public CompletableFuture<Long> leave(SocketSelector target, Set<String> rooms) {
		return publish(new ShardedMessage.SocketsLeave(ShardedMessage.EMITTER, this.namespace, target, rooms));
	}

	@Override
	public CompletableFuture<Long> disconnect(SocketSelector target, boolean close) {
		return publish(new ShardedMessage.DisconnectSockets(ShardedMessage.EMITTER, this.namespace, target, close));
	}

	@Override
	public CompletableFuture<Long> serverSideEmit(EventData data) {
		return publish(new ShardedMessage.ServerSideEmit(ShardedMessage.EMITTER, this.namespace, null, data));
	}

	private CompletableFuture<Long> publish(ShardedMessage message) {
		return publish(this.channels.namespace(), message);
	}

	private CompletableFuture<Long> publish(String channel, ShardedMessage message) {
		return this.transport.publish(Topic.shardedChannel(channel), this.codec.encode(message));
	}

}
