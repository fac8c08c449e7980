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

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import io.github.socketioredis.HandlerInterceptor;
import io.github.socketioredis.OnServerSideEvent;
import io.github.socketioredis.Registration;
import io.github.socketioredis.protocol.codec.EventDataCodec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One server of the cluster: holds an adapter for each of its namespaces. Publishing
 * works at any time; messages of the other servers arrive between {@link #start} and
 * {@link #stop}, which may follow each other repeatedly. Thread-safe.
 *
 * @since 0.1.0
 */
public final class ClusterNode {

	private final AdapterFactory factory;

	private final JsonMapper mapper;

	private final EventDataCodec codec;

	private final Function<String, LocalNamespace> locals;

	private final ConcurrentMap<String, Member> members = new ConcurrentHashMap<>();

	private final ConcurrentMap<String, ServerSideEvents> events = new ConcurrentHashMap<>();

	private final Executor executor;

	private final HandlerInterceptor handlers;

	private final ClusterCounters counters = new ClusterCounters();

	private volatile boolean started;

	/**
	 * Creates a node.
	 * @param factory makes the adapters
	 * @param mapper reads and writes the application's objects
	 * @param locals gives the local sockets for the name of a namespace
	 * @param executor runs the application's listeners and what depends on its futures,
	 * on as many threads as may block at once; {@code null} for daemon threads of the
	 * node's own
	 * @param handlers stands around the listeners of server-side events
	 */
	public ClusterNode(AdapterFactory factory, JsonMapper mapper, Function<String, LocalNamespace> locals,
			@Nullable Executor executor, HandlerInterceptor handlers) {
		this.factory = factory;
		this.mapper = mapper;
		this.codec = new EventDataCodec(mapper);
		this.locals = locals;
		this.executor = (executor != null) ? executor : ClusterThreads.create();
		this.handlers = handlers;
	}

	/**
	 * Starts the adapters of these namespaces, and from now on that of each namespace
	 * that is first used.
	 * @param namespaces the names of the namespaces
	 * @return a future that completes when all subscriptions are confirmed
	 */
	public CompletableFuture<Void> start(Collection<String> namespaces) {
		this.started = true;
		namespaces.forEach(this::member);
		this.members.keySet().forEach(this::member);
		return CompletableFuture
			.allOf(this.members.values().stream().map(Member::ready).toArray(CompletableFuture[]::new));
	}

	/**
	 * Closes all adapters.
	 */
	public void stop() {
		this.started = false;
		this.members.values().removeIf((member) -> {
			member.adapter.close();
			return true;
		});
	}

	/**
	 * Returns the adapter of a namespace.
	 * @param namespace the name of the namespace, with its slash
	 * @return the adapter
	 */
	public NamespaceAdapter adapter(String namespace) {
		return member(namespace).adapter;
	}

	/**
	 * Returns the adapter of a namespace if there is one. Other than
	 * {@link #adapter(String)} this makes none.
	 * @param namespace the name of the namespace, with its slash
	 * @return the adapter; {@code null} if the namespace has not been used
	 */
	public @Nullable NamespaceAdapter findAdapter(String namespace) {
		Member member = this.members.get(namespace);
		return (member != null) ? member.adapter : null;
	}

	/**
	 * Returns how many questions to other servers wait for answers.
	 * @return the number of pending requests of all namespaces
	 */
	public int pendingRequests() {
		return this.members.values().stream().mapToInt((member) -> member.adapter.pendingRequests()).sum();
	}

	/**
	 * Returns numbers about what happens between the servers.
	 * @return the numbers since the node was made
	 */
	public ClusterStatistics statistics() {
		return this.counters.snapshot();
	}

	/**
	 * Registers a method as a listener, as {@link OnServerSideEvent} describes it.
	 * @param bean the object to call it on
	 * @param method the method
	 * @param event the name of the event
	 * @param namespace the name of the namespace
	 * @return removes the listener
	 * @throws IllegalArgumentException if the parameters of the method are not as the
	 * annotation wants them
	 */
	public Registration register(Object bean, Method method, String event, String namespace) {
		return AnnotatedListener.register(this, bean, method, event, namespace);
	}

	ServerSideEvents serverSideEvents(String namespace) {
		return this.events.computeIfAbsent(namespace,
				(name) -> new ServerSideEvents(name, this.mapper, this.executor, this.handlers));
	}

	JsonMapper mapper() {
		return this.mapper;
	}

	CompletableFuture<Void> ready(String namespace) {
		return member(namespace).ready();
	}

	EventDataCodec codec() {
		return this.codec;
	}

	private Member member(String namespace) {
		Member member = this.members.get(namespace);
		if (member == null) {
			member = this.members.computeIfAbsent(namespace, (name) -> new Member(this.factory.create(context(name))));
		}
		if (this.started) {
			member.start();
		}
		return member;
	}

	private AdapterContext context(String namespace) {
		return new AdapterContext(this.locals.apply(namespace), serverSideEvents(namespace), this.executor, this.mapper,
				this.counters);
	}

	/**
	 * An adapter that is started once.
	 */
	private static final class Member {

		private final NamespaceAdapter adapter;

		private final CompletableFuture<Void> ready = new CompletableFuture<>();

		private final AtomicBoolean started = new AtomicBoolean();

		Member(NamespaceAdapter adapter) {
			this.adapter = adapter;
		}

		CompletableFuture<Void> ready() {
			return this.ready.copy();
		}

		void start() {
			if (!this.started.get() && this.started.compareAndSet(false, true)) {
				this.adapter.start().whenComplete(this::started);
			}
		}

		private void started(@Nullable Void nothing, @Nullable Throwable failure) {
			if (failure != null) {
				this.ready.completeExceptionally(failure);
			}
			else {
				this.ready.complete(null);
			}
		}

	}

}
