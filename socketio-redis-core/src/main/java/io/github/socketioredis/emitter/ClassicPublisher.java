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

import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.ClassicBroadcast;
import io.github.socketioredis.protocol.ClassicChannels;
import io.github.socketioredis.protocol.ClassicRequest;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.SocketSelector;
import io.github.socketioredis.protocol.codec.ClassicCodec;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.Topic;

/**
 * Publishes in the classic protocol. Joins, leaves and disconnects carry no uid, so that
 * no server takes them for its own; broadcasts and server-side events carry the uid of
 * all emitters.
 */
final class ClassicPublisher implements NamespacePublisher {

	private final PubSubTransport transport;

	private final ClassicCodec codec;

	private final String namespace;

	private final ClassicChannels channels;

	private final Topic requests;

	ClassicPublisher(PubSubTransport transport, ClassicCodec codec, String key, String namespace) {
		this.transport = transport;
		this.codec = codec;
		this.namespace = namespace;
		this.channels = new ClassicChannels(key, namespace);
		this.requests = Topic.channel(this.channels.request());
	}

	@Override
	public CompletableFuture<Long> broadcast(EventData data, SocketSelector target, BroadcastFlags flags) {
		ClassicBroadcast broadcast = new ClassicBroadcast(ClassicBroadcast.EMITTER, this.namespace, data, target,
				flags);
		Topic topic = Topic.channel(this.channels.broadcast(target.rooms()));
		return this.transport.publish(topic, this.codec.encode(broadcast));
	}

	@Override
	public CompletableFuture<Long> join(SocketSelector target, Set<String> rooms) {
		return request(new ClassicRequest.RemoteJoin(null, target, rooms));
	}

	@Override
	public CompletableFuture<Long> leave(SocketSelector target, Set<String> rooms) {
		return request(new ClassicRequest.RemoteLeave(null, target, rooms));
	}

	@Override
	public CompletableFuture<Long> disconnect(SocketSelector target, boolean close) {
		return request(new ClassicRequest.RemoteDisconnect(null, target, close));
	}

	@Override
	public CompletableFuture<Long> serverSideEmit(EventData data) {
		return request(new ClassicRequest.ServerSideEmit(ClassicBroadcast.EMITTER, null, data));
	}

	private CompletableFuture<Long> request(ClassicRequest request) {
		return this.transport.publish(this.requests, this.codec.encode(request));
	}

}
