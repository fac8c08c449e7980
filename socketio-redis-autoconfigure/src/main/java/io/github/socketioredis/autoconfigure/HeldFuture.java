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

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;

/**
 * The future of a message that waits for a transaction to commit. Whoever waits for it
 * within the transaction would wait for ever, and is told so.
 *
 * @param <T> the type of the result
 */
final class HeldFuture<T> extends CompletableFuture<T> {

	private final BooleanSupplier heldByThisThread;

	HeldFuture(BooleanSupplier heldByThisThread) {
		this.heldByThisThread = heldByThisThread;
	}

	@Override
	public <U> CompletableFuture<U> newIncompleteFuture() {
		return new HeldFuture<>(this.heldByThisThread);
	}

	@Override
	public T get() throws InterruptedException, ExecutionException {
		checkNotHeld();
		return super.get();
	}

	@Override
	public T join() {
		checkNotHeld();
		return super.join();
	}

	private void checkNotHeld() {
		if (!isDone() && this.heldByThisThread.getAsBoolean()) {
			throw new IllegalStateException("The message is published when the transaction of this thread commits "
					+ "('socketio.redis.emitter.after-commit'), so waiting for it here would not end; go on with "
					+ "whenComplete, or wait after the transaction");
		}
	}

}
