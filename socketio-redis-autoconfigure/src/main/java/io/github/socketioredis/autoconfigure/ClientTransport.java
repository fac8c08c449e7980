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

import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.github.socketioredis.PublishException;
import io.github.socketioredis.Registration;
import io.github.socketioredis.transport.GapListener;
import io.github.socketioredis.transport.MessageListener;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.PublishState;
import io.github.socketioredis.transport.Subscription;
import io.github.socketioredis.transport.SubscriptionState;
import io.github.socketioredis.transport.Topic;
import io.github.socketioredis.transport.TransportStatistics;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * The transport on the clients of our connection factories, or in memory. When the
 * application context is stopped and started again, the factories make new clients, so
 * this makes a new transport. Before the first start it works already, for beans that
 * emit while the context is being built.
 */
final class ClientTransport implements PubSubTransport, SmartLifecycle {

	/**
	 * After the connection factories, and before what uses the transport.
	 */
	static final int PHASE = 1024;

	private final Supplier<PubSubTransport> factory;

	private final GapListeners gapListeners = new GapListeners();

	private volatile @Nullable PubSubTransport current;

	private volatile Instant idleSince = Instant.now();

	private boolean stopped;

	private boolean running;

	ClientTransport(Supplier<PubSubTransport> factory) {
		this.factory = factory;
	}

	@Override
	public CompletableFuture<Long> publish(Topic topic, byte[] message) {
		PubSubTransport transport = transport();
		if (transport == null) {
			return CompletableFuture.failedFuture(new PublishException("Not published to '" + topic.name()
					+ "': the application context is stopped; emit before it stops or after it has been started"));
		}
		return transport.publish(topic, message);
	}

	@Override
	public Subscription subscribe(Collection<Topic> topics, MessageListener listener) {
		PubSubTransport transport = transport();
		if (transport == null) {
			throw new IllegalStateException("The transport is closed: the application context is stopped");
		}
		return transport.subscribe(topics, listener);
	}

	@Override
	public CompletableFuture<Long> countSubscribers(Topic topic) {
		PubSubTransport transport = transport();
		if (transport == null) {
			return CompletableFuture.failedFuture(new PublishException(
					"The subscribers of '" + topic.name() + "' are not known: the application context is stopped"));
		}
		return transport.countSubscribers(topic);
	}

	/**
	 * Looking opens nothing: without a transport, nothing is wanted.
	 */
	@Override
	public SubscriptionState state() {
		PubSubTransport transport = this.current;
		return (transport != null) ? transport.state() : new SubscriptionState(0, 0, this.idleSince, null);
	}

	@Override
	public PublishState publishState() {
		PubSubTransport transport = this.current;
		return (transport != null) ? transport.publishState() : PublishState.UNKNOWN;
	}

	@Override
	public TransportStatistics statistics() {
		PubSubTransport transport = this.current;
		return (transport != null) ? transport.statistics() : TransportStatistics.NONE;
	}

	@Override
	public synchronized Registration onGap(GapListener listener) {
		return this.gapListeners.add(listener, this.current);
	}

	private @Nullable PubSubTransport transport() {
		PubSubTransport transport = this.current;
		return (transport != null) ? transport : open();
	}

	private synchronized @Nullable PubSubTransport open() {
		if (this.current == null && !this.stopped) {
			this.current = this.factory.get();
			this.gapListeners.attach(this.current);
		}
		return this.current;
	}

	@Override
	public synchronized void start() {
		this.stopped = false;
		this.running = true;
	}

	@Override
	public synchronized void stop() {
		this.running = false;
		this.stopped = true;
		PubSubTransport transport = this.current;
		this.current = null;
		this.idleSince = Instant.now();
		if (transport != null) {
			transport.close();
		}
	}

	@Override
	public void close() {
		stop();
	}

	@Override
	public synchronized boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
