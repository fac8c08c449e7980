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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;

import io.github.socketioredis.ClusterTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A question that every server answers once, with any number of items.
 *
 * @param <A> the type of the answers' items
 * @param <T> the type of the items for the caller
 * @param <R> the type of the result
 */
final class Gathering<A, T, R> extends PendingRequest<R> {

	private final Function<A, T> view;

	private final Function<List<T>, R> finisher;

	private final List<T> items = new ArrayList<>();

	Gathering(String name, Duration timeout, Executor callbacks, Function<A, T> view, Function<List<T>, R> finisher) {
		super(name, timeout, callbacks);
		this.view = view;
		this.finisher = finisher;
	}

	/**
	 * Takes the answer of a server in.
	 * @param uid the uid of its adapter; {@code null} if the answer does not tell
	 * @param answer the items
	 */
	synchronized void answer(@Nullable String uid, Collection<A> answer) {
		if (count(uid)) {
			answer.forEach((item) -> this.items.add(this.view.apply(item)));
			endIfComplete();
		}
	}

	@Override
	boolean isComplete() {
		return allServersAnswered();
	}

	@Override
	R result() {
		return this.finisher.apply(List.copyOf(this.items));
	}

	@Override
	ClusterTimeoutException timeout(Set<String> missingServers) {
		String message = "timeout reached: only " + servers() + " responses received out of "
				+ Math.max(expectedServers(), 0) + ": " + servers() + " of " + Math.max(expectedServers(), 0)
				+ " servers have answered " + name() + " within " + timeout().toMillis() + " ms";
		return new ClusterTimeoutException(message, Math.max(expectedServers(), 0), servers(), this.items,
				missingServers);
	}

}
