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

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import io.github.socketioredis.PublishException;
import io.github.socketioredis.transport.TransportTimer;

/**
 * Settles commands, each once: completes their futures, counts, and gives back the room
 * that they took. Thread-safe.
 */
final class PublishOutcomes {

	private final LettuceTransportOptions options;

	private final TransportCounters counters;

	private final TransportTimer timer;

	private final Executor callbackExecutor;

	private final AtomicLong pendingBytes = new AtomicLong();

	PublishOutcomes(LettuceTransportOptions options, TransportCounters counters, Executor callbackExecutor) {
		this.options = options;
		this.timer = options.timer();
		this.counters = counters;
		this.callbackExecutor = callbackExecutor;
	}

	/**
	 * Makes room for a command.
	 * @param command the command, which fails if there is none
	 * @return whether there is room
	 */
	boolean accept(PendingCommand command) {
		if (this.pendingBytes.addAndGet(command.weight()) > this.options.publishMaxBytes()) {
			fail(command, this.counters.publishOverflowed, " was not sent: more than " + this.options.publishMaxBytes()
					+ " bytes are waiting for Redis (publishMaxBytes)");
			return false;
		}
		return true;
	}

	long pendingBytes() {
		return this.pendingBytes.get();
	}

	void answered(PendingCommand command, long value) {
		if (command.settle()) {
			release(command);
			if (command instanceof PendingCommand.Publish) {
				this.counters.published.increment();
				if (this.timer != TransportTimer.NONE) {
					this.timer.published(System.nanoTime() - command.enqueuedAt());
				}
			}
			Completions.complete(command.future(), value, this.callbackExecutor);
		}
	}

	/**
	 * Others do what the command was to do.
	 * @param command the command, whose future they complete
	 * @return whether it was not settled before
	 */
	boolean replaced(PendingCommand command) {
		if (command.settle()) {
			release(command);
			return true;
		}
		return false;
	}

	void refused(PendingCommand command, String error) {
		fail(command, this.counters.publishRefused, " was refused by Redis: " + error);
	}

	boolean unconfirmed(PendingCommand command, String reason) {
		return fail(command, this.counters.publishUnconfirmed,
				" may or may not have been delivered, Redis did not confirm it: " + reason);
	}

	void expired(PendingCommand command, long ageNanos) {
		fail(command, this.counters.publishExpired,
				" was not sent: it has waited " + TimeUnit.NANOSECONDS.toMillis(ageNanos)
						+ " ms for the connection to Redis, more than " + this.options.publishMaxAge()
						+ " (publishMaxAge)");
	}

	void closed(PendingCommand command) {
		fail(command, this.counters.publishClosed, " was not sent: the transport is closed");
	}

	private boolean fail(PendingCommand command, LongAdder counter, String problem) {
		if (!command.settle()) {
			return false;
		}
		release(command);
		counter.increment();
		Completions.fail(command.future(), new PublishException(command.description() + problem),
				this.callbackExecutor);
		return true;
	}

	private void release(PendingCommand command) {
		this.pendingBytes.addAndGet(-command.weight());
		PublishLane lane = command.lane();
		if (lane != null) {
			lane.landed(command);
		}
	}

}
