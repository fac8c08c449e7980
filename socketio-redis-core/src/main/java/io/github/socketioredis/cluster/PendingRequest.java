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
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;

import io.github.socketioredis.ClusterTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A question to the cluster that waits for answers. Ends when all have come, at its
 * deadline, when it fails, or when the caller cancels it. Its state is guarded by its
 * monitor.
 *
 * @param <R> the type of the result
 */
abstract class PendingRequest<R> {

	private static final int UNKNOWN = -1;

	private final String name;

	private final Duration timeout;

	private final Executor callbacks;

	private final CompletableFuture<R> future = new CompletableFuture<>();

	private volatile Runnable cleanUp = () -> {
	};

	private final Set<String> answered = new HashSet<>();

	private int expectedServers = UNKNOWN;

	private int servers;

	private boolean anonymous;

	private boolean ended;

	PendingRequest(String name, Duration timeout, Executor callbacks) {
		this.name = name;
		this.timeout = timeout;
		this.callbacks = callbacks;
	}

	final CompletableFuture<R> future() {
		return this.future;
	}

	/**
	 * Sets what has to be done when the request ends, before the caller gets to know.
	 * @param cleanUp may be called more than once
	 */
	final void cleanUp(Runnable cleanUp) {
		this.cleanUp = cleanUp;
		this.future.whenComplete((result, failure) -> cleanUp.run());
	}

	final Duration timeout() {
		return this.timeout;
	}

	final String name() {
		return this.name;
	}

	/**
	 * Sets how many servers are to answer.
	 * @param servers the number of servers
	 */
	final synchronized void expect(int servers) {
		this.expectedServers = servers;
		endIfComplete();
	}

	/**
	 * Counts the answer of a server.
	 * @param uid the uid of its adapter; {@code null} if the answer does not tell
	 * @return {@code false} if the server has answered before
	 */
	final boolean count(@Nullable String uid) {
		if (this.ended || (uid != null && !this.answered.add(uid))) {
			return false;
		}
		this.anonymous |= (uid == null);
		this.servers++;
		return true;
	}

	final int servers() {
		return this.servers;
	}

	final int expectedServers() {
		return this.expectedServers;
	}

	final boolean allServersAnswered() {
		return this.expectedServers != UNKNOWN && this.servers >= this.expectedServers;
	}

	/**
	 * Ends the request if nothing is waited for any more.
	 */
	final void endIfComplete() {
		if (!this.ended && isComplete()) {
			R result = result();
			end(() -> this.future.complete(result));
		}
	}

	/**
	 * Ends the request with what has come.
	 * @param peers the servers that have been heard of
	 * @param timeouts counts it, before the caller gets to know
	 */
	final synchronized void expire(Peers peers, LongAdder timeouts) {
		if (!this.ended) {
			timeouts.increment();
			int missing = Math.max(0, this.expectedServers - this.servers);
			ClusterTimeoutException failure = timeout(peers.missing(this.answered, this.anonymous, missing));
			end(() -> this.future.completeExceptionally(failure));
		}
	}

	final synchronized void fail(Throwable failure) {
		if (!this.ended) {
			Throwable cause = (failure instanceof CompletionException && failure.getCause() != null)
					? failure.getCause() : failure;
			end(() -> this.future.completeExceptionally(cause));
		}
	}

	private void end(Runnable completion) {
		this.ended = true;
		this.cleanUp.run();
		Callbacks.run(this.callbacks, completion);
	}

	/**
	 * Returns whether nothing is waited for any more. Called with the monitor held, as
	 * are the other methods.
	 * @return whether the request is complete
	 */
	abstract boolean isComplete();

	abstract R result();

	abstract ClusterTimeoutException timeout(Set<String> missingServers);

}
