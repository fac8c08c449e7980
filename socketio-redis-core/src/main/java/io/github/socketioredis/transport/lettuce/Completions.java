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

package io.github.socketioredis.transport.lettuce;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.Nullable;

/**
 * Completes futures so that the code that depends on them does not run on the client's
 * I/O thread.
 */
final class Completions {

	private Completions() {
	}

	static <T> void complete(CompletableFuture<T> future, @Nullable T value, Executor executor) {
		run(future, () -> future.complete(value), executor);
	}

	static void fail(CompletableFuture<?> future, Throwable failure, Executor executor) {
		run(future, () -> future.completeExceptionally(failure), executor);
	}

	private static void run(CompletableFuture<?> future, Runnable completion, Executor executor) {
		if (future.getNumberOfDependents() == 0) {
			completion.run();
			return;
		}
		try {
			executor.execute(completion);
		}
		catch (RejectedExecutionException ex) {
			completion.run();
		}
	}

}
