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

package io.github.socketioredis.transport.lettuce;

import io.github.socketioredis.transport.Topic;

/**
 * A topic at a node: what is wanted there and what the node's connection knows. A topic
 * whose node changes leaves a placement behind at the former one until that has let go of
 * it. Guarded by the lock of the {@link SubscriptionManager}.
 */
final class Placement {

	/**
	 * What the current connection knows.
	 */
	enum Wire {

		NONE, SUBSCRIBING, SUBSCRIBED, UNSUBSCRIBING

	}

	private final TopicEntry entry;

	private final SubscriberNode node;

	private Wire wire = Wire.NONE;

	private int failures;

	private int chunkLimit = SubscribeOperation.MAX_TOPICS;

	Placement(TopicEntry entry, SubscriberNode node) {
		this.entry = entry;
		this.node = node;
		node.placed(1);
	}

	TopicEntry entry() {
		return this.entry;
	}

	Topic topic() {
		return this.entry.topic();
	}

	SubscriberNode node() {
		return this.node;
	}

	Wire wire() {
		return this.wire;
	}

	/**
	 * Sets what the connection knows; only the {@link TopicEntry} does, which keeps
	 * count.
	 * @param wire what it knows
	 */
	void wire(Wire wire) {
		this.wire = wire;
	}

	boolean isWanted() {
		return this.entry.isWanted() && this.entry.placement() == this;
	}

	/**
	 * Returns whether the connection is as wished.
	 * @return whether nothing has to be sent
	 */
	boolean isSettled() {
		return this.wire == (isWanted() ? Wire.SUBSCRIBED : Wire.NONE);
	}

	/**
	 * Returns whether an answer of Redis is waited for.
	 * @return whether nothing may be sent for the topic
	 */
	boolean isUnderWay() {
		return this.wire == Wire.SUBSCRIBING || this.wire == Wire.UNSUBSCRIBING;
	}

	int chunkLimit() {
		return this.chunkLimit;
	}

	int failures() {
		return this.failures;
	}

	void failed(int chunkLimit) {
		this.failures++;
		this.chunkLimit = chunkLimit;
	}

	void resetFailures() {
		this.failures = 0;
		this.chunkLimit = SubscribeOperation.MAX_TOPICS;
	}

}
