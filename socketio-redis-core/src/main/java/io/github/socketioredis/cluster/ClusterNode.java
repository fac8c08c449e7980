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

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.protocol.codec.EventDataCodec;
import org.jspecify.annotations.Nullable;

/**
 * One server of the cluster: holds an adapter for each of its namespaces. Publishing
 * works at any time; messages of the other servers arrive between {@link #start} and
 * {@link #stop}, which may follow each other repeatedly. Thread-safe.
 *
 * @since 0.1.0
 */
public final class ClusterNode {

	private final AdapterFactory factory;

	private final EventDataCodec codec;

	private final Function<String, LocalNamespace> locals;

	private final ConcurrentMap<String, Member> members = new ConcurrentHashMap<>();

	private final SocketIOCluster cluster = new NodeNamespace.Root(this);

	private volatile boolean started;

	/**
	 * Creates a node.
	 * @param factory makes the adapters
	 * @param codec makes events of the application's objects
	 * @param locals gives the local sockets for the name of a namespace
	 */
	public ClusterNode(AdapterFactory factory, EventDataCodec codec, Function<String, LocalNamespace> locals) {
		this.factory = factory;
		this.codec = codec;
		this.locals = locals;
	}

	/**
	 * Returns the cluster as applications see it.
	 * @return the cluster
	 */
	public SocketIOCluster cluster() {
		return this.cluster;
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

	CompletableFuture<Void> ready(String namespace) {
		return member(namespace).ready();
	}

	EventDataCodec codec() {
		return this.codec;
	}

	private Member member(String namespace) {
		Member member = this.members.get(namespace);
		if (member == null) {
			member = this.members.computeIfAbsent(namespace,
					(name) -> new Member(this.factory.create(this.locals.apply(name))));
		}
		if (this.started) {
			member.start();
		}
		return member;
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
