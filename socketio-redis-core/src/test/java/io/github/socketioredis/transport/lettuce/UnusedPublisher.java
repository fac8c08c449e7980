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
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import io.github.socketioredis.transport.Topic;

/**
 * Makes commands for tests that don't send them.
 */
final class UnusedPublisher implements AutoCloseable {

	private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();

	private final BatchingPublisher publisher = new BatchingPublisher(
			new SingleServer(UnusedPublisher::notNeeded, UnusedPublisher::notNeeded),
			LettuceTransportOptions.defaults(), TestClient.FAST, this.executor, Runnable::run, new TransportCounters(),
			new OutageLog());

	PendingCommand command(Topic topic, int slot, long position) {
		PendingCommand command = new PendingCommand.Publish(this.publisher, topic, slot, new byte[0]);
		command.position(position);
		return command;
	}

	private static <C> CompletableFuture<C> notNeeded() {
		throw new IllegalStateException("not needed");
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
