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

package io.github.socketioredis.autoconfigure;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.Registration;
import io.github.socketioredis.transport.GapListener;
import io.github.socketioredis.transport.MessageListener;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.PublishState;
import io.github.socketioredis.transport.Subscription;
import io.github.socketioredis.transport.SubscriptionState;
import io.github.socketioredis.transport.Topic;
import io.github.socketioredis.transport.TransportStatistics;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps what is published within a Spring transaction until that commits, and drops it
 * when it is rolled back. Without a transaction, messages are published at once. It knows
 * the transactions of threads, not reactive ones.
 */
final class AfterCommitTransport implements PubSubTransport {

	private final PubSubTransport transport;

	AfterCommitTransport(PubSubTransport transport) {
		this.transport = transport;
	}

	@Override
	public CompletableFuture<Long> publish(Topic topic, byte[] message) {
		if (!TransactionSynchronizationManager.isActualTransactionActive()
				|| !TransactionSynchronizationManager.isSynchronizationActive()) {
			return this.transport.publish(topic, message);
		}
		return held().publish(topic, message);
	}

	private HeldMessages held() {
		for (TransactionSynchronization known : TransactionSynchronizationManager.getSynchronizations()) {
			if (known instanceof HeldMessages held && held.isFor(this.transport)) {
				return held;
			}
		}
		HeldMessages held = new HeldMessages(this.transport);
		TransactionSynchronizationManager.registerSynchronization(held);
		return held;
	}

	@Override
	public Subscription subscribe(Collection<Topic> topics, MessageListener listener) {
		return this.transport.subscribe(topics, listener);
	}

	@Override
	public CompletableFuture<Long> countSubscribers(Topic topic) {
		return this.transport.countSubscribers(topic);
	}

	@Override
	public SubscriptionState state() {
		return this.transport.state();
	}

	@Override
	public PublishState publishState() {
		return this.transport.publishState();
	}

	@Override
	public Registration onGap(GapListener listener) {
		return this.transport.onGap(listener);
	}

	@Override
	public TransportStatistics statistics() {
		return this.transport.statistics();
	}

	@Override
	public void close() {
		this.transport.close();
	}

}
