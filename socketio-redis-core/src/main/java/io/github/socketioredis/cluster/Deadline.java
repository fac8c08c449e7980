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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Does something at a time unless it is cancelled before. Waits on the JDK's own timer,
 * so that nobody has to close it.
 */
final class Deadline {

	private final CompletableFuture<Boolean> expired = new CompletableFuture<>();

	private Deadline() {
	}

	static Deadline in(Duration time, Runnable action, Executor executor) {
		Deadline deadline = new Deadline();
		deadline.expired.thenAccept((expired) -> {
			if (expired) {
				Callbacks.run(executor, action);
			}
		});
		deadline.expired.completeOnTimeout(true, time.toMillis(), TimeUnit.MILLISECONDS);
		return deadline;
	}

	void cancel() {
		this.expired.complete(false);
	}

}
