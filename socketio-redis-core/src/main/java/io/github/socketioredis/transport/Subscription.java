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

import java.util.concurrent.CompletableFuture;

/**
 * A set of topics whose messages go to one listener in order. The set may change; it is
 * kept subscribed, whatever happens to the connection, until the subscription is closed.
 * Thread-safe; no method blocks.
 *
 * @since 0.1.0
 */
public interface Subscription extends AutoCloseable {

	/**
	 * Adds a topic. Nothing happens if it is there already.
	 * @param topic the topic
	 * @return a future that completes when Redis has confirmed the topic; exceptionally
	 * if the topic is removed or the subscription closed before
	 */
	CompletableFuture<Void> add(Topic topic);

	/**
	 * Removes a topic. Nothing happens if it is not there.
	 * @param topic the topic
	 */
	void remove(Topic topic);

	/**
	 * Completes when every topic that is in the set now has been confirmed once by Redis.
	 * @return a future
	 */
	CompletableFuture<Void> confirmed();

	/**
	 * Returns how many topics are wanted and how many Redis has confirmed on the current
	 * connection.
	 * @return the state at this moment
	 */
	SubscriptionState state();

	/**
	 * Removes all topics. Messages that have not been handled yet are dropped.
	 */
	@Override
	void close();

}
