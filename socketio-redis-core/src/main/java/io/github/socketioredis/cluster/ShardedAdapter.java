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
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.github.socketioredis.Acknowledgements;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.ClassicChannels;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.MalformedMessageException;
import io.github.socketioredis.protocol.ShardedChannels;
import io.github.socketioredis.protocol.ShardedMessage;
import io.github.socketioredis.protocol.SocketDetails;
import io.github.socketioredis.protocol.SocketSelector;
import io.github.socketioredis.protocol.codec.SenderTest;
import io.github.socketioredis.protocol.codec.ShardedCodec;
import io.github.socketioredis.transport.MessageListener;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.Subscription;
import io.github.socketioredis.transport.Topic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The adapter of one namespace in the sharded protocol. What is asked of it happens to
 * the local sockets at once and is then published; its own messages, which come back from
 * Redis, are ignored.
 */
final class ShardedAdapter extends AbstractPubSubAdapter {

	private static final Logger logger = LoggerFactory.getLogger(ShardedAdapter.class);

	private final ShardedCodec codec;

	private final ShardedOptions options;

	private final ShardedChannels channels;

	private final String ownChannel;

	private final SenderTest own;

	private final ShardedMessageHandler handler;

	private final DropLog drops;

	private volatile @Nullable RoomChannels rooms;

	ShardedAdapter(AdapterContext context, PubSubTransport transport, ShardedCodec codec, ShardedOptions options) {
		super(context, transport, Uid::sharded, options.requestsTimeout());
		this.drops = new DropLog(logger, context.counters());
		this.codec = codec;
		this.options = options;
		this.channels = new ShardedChannels(options.channelPrefix(), local().name(), options.subscriptionMode());
		this.ownChannel = this.channels.server(uid());
		this.own = codec.sender(uid(), local().name());
		this.handler = new ShardedMessageHandler(context, uid(), requests(), options.requestsTimeout(),
				(asker, response) -> publish(this.channels.server(asker), response));
	}

	@Override
	public CompletableFuture<Void> start() {
		Topic ownTopic = Topic.shardedChannel(this.ownChannel);
		Subscription subscription = subscribe(List.of(Topic.shardedChannel(this.channels.namespace()), ownTopic),
				new Listener());
		CompletableFuture<Void> confirmed = subscription.confirmed();
		this.rooms = RoomChannels.open(local(), this.channels, ownTopic, subscription);
		confirmed.thenRun(this::lookForClassicServers);
		return confirmed;
	}

	private void lookForClassicServers() {
		String prefix = this.options.channelPrefix();
		String namespace = local().name();
		OtherProtocol.lookFor(transport(), Topic.channel(new ClassicChannels(prefix, namespace).request()), "sharded",
				"classic", prefix, namespace);
	}

	@Override
	public CompletableFuture<Long> broadcastToOthers(EventData data, SocketSelector target, BroadcastFlags flags) {
		return publish(this.channels.broadcast(target.rooms()),
				new ShardedMessage.Broadcast(uid(), local().name(), null, data, target, flags));
	}

	@Override
	public CompletableFuture<Long> socketsJoin(SocketSelector target, boolean local, Set<String> rooms) {
		local().join(target, rooms);
		if (local) {
			List<String> joined = rooms.stream().filter(local()::hasRoom).toList();
			return confirmed(joined).thenApply((nothing) -> 0L);
		}
		return publish(new ShardedMessage.SocketsJoin(uid(), local().name(), target, rooms));
	}

	@Override
	public CompletableFuture<Long> socketsLeave(SocketSelector target, boolean local, Set<String> rooms) {
		local().leave(target, rooms);
		return local ? CompletableFuture.completedFuture(0L)
				: publish(new ShardedMessage.SocketsLeave(uid(), local().name(), target, rooms));
	}

	@Override
	public CompletableFuture<Long> disconnectSockets(SocketSelector target, boolean local, boolean close) {
		local().disconnect(target, close);
		return local ? CompletableFuture.completedFuture(0L)
				: publish(new ShardedMessage.DisconnectSockets(uid(), local().name(), target, close));
	}

	@Override
	public CompletableFuture<Void> confirmed(Collection<String> rooms) {
		RoomChannels channels = this.rooms;
		return (channels != null) ? channels.confirmed(rooms) : CompletableFuture
			.failedFuture(new IllegalStateException("The server has not joined the cluster, so it hears of no room"));
	}

	@Override
	public CompletableFuture<Acknowledgements> broadcastWithAck(EventData data, SocketSelector target,
			BroadcastFlags flags) {
		Duration timeout = timeout(flags);
		BroadcastFlags published = flags.withTimeout(timeout.toMillis());
		return requests().broadcast(data, target, flags, timeout, (requestId) -> publish(
				new ShardedMessage.Broadcast(uid(), local().name(), requestId, data, target, published)));
	}

	@Override
	public <T> CompletableFuture<List<T>> fetchSockets(SocketSelector target, BroadcastFlags flags,
			Function<SocketDetails, T> view) {
		return requests().fetchSockets(target, flags.local(), timeout(flags), view,
				(requestId) -> askForSockets(requestId, target));
	}

	private CompletableFuture<Long> askForSockets(String requestId, SocketSelector target) {
		return publish(new ShardedMessage.FetchSockets(uid(), local().name(), requestId, target));
	}

	@Override
	public CompletableFuture<Long> serverSideEmit(EventData data) {
		return publish(new ShardedMessage.ServerSideEmit(uid(), local().name(), null, data));
	}

	@Override
	public CompletableFuture<Acknowledgements> serverSideEmitWithAck(EventData data, @Nullable Duration timeout) {
		return requests().serverSideEmit(timeout(timeout),
				(requestId) -> publish(new ShardedMessage.ServerSideEmit(uid(), local().name(), requestId, data)));
	}

	@Override
	Topic countedBy() {
		return Topic.shardedChannel(this.channels.namespace());
	}

	@Override
	public CompletableFuture<Set<String>> allRooms() {
		return requests().allRooms(this.options.requestsTimeout(),
				(requestId) -> askForSockets(requestId, SocketSelector.all()));
	}

	@Override
	public void close() {
		RoomChannels rooms = this.rooms;
		if (rooms != null) {
			rooms.close();
		}
		super.close();
	}

	private CompletableFuture<Long> publish(ShardedMessage message) {
		return publish(this.channels.namespace(), message);
	}

	private CompletableFuture<Long> publish(String channel, ShardedMessage message) {
		return transport().publish(Topic.shardedChannel(channel), this.codec.encode(message));
	}

	/**
	 * Hears the other servers.
	 */
	private final class Listener implements MessageListener {

		@Override
		public boolean accepts(String channel) {
			if (channel.equals(ShardedAdapter.this.channels.namespace())) {
				return true;
			}
			if (channel.equals(ShardedAdapter.this.ownChannel)) {
				return !requests().isIdle();
			}
			return local().hasRoom(ShardedAdapter.this.channels.roomOf(channel));
		}

		@Override
		public void onMessage(String channel, byte[] message) {
			if (ShardedAdapter.this.own.matches(message)) {
				return;
			}
			try {
				ShardedMessage decoded = ShardedAdapter.this.codec.decode(message);
				if (decoded == null) {
					logger.debug("A message of unknown type from channel '{}' is ignored", channel);
				}
				else if (channel.equals(ShardedAdapter.this.ownChannel)) {
					ShardedAdapter.this.handler.handleResponse(decoded);
				}
				else {
					ShardedAdapter.this.handler.handle(decoded);
				}
			}
			catch (MalformedMessageException ex) {
				ShardedAdapter.this.drops.dropped(channel, ex);
			}
		}

	}

}
