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

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.socketioredis.protocol.ClassicChannels;
import io.github.socketioredis.protocol.ClassicRequest;
import io.github.socketioredis.protocol.ClassicResponse;
import io.github.socketioredis.protocol.MalformedMessageException;
import io.github.socketioredis.protocol.codec.ClassicCodec;
import io.github.socketioredis.transport.MessageListener;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.Subscription;
import io.github.socketioredis.transport.SubscriptionState;
import io.github.socketioredis.transport.Topic;
import org.jspecify.annotations.Nullable;

/**
 * A transport behind which there are other servers, as many as it is told, which say what
 * a test makes them say. Keeps nothing but the last request.
 */
final class ScriptedPeers implements PubSubTransport {

	private static final ClassicChannels CHANNELS = new ClassicChannels("socket.io", "/");

	private final ClassicCodec codec;

	private final int subscribers;

	private final List<Member> members = new CopyOnWriteArrayList<>();

	private @Nullable ClassicRequest last;

	ScriptedPeers(ClassicCodec codec, int subscribers) {
		this.codec = codec;
		this.subscribers = subscribers;
	}

	/**
	 * Returns the request that was published last, once; {@code null} if there was none
	 * since.
	 */
	synchronized @Nullable ClassicRequest takeRequest() {
		ClassicRequest request = this.last;
		this.last = null;
		return request;
	}

	/**
	 * Sends a response to all, or to one server alone.
	 */
	void respond(@Nullable String uid, ClassicResponse response) {
		String channel = (uid != null) ? CHANNELS.response(uid) : CHANNELS.response();
		byte[] message = this.codec.encode(response);
		this.members.forEach((member) -> member.receive(channel, message));
	}

	@Override
	public CompletableFuture<Long> publish(Topic topic, byte[] message) {
		try {
			ClassicRequest request = this.codec.decodeRequest(message);
			synchronized (this) {
				this.last = request;
			}
			return CompletableFuture.completedFuture((long) this.subscribers);
		}
		catch (MalformedMessageException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	@Override
	public Subscription subscribe(Collection<Topic> topics, MessageListener listener) {
		Member member = new Member(Set.copyOf(topics), listener);
		this.members.add(member);
		return member;
	}

	@Override
	public CompletableFuture<Long> countSubscribers(Topic topic) {
		return CompletableFuture.completedFuture((topic.kind() == Topic.Kind.CHANNEL) ? this.subscribers : 0L);
	}

	@Override
	public SubscriptionState state() {
		return new SubscriptionState(0, 0, Instant.EPOCH, null);
	}

	@Override
	public void close() {
		this.members.clear();
	}

	private final class Member implements Subscription {

		private final Set<Topic> topics;

		private final MessageListener listener;

		Member(Set<Topic> topics, MessageListener listener) {
			this.topics = topics;
			this.listener = listener;
		}

		synchronized void receive(String channel, byte[] message) {
			if (this.topics.contains(Topic.channel(channel)) && this.listener.accepts(channel)) {
				this.listener.onMessage(channel, message);
			}
		}

		@Override
		public CompletableFuture<Void> add(Topic topic) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void remove(Topic topic) {
			throw new UnsupportedOperationException();
		}

		@Override
		public CompletableFuture<Void> confirmed() {
			return CompletableFuture.completedFuture(null);
		}

		@Override
		public SubscriptionState state() {
			return ScriptedPeers.this.state();
		}

		@Override
		public void close() {
			ScriptedPeers.this.members.remove(this);
		}

	}

}
