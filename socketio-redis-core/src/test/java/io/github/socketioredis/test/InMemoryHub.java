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

package io.github.socketioredis.test;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import io.github.socketioredis.transport.MessageListener;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.Subscription;
import io.github.socketioredis.transport.SubscriptionState;
import io.github.socketioredis.transport.Topic;

/**
 * Stands in for Redis: a transport whose messages reach all its subscriptions at once, on
 * the publishing thread.
 */
public final class InMemoryHub implements PubSubTransport {

	private final List<Member> members = new CopyOnWriteArrayList<>();

	private final List<Message> published = new CopyOnWriteArrayList<>();

	/**
	 * Returns what has been published.
	 * @return the messages in order
	 */
	public List<Message> published() {
		return List.copyOf(this.published);
	}

	/**
	 * Returns how many topics are subscribed to.
	 * @return the number over all subscriptions
	 */
	public int topics() {
		return this.members.stream().mapToInt((member) -> member.topics.size()).sum();
	}

	/**
	 * Returns the names of the topics that are subscribed to.
	 * @return the names, each once
	 */
	public Set<String> topicNames() {
		return this.members.stream()
			.flatMap((member) -> member.topics.stream())
			.map(Topic::name)
			.collect(Collectors.toSet());
	}

	@Override
	public CompletableFuture<Long> publish(Topic topic, byte[] message) {
		this.published.add(new Message(topic.name(), message));
		long reached = 0;
		for (Member member : this.members) {
			reached += member.receive(topic, message) ? 1 : 0;
		}
		return CompletableFuture.completedFuture(reached);
	}

	@Override
	public Subscription subscribe(Collection<Topic> topics, MessageListener listener) {
		Member member = new Member(listener);
		member.topics.addAll(topics);
		this.members.add(member);
		return member;
	}

	@Override
	public CompletableFuture<Long> countSubscribers(Topic topic) {
		return CompletableFuture
			.completedFuture(this.members.stream().filter((member) -> member.topics.contains(topic)).count());
	}

	@Override
	public SubscriptionState state() {
		return new SubscriptionState(topics(), topics(), Instant.EPOCH, null);
	}

	@Override
	public void close() {
		this.members.clear();
	}

	/**
	 * A published message.
	 *
	 * @param channel the channel
	 * @param payload the bytes
	 */
	public record Message(String channel, byte[] payload) {
	}

	private final class Member implements Subscription {

		private final Set<Topic> topics = ConcurrentHashMap.newKeySet();

		private final MessageListener listener;

		Member(MessageListener listener) {
			this.listener = listener;
		}

		boolean receive(Topic published, byte[] message) {
			String channel = published.name();
			boolean matches = this.topics.contains(published) || (published.kind() == Topic.Kind.CHANNEL
					&& this.topics.stream().anyMatch((topic) -> matches(topic, channel)));
			if (matches && this.listener.accepts(channel)) {
				this.listener.onMessage(channel, message);
			}
			return matches;
		}

		private static boolean matches(Topic topic, String channel) {
			if (topic.kind() != Topic.Kind.PATTERN) {
				return false;
			}
			String prefix = topic.name().substring(0, topic.name().length() - 1);
			return channel.startsWith(prefix.replace("\\", ""));
		}

		@Override
		public CompletableFuture<Void> add(Topic topic) {
			this.topics.add(topic);
			return confirmed();
		}

		@Override
		public void remove(Topic topic) {
			this.topics.remove(topic);
		}

		@Override
		public CompletableFuture<Void> confirmed() {
			return CompletableFuture.completedFuture(null);
		}

		@Override
		public SubscriptionState state() {
			return new SubscriptionState(this.topics.size(), this.topics.size(), Instant.EPOCH, null);
		}

		@Override
		public void close() {
			InMemoryHub.this.members.remove(this);
		}

	}

}
