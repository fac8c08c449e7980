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

package io.github.socketioredis.emitter;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.socketioredis.transport.MessageListener;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.Subscription;
import io.github.socketioredis.transport.SubscriptionState;
import io.github.socketioredis.transport.Topic;

/**
 * Remembers what is published, and refuses everything that an emitter must not do.
 */
class RecordingTransport implements PubSubTransport {

	private final List<Published> messages = new CopyOnWriteArrayList<>();

	private boolean closed;

	@Override
	public CompletableFuture<Long> publish(Topic topic, byte[] message) {
		this.messages.add(new Published(topic, message));
		return CompletableFuture.completedFuture(7L);
	}

	@Override
	public Subscription subscribe(Collection<Topic> topics, MessageListener listener) {
		throw new AssertionError("An emitter subscribes to nothing");
	}

	@Override
	public CompletableFuture<Long> countSubscribers(Topic topic) {
		throw new AssertionError("An emitter counts nothing");
	}

	@Override
	public SubscriptionState state() {
		throw new AssertionError("An emitter subscribes to nothing");
	}

	@Override
	public void close() {
		this.closed = true;
	}

	boolean isClosed() {
		return this.closed;
	}

	List<Published> messages() {
		return this.messages;
	}

	Published only() {
		if (this.messages.size() != 1) {
			throw new AssertionError("Expected one message, but got " + this.messages);
		}
		return this.messages.get(0);
	}

	record Published(Topic topic, byte[] message) {

		String channel() {
			return this.topic.name();
		}

		String text() {
			return new String(this.message, StandardCharsets.UTF_8);
		}

	}

}
