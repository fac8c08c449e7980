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

package io.github.socketioredis.autoconfigure.actuate;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.transport.MessageListener;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.PublishState;
import io.github.socketioredis.transport.Subscription;
import io.github.socketioredis.transport.SubscriptionState;
import io.github.socketioredis.transport.Topic;

/**
 * A transport that does nothing and is in the state that a test wants.
 *
 * @param state of the subscriptions
 * @param publishState of publishing
 */
record StubTransport(SubscriptionState state, PublishState publishState) implements PubSubTransport {

	@Override
	public CompletableFuture<Long> publish(Topic topic, byte[] message) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Subscription subscribe(Collection<Topic> topics, MessageListener listener) {
		throw new UnsupportedOperationException();
	}

	@Override
	public CompletableFuture<Long> countSubscribers(Topic topic) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void close() {
	}

}
