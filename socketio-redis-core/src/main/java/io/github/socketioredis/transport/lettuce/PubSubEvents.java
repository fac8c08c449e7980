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
import io.lettuce.core.pubsub.RedisPubSubListener;

/**
 * Passes on what one connection receives, on its I/O thread.
 */
final class PubSubEvents implements RedisPubSubListener<String, byte[]> {

	/**
	 * Gets the events of a connection.
	 */
	interface Receiver {

		void message(PubSubEvents source, Topic.Kind kind, String name, String channel, byte[] message);

		void acknowledged(PubSubEvents source, Topic.Kind kind, String name, boolean subscribed);

	}

	private final Receiver receiver;

	PubSubEvents(Receiver receiver) {
		this.receiver = receiver;
	}

	@Override
	public void message(String channel, byte[] message) {
		this.receiver.message(this, Topic.Kind.CHANNEL, channel, channel, message);
	}

	@Override
	public void message(String pattern, String channel, byte[] message) {
		this.receiver.message(this, Topic.Kind.PATTERN, pattern, channel, message);
	}

	@Override
	public void smessage(String shardChannel, byte[] message) {
		this.receiver.message(this, Topic.Kind.SHARDED_CHANNEL, shardChannel, shardChannel, message);
	}

	@Override
	public void subscribed(String channel, long count) {
		this.receiver.acknowledged(this, Topic.Kind.CHANNEL, channel, true);
	}

	@Override
	public void psubscribed(String pattern, long count) {
		this.receiver.acknowledged(this, Topic.Kind.PATTERN, pattern, true);
	}

	@Override
	public void ssubscribed(String channel, long count) {
		this.receiver.acknowledged(this, Topic.Kind.SHARDED_CHANNEL, channel, true);
	}

	@Override
	public void unsubscribed(String channel, long count) {
		this.receiver.acknowledged(this, Topic.Kind.CHANNEL, channel, false);
	}

	@Override
	public void punsubscribed(String pattern, long count) {
		this.receiver.acknowledged(this, Topic.Kind.PATTERN, pattern, false);
	}

	@Override
	public void sunsubscribed(String channel, long count) {
		this.receiver.acknowledged(this, Topic.Kind.SHARDED_CHANNEL, channel, false);
	}

}
