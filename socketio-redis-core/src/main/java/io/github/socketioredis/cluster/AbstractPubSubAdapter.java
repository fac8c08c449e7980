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
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.SocketSelector;
import io.github.socketioredis.transport.MessageListener;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.Subscription;
import io.github.socketioredis.transport.Topic;
import org.jspecify.annotations.Nullable;

/**
 * What the adapters of both protocols have in common: a namespace, a transport, questions
 * to the cluster, and one subscription while they are started.
 */
abstract class AbstractPubSubAdapter implements NamespaceAdapter {

	private final LocalNamespace local;

	private final PubSubTransport transport;

	private final Duration requestsTimeout;

	private final String uid;

	private final RequestEngine requests;

	private volatile @Nullable Subscription subscription;

	/**
	 * Creates an adapter.
	 * @param context what it knows of its server
	 * @param transport publishes and subscribes
	 * @param ids makes the uid of the adapter and ids of requests
	 * @param requestsTimeout how long answers are waited for unless a call says otherwise
	 */
	AbstractPubSubAdapter(AdapterContext context, PubSubTransport transport, Supplier<String> ids,
			Duration requestsTimeout) {
		this.local = context.local();
		this.transport = transport;
		this.requestsTimeout = requestsTimeout;
		this.uid = ids.get();
		this.requests = new RequestEngine(context, this.uid, ids, this::serverCount);
	}

	final LocalNamespace local() {
		return this.local;
	}

	final PubSubTransport transport() {
		return this.transport;
	}

	final String uid() {
		return this.uid;
	}

	final RequestEngine requests() {
		return this.requests;
	}

	final Subscription subscribe(Collection<Topic> topics, MessageListener listener) {
		Subscription subscription = this.transport.subscribe(topics, listener);
		this.subscription = subscription;
		return subscription;
	}

	/**
	 * Returns what each server of the namespace subscribes to, and nobody else.
	 * @return a channel or sharded channel
	 */
	abstract Topic countedBy();

	@Override
	public final CompletableFuture<Long> broadcast(EventData data, SocketSelector target, BroadcastFlags flags) {
		this.local.deliver(data, target, flags);
		return flags.local() ? CompletableFuture.completedFuture(0L) : broadcastToOthers(data, target, flags);
	}

	@Override
	public final CompletableFuture<Integer> serverCount() {
		return this.transport.countSubscribers(countedBy())
			.thenApply((count) -> (int) Math.max(1, Math.min(count, Integer.MAX_VALUE)));
	}

	@Override
	public final int pendingRequests() {
		return this.requests.size();
	}

	@Override
	public final List<PeerServer> peers() {
		return this.requests.peers().recent();
	}

	final Duration timeout(BroadcastFlags flags) {
		return (flags.timeout() != null) ? Duration.ofMillis(flags.timeout()) : this.requestsTimeout;
	}

	final Duration timeout(@Nullable Duration timeout) {
		return (timeout != null) ? timeout : this.requestsTimeout;
	}

	@Override
	public void close() {
		Subscription subscription = this.subscription;
		if (subscription != null) {
			subscription.close();
		}
		this.requests.close();
	}

}
