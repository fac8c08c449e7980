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

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.ClassicBroadcast;
import io.github.socketioredis.protocol.ClassicChannels;
import io.github.socketioredis.protocol.ClassicRequest;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.MalformedMessageException;
import io.github.socketioredis.protocol.SocketSelector;
import io.github.socketioredis.protocol.codec.ClassicCodec;
import io.github.socketioredis.transport.MessageListener;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.Subscription;
import io.github.socketioredis.transport.Topic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The adapter of one namespace in the classic protocol. What is asked of it happens to
 * the local sockets at once and is then published; its own messages, which come back from
 * Redis, are ignored.
 */
final class ClassicAdapter implements NamespaceAdapter {

	private static final Logger logger = LoggerFactory.getLogger(ClassicAdapter.class);

	private final LocalNamespace local;

	private final PubSubTransport transport;

	private final ClassicCodec codec;

	private final ClassicChannels channels;

	private final String uid = Uid.classic();

	private final ClassicRequestHandler requests;

	private final DropLog drops = new DropLog(logger);

	private volatile @Nullable Subscription subscription;

	ClassicAdapter(LocalNamespace local, PubSubTransport transport, ClassicCodec codec, ClassicChannels channels) {
		this.local = local;
		this.transport = transport;
		this.codec = codec;
		this.channels = channels;
		this.requests = new ClassicRequestHandler(local, this.uid,
				(response) -> publish(channels.response(), codec.encode(response)));
	}

	@Override
	public CompletableFuture<Void> start() {
		Subscription subscription = this.transport.subscribe(
				List.of(Topic.pattern(this.channels.broadcastPattern()), Topic.channel(this.channels.request())),
				new Listener());
		this.subscription = subscription;
		return subscription.confirmed();
	}

	@Override
	public CompletableFuture<Long> broadcast(EventData data, SocketSelector target, BroadcastFlags flags) {
		this.local.deliver(data, target, flags);
		return flags.local() ? CompletableFuture.completedFuture(0L) : broadcastToOthers(data, target, flags);
	}

	@Override
	public CompletableFuture<Long> broadcastToOthers(EventData data, SocketSelector target, BroadcastFlags flags) {
		ClassicBroadcast broadcast = new ClassicBroadcast(this.uid, this.local.name(), data, target, flags);
		return publish(this.channels.broadcast(target.rooms()), this.codec.encode(broadcast));
	}

	@Override
	public CompletableFuture<Long> socketsJoin(SocketSelector target, boolean local, Set<String> rooms) {
		this.local.join(target, rooms);
		return request(local, new ClassicRequest.RemoteJoin(this.uid, target, rooms));
	}

	@Override
	public CompletableFuture<Long> socketsLeave(SocketSelector target, boolean local, Set<String> rooms) {
		this.local.leave(target, rooms);
		return request(local, new ClassicRequest.RemoteLeave(this.uid, target, rooms));
	}

	@Override
	public CompletableFuture<Long> disconnectSockets(SocketSelector target, boolean local, boolean close) {
		this.local.disconnect(target, close);
		return request(local, new ClassicRequest.RemoteDisconnect(this.uid, target, close));
	}

	@Override
	public void close() {
		Subscription subscription = this.subscription;
		if (subscription != null) {
			subscription.close();
		}
	}

	private CompletableFuture<Long> request(boolean local, ClassicRequest request) {
		return local ? CompletableFuture.completedFuture(0L)
				: publish(this.channels.request(), this.codec.encode(request));
	}

	private CompletableFuture<Long> publish(String channel, byte[] message) {
		return this.transport.publish(Topic.channel(channel), message);
	}

	/**
	 * Hears the other servers.
	 */
	private final class Listener implements MessageListener {

		@Override
		public boolean accepts(String channel) {
			if (isRequest(channel)) {
				return true;
			}
			String room = ClassicAdapter.this.channels.room(channel);
			return room == null || ClassicAdapter.this.local.hasRoom(room);
		}

		@Override
		public void onMessage(String channel, byte[] message) {
			try {
				if (isRequest(channel)) {
					ClassicAdapter.this.requests.handle(ClassicAdapter.this.codec.decodeRequest(message));
				}
				else {
					onBroadcast(ClassicAdapter.this.codec.decodeBroadcast(message, ClassicAdapter.this.uid));
				}
			}
			catch (MalformedMessageException ex) {
				ClassicAdapter.this.drops.dropped(channel, ex);
			}
		}

		private void onBroadcast(@Nullable ClassicBroadcast broadcast) {
			LocalNamespace local = ClassicAdapter.this.local;
			if (broadcast != null && broadcast.namespace().equals(local.name())) {
				local.deliver(broadcast.data(), broadcast.target(), broadcast.flags());
			}
		}

		private boolean isRequest(String channel) {
			return channel.equals(ClassicAdapter.this.channels.request());
		}

	}

}
