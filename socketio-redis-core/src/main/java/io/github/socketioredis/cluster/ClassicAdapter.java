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

/**
 * The adapter of one namespace in the classic protocol. What is asked of it happens to
 * the local sockets at once and is then published; its own messages, which come back from
 * Redis, are ignored.
 */
final class ClassicAdapter extends AbstractPubSubAdapter {

	private static final Logger logger = LoggerFactory.getLogger(ClassicAdapter.class);

	private final ClassicCodec codec;

	private final ClassicOptions options;

	private final ClassicChannels channels;

	private final String ownResponses;

	private final ClassicRequestHandler handler;

	private final DropLog drops;

	ClassicAdapter(AdapterContext context, PubSubTransport transport, ClassicCodec codec, ClassicOptions options) {
		super(context, transport, Uid::classic, options.requestsTimeout());
		this.drops = new DropLog(logger, context.counters());
		this.codec = codec;
		this.options = options;
		this.channels = new ClassicChannels(options.key(), local().name());
		this.ownResponses = this.channels.response(uid());
		this.handler = new ClassicRequestHandler(context, uid(), requests(), options.requestsTimeout(), this::respond);
	}

	@Override
	public CompletableFuture<Void> start() {
		Subscription subscription = subscribe(
				List.of(Topic.pattern(this.channels.broadcastPattern()), Topic.channel(this.channels.request()),
						Topic.channel(this.channels.response()), Topic.channel(this.ownResponses)),
				new Listener());
		CompletableFuture<Void> confirmed = subscription.confirmed();
		confirmed.thenRun(this::lookForShardedServers);
		return confirmed;
	}

	private void lookForShardedServers() {
		String key = this.options.key();
		String namespace = local().name();
		String channel = new ShardedChannels(key, namespace, SubscriptionMode.STATIC).namespace();
		OtherProtocol.lookFor(transport(), Topic.shardedChannel(channel), "classic", "sharded", key, namespace);
	}

	@Override
	public CompletableFuture<Long> broadcastToOthers(EventData data, SocketSelector target, BroadcastFlags flags) {
		ClassicBroadcast broadcast = new ClassicBroadcast(uid(), local().name(), data, target, flags);
		return publish(this.channels.broadcast(target.rooms()), this.codec.encode(broadcast));
	}

	@Override
	public CompletableFuture<Long> socketsJoin(SocketSelector target, boolean local, Set<String> rooms) {
		local().join(target, rooms);
		return request(local, new ClassicRequest.RemoteJoin(uid(), target, rooms));
	}

	@Override
	public CompletableFuture<Long> socketsLeave(SocketSelector target, boolean local, Set<String> rooms) {
		local().leave(target, rooms);
		return request(local, new ClassicRequest.RemoteLeave(uid(), target, rooms));
	}

	@Override
	public CompletableFuture<Long> disconnectSockets(SocketSelector target, boolean local, boolean close) {
		local().disconnect(target, close);
		return request(local, new ClassicRequest.RemoteDisconnect(uid(), target, close));
	}

	@Override
	public CompletableFuture<Acknowledgements> broadcastWithAck(EventData data, SocketSelector target,
			BroadcastFlags flags) {
		Duration timeout = timeout(flags);
		return requests().broadcast(data, target, flags, timeout,
				(requestId) -> request(new ClassicRequest.BroadcastWithAck(uid(), requestId, local().name(), data,
						target, flags.withTimeout(timeout.toMillis()))));
	}

	@Override
	public <T> CompletableFuture<List<T>> fetchSockets(SocketSelector target, BroadcastFlags flags,
			Function<SocketDetails, T> view) {
		return requests().fetchSockets(target, flags.local(), timeout(flags), view,
				(requestId) -> request(new ClassicRequest.RemoteFetch(uid(), requestId, target)));
	}

	@Override
	public CompletableFuture<Long> serverSideEmit(EventData data) {
		return request(new ClassicRequest.ServerSideEmit(uid(), null, data));
	}

	@Override
	public CompletableFuture<Acknowledgements> serverSideEmitWithAck(EventData data, @Nullable Duration timeout) {
		return requests().serverSideEmit(timeout(timeout),
				(requestId) -> request(new ClassicRequest.ServerSideEmit(uid(), requestId, data)));
	}

	@Override
	Topic countedBy() {
		return Topic.channel(this.channels.request());
	}

	@Override
	public CompletableFuture<Set<String>> allRooms() {
		return requests().allRooms(this.options.requestsTimeout(),
				(requestId) -> request(new ClassicRequest.AllRooms(uid(), requestId)));
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
		return transport().publish(Topic.channel(channel), message);
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
				return !requests().isIdle();
			}
			String room = ClassicAdapter.this.channels.room(channel);
			return room == null || local().hasRoom(room);
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
					onBroadcast(ClassicAdapter.this.codec.decodeBroadcast(message, uid()));
				}
			}
			catch (MalformedMessageException ex) {
				ClassicAdapter.this.drops.dropped(channel, ex);
			}
		}

		private void onBroadcast(@Nullable ClassicBroadcast broadcast) {
			LocalNamespace local = local();
			if (broadcast != null && broadcast.namespace().equals(local.name())) {
				if (!broadcast.uid().equals(ClassicBroadcast.EMITTER)) {
					requests().peers().heard(broadcast.uid());
				}
				local.deliver(broadcast.data(), broadcast.target(), broadcast.flags());
			}
		}

		private void onResponse(ClassicResponse response) {
			RequestEngine requests = requests();
			String id = response.requestId();
			if (response instanceof ClassicResponse.Details details) {
				requests.sockets(id, null, details.sockets());
			}
			else if (response instanceof ClassicResponse.Rooms rooms) {
				requests.rooms(id, null, rooms::rooms);
			}
			else if (response instanceof ClassicResponse.ServerSideAck ack) {
				requests.serverSideAck(id, null, ack.data());
			}
			else if (response instanceof ClassicResponse.ClientCount count) {
				requests.clientCount(id, null, count.clientCount());
			}
			else if (response instanceof ClassicResponse.ClientAck ack) {
				requests.clientAck(id, ack.packet());
			}
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
