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

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.github.socketioredis.Acknowledgements;
import io.github.socketioredis.SubscriptionMode;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.ClassicBroadcast;
import io.github.socketioredis.protocol.ClassicChannels;
import io.github.socketioredis.protocol.ClassicRequest;
import io.github.socketioredis.protocol.ClassicResponse;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.MalformedMessageException;
import io.github.socketioredis.protocol.ShardedChannels;
import io.github.socketioredis.protocol.SocketDetails;
import io.github.socketioredis.protocol.SocketSelector;
import io.github.socketioredis.protocol.codec.ClassicCodec;
import io.github.socketioredis.transport.MessageListener;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.Subscription;
import io.github.socketioredis.transport.Topic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

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

	private final ClassicOptions options;

	private final ClassicChannels channels;

	private final String uid = Uid.classic();

	private final String ownResponses;

	private final RequestEngine requests;

	private final ClassicRequestHandler handler;

	private final DropLog drops = new DropLog(logger);

	private volatile @Nullable Subscription subscription;

	ClassicAdapter(AdapterContext context, PubSubTransport transport, ClassicCodec codec, ClassicOptions options) {
		this.local = context.local();
		this.transport = transport;
		this.codec = codec;
		this.options = options;
		this.channels = new ClassicChannels(options.key(), this.local.name());
		this.ownResponses = this.channels.response(this.uid);
		this.requests = new RequestEngine(context, this.uid, Uid::classic, this::serverCount);
		this.handler = new ClassicRequestHandler(context, this.uid, this.requests, options.requestsTimeout(),
				this::respond);
	}

	@Override
	public CompletableFuture<Void> start() {
		Subscription subscription = this.transport
			.subscribe(List.of(Topic.pattern(this.channels.broadcastPattern()), Topic.channel(this.channels.request()),
					Topic.channel(this.channels.response()), Topic.channel(this.ownResponses)), new Listener());
		this.subscription = subscription;
		CompletableFuture<Void> confirmed = subscription.confirmed();
		confirmed.thenRun(this::lookForShardedServers);
		return confirmed;
	}

	private void lookForShardedServers() {
		String key = this.options.key();
		String namespace = this.local.name();
		String channel = new ShardedChannels(key, namespace, SubscriptionMode.STATIC).namespace();
		OtherProtocol.lookFor(this.transport, Topic.shardedChannel(channel), "classic", "sharded", key, namespace);
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
	public CompletableFuture<Acknowledgements> broadcastWithAck(EventData data, SocketSelector target,
			BroadcastFlags flags) {
		Duration timeout = timeout(flags);
		return this.requests.broadcast(data, target, flags, timeout,
				(requestId) -> request(new ClassicRequest.BroadcastWithAck(this.uid, requestId, this.local.name(), data,
						target, flags.withTimeout(timeout.toMillis()))));
	}

	@Override
	public <T> CompletableFuture<List<T>> fetchSockets(SocketSelector target, BroadcastFlags flags,
			Function<SocketDetails, T> view) {
		return this.requests.fetchSockets(target, flags.local(), timeout(flags), view,
				(requestId) -> request(new ClassicRequest.RemoteFetch(this.uid, requestId, target)));
	}

	@Override
	public CompletableFuture<Long> serverSideEmit(EventData data) {
		return request(new ClassicRequest.ServerSideEmit(this.uid, null, data));
	}

	@Override
	public CompletableFuture<Acknowledgements> serverSideEmitWithAck(EventData data, @Nullable Duration timeout) {
		return this.requests.serverSideEmit((timeout != null) ? timeout : this.options.requestsTimeout(),
				(requestId) -> request(new ClassicRequest.ServerSideEmit(this.uid, requestId, data)));
	}

	@Override
	public CompletableFuture<Integer> serverCount() {
		return this.transport.countSubscribers(Topic.channel(this.channels.request()))
			.thenApply((count) -> (int) Math.max(1, Math.min(count, Integer.MAX_VALUE)));
	}

	@Override
	public CompletableFuture<Set<String>> allRooms() {
		return this.requests.allRooms(this.options.requestsTimeout(),
				(requestId) -> request(new ClassicRequest.AllRooms(this.uid, requestId)));
	}

	@Override
	public int pendingRequests() {
		return this.requests.size();
	}

	private Duration timeout(BroadcastFlags flags) {
		return (flags.timeout() != null) ? Duration.ofMillis(flags.timeout()) : this.options.requestsTimeout();
	}

	@Override
	public void close() {
		Subscription subscription = this.subscription;
		if (subscription != null) {
			subscription.close();
		}
		this.requests.close();
	}

	private CompletableFuture<Long> request(boolean local, ClassicRequest request) {
		return local ? CompletableFuture.completedFuture(0L) : request(request);
	}

	private CompletableFuture<Long> request(ClassicRequest request) {
		return publish(this.channels.request(), this.codec.encode(request));
	}

	/*
	 * Acknowledgements of server-side events always go to all, as in Node; so do answers
	 * to who does not tell its uid.
	 */
	private void respond(ClassicRequest request, ClassicResponse response) {
		boolean specific = this.options.publishOnSpecificResponseChannel() && request.uid() != null
				&& !(response instanceof ClassicResponse.ServerSideAck);
		publish(specific ? this.channels.response(request.uid()) : this.channels.response(),
				this.codec.encode(response));
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
			if (isResponse(channel)) {
				return !ClassicAdapter.this.requests.isIdle();
			}
			String room = ClassicAdapter.this.channels.room(channel);
			return room == null || ClassicAdapter.this.local.hasRoom(room);
		}

		@Override
		public void onMessage(String channel, byte[] message) {
			try {
				if (isRequest(channel)) {
					ClassicAdapter.this.handler.handle(ClassicAdapter.this.codec.decodeRequest(message));
				}
				else if (isResponse(channel)) {
					onResponse(ClassicAdapter.this.codec.decodeResponse(message));
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
				if (!broadcast.uid().equals(ClassicBroadcast.EMITTER)) {
					ClassicAdapter.this.requests.peers().heard(broadcast.uid());
				}
				local.deliver(broadcast.data(), broadcast.target(), broadcast.flags());
			}
		}

		private void onResponse(ClassicResponse response) {
			RequestEngine requests = ClassicAdapter.this.requests;
			String id = response.requestId();
			if (response instanceof ClassicResponse.Details details) {
				requests.sockets(id, null, details.sockets());
			}
			else if (response instanceof ClassicResponse.Rooms rooms) {
				requests.rooms(id, null, rooms::rooms);
			}
			else if (response instanceof ClassicResponse.ServerSideAck ack) {
				requests.serverSideAck(id, null, orNull(ack.data()));
			}
			else if (response instanceof ClassicResponse.ClientCount count) {
				requests.clientCount(id, null, count.clientCount());
			}
			else if (response instanceof ClassicResponse.ClientAck ack) {
				requests.clientAck(id, orNull(ack.packet()));
			}
		}

		private static JsonNode orNull(@Nullable JsonNode value) {
			return (value != null) ? value : NullNode.getInstance();
		}

		private boolean isRequest(String channel) {
			return channel.equals(ClassicAdapter.this.channels.request());
		}

		private boolean isResponse(String channel) {
			return channel.equals(ClassicAdapter.this.channels.response())
					|| channel.equals(ClassicAdapter.this.ownResponses);
		}

	}

}
