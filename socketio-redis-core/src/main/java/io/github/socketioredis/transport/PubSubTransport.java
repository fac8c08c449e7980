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

package io.github.socketioredis.transport;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.Registration;

/**
 * Publishes and subscribes. Thread-safe; no method blocks.
 *
 * @since 0.1.0
 */
public interface PubSubTransport extends AutoCloseable {

	/**
	 * Publishes a message. Messages of one thread to one topic keep their order. While
	 * the connection is being renewed, messages wait in order, within bounds of bytes and
	 * age.
	 * @param topic a channel or sharded channel
	 * @param message the message; must not be modified afterwards
	 * @return the number of subscribers that Redis says it reached; completes
	 * exceptionally with a {@link io.github.socketioredis.PublishException} if the
	 * message was not published, or may not have been
	 * @throws IllegalArgumentException if the topic is a pattern
	 */
	CompletableFuture<Long> publish(Topic topic, byte[] message);

	/**
	 * Subscribes to topics.
	 * @param topics the topics; may be empty
	 * @param listener gets their messages
	 * @return the subscription, which is not yet confirmed
	 * @throws IllegalStateException if the transport is closed
	 */
	Subscription subscribe(Collection<Topic> topics, MessageListener listener);

	/**
	 * Counts the subscribers of a channel, in a Redis Cluster over all nodes that may
	 * have some.
	 * @param topic a channel or sharded channel
	 * @return the number of subscribers
	 */
	CompletableFuture<Long> countSubscribers(Topic topic);

	/**
	 * Returns the state of all subscriptions together.
	 * @return the state at this moment
	 */
	SubscriptionState state();

	/**
	 * Returns what is known about publishing, without asking Redis.
	 * @return the state at this moment; {@link PublishState#UNKNOWN} from a transport
	 * that does not tell
	 */
	default PublishState publishState() {
		return PublishState.UNKNOWN;
	}

	/**
	 * Registers a listener for gaps.
	 * @param listener hears of gaps; if there is one now, of its beginning at once
	 * @return removes the listener
	 */
	default Registration onGap(GapListener listener) {
		return () -> {
		};
	}

	/**
	 * Returns what was counted since the transport was created.
	 * @return the counts at this moment
	 */
	default TransportStatistics statistics() {
		return TransportStatistics.NONE;
	}

	/**
	 * Closes the connections. Queued messages fail, subscriptions end.
	 */
	@Override
	void close();

}
