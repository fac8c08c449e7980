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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import io.github.socketioredis.PublishException;
import io.github.socketioredis.transport.Topic;
import io.lettuce.core.api.StatefulConnection;
import org.jspecify.annotations.Nullable;

/**
 * Publishes through one connection. Callers put commands into a queue; one task at a time
 * takes what has queued, writes it and flushes once, so that a single message is not
 * delayed and many share a flush.
 * <p>
 * Two bounds hold: the bytes of all commands that wait for the connection or for an
 * answer, and the age of those that wait for the connection. An answer that takes as long
 * as that age means that the connection is dead; it is replaced, and what was in flight
 * fails, since nobody knows whether Redis got it.
 */
final class BatchingPublisher implements ConnectionKeeper.Owner<StatefulConnection<byte[], byte[]>> {

	private static final int MAX_BATCH = 128;

	private static final int MAX_BATCHES_A_RUN = 64;

	private static final long RETRY_MILLIS = 20;

	/**
	 * What Lettuce may hold at once; the rest waits here, where it survives a broken
	 * connection.
	 */
	private static final long WINDOW_BYTES = 512L * 1024;

	private final LettuceTransportOptions options;

	private final ScheduledExecutorService executor;

	private final Executor callbackExecutor;

	private final TransportCounters counters;

	private final OutageLog outage;

	private final ConnectionKeeper<StatefulConnection<byte[], byte[]>> keeper;

	private final WaitingCommands waiting = new WaitingCommands();

	private final AtomicLong pendingBytes = new AtomicLong();

	private final AtomicLong inFlightBytes = new AtomicLong();

	private final AtomicBoolean scheduled = new AtomicBoolean();

	private volatile boolean windowFull;

	private volatile boolean closed;

	private final Deque<Batch> inFlight = new ArrayDeque<>();

	private @Nullable StatefulConnection<byte[], byte[]> connection;

	private boolean ageCheckScheduled;

	private boolean attempted;

	private long attemptedAt;

	BatchingPublisher(Connector<? extends StatefulConnection<byte[], byte[]>> connector,
			LettuceTransportOptions options, TransportTimings timings, ScheduledExecutorService executor,
			Executor callbackExecutor, TransportCounters counters, OutageLog outage) {
		this.options = options;
		this.executor = executor;
		this.callbackExecutor = callbackExecutor;
		this.counters = counters;
		this.outage = outage;
		this.keeper = new ConnectionKeeper<>(() -> connector.connect().thenApply((made) -> made), executor, timings,
				this);
	}

	CompletableFuture<Long> publish(Topic topic, byte[] message) {
		return enqueue(new PendingCommand.Publish(this, topic, message));
	}

	CompletableFuture<Long> count(Topic topic) {
		return enqueue(new PendingCommand.Count(this, topic));
	}

	private CompletableFuture<Long> enqueue(PendingCommand command) {
		int weight = command.weight();
		if (this.pendingBytes.addAndGet(weight) > this.options.publishMaxBytes()) {
			fail(command, this.counters.publishOverflowed, " was not sent: more than " + this.options.publishMaxBytes()
					+ " bytes are waiting for Redis (publishMaxBytes)");
			return command.future();
		}
		this.waiting.offer(command);
		if (this.closed) {
			failClosed(command);
		}
		else {
			this.keeper.open();
			scheduleDrain();
		}
		return command.future();
	}

	long pendingBytes() {
		return this.pendingBytes.get();
	}

	long inFlightBytes() {
		return this.inFlightBytes.get();
	}

	private void scheduleDrain() {
		if (!this.scheduled.get() && this.scheduled.compareAndSet(false, true)) {
			try {
				this.executor.execute(this::drain);
			}
			catch (RejectedExecutionException ex) {
				failQueued();
			}
		}
	}

	private void drain() {
		this.scheduled.set(false);
		forgetAnswered();
		int batches = 0;
		while (this.connection != null && writeBatch(this.connection)) {
			if (++batches == MAX_BATCHES_A_RUN) {
				scheduleDrain();
				break;
			}
		}
		scheduleAgeCheck();
	}

	private boolean writeBatch(StatefulConnection<byte[], byte[]> current) {
		List<PendingCommand> commands = nextBatch(System.nanoTime());
		if (commands.isEmpty()) {
			return false;
		}
		this.inFlight.add(new Batch(commands, System.nanoTime()));
		try {
			current.dispatch(commands);
		}
		catch (RuntimeException ex) {
			this.keeper.replace(current, Failures.describe(ex));
			return false;
		}
		if (commands.stream().allMatch(PendingCommand::isReturned)) {
			this.inFlight.removeLast();
			takeBack(commands, "Lettuce did not accept it");
			this.executor.schedule(this::scheduleDrain, RETRY_MILLIS, TimeUnit.MILLISECONDS);
			return false;
		}
		return true;
	}

	private List<PendingCommand> nextBatch(long now) {
		List<PendingCommand> commands = new ArrayList<>();
		while (commands.size() < MAX_BATCH && hasRoomInWindow()) {
			PendingCommand command = this.waiting.poll();
			if (command == null) {
				break;
			}
			if (age(command, now) > this.options.publishMaxAge().toNanos()) {
				expire(command, now);
			}
			else if (!command.isDone()) {
				command.takeOff();
				this.inFlightBytes.addAndGet(command.weight());
				commands.add(command);
			}
		}
		return commands;
	}

	private boolean hasRoomInWindow() {
		if (this.inFlightBytes.get() < WINDOW_BYTES) {
			return true;
		}
		this.windowFull = true;
		return this.inFlightBytes.get() < WINDOW_BYTES;
	}

	private void forgetAnswered() {
		for (Batch batch = this.inFlight.peek(); batch != null && batch.isOver(); batch = this.inFlight.peek()) {
			this.inFlight.remove();
			takeBack(batch.commands(), "Lettuce gave it back");
		}
	}

	/*
	 * A command that was written may have been executed; one that was not goes back to
	 * where it came from.
	 */
	private void takeBack(List<PendingCommand> commands, String reason) {
		List<PendingCommand> unwritten = new ArrayList<>();
		for (PendingCommand command : commands) {
			if (command.isDone()) {
				continue;
			}
			if (command.isWritten()) {
				unconfirmed(command, reason);
			}
			else if (command.settle()) {
				this.inFlightBytes.addAndGet(-command.weight());
				unwritten.add(command.renew());
			}
		}
		this.waiting.putBack(unwritten);
	}

	private long age(PendingCommand command, long now) {
		return this.attempted ? command.ageNanos(now, this.attemptedAt) : 0;
	}

	private void scheduleAgeCheck() {
		PendingCommand oldest = this.waiting.peek();
		Batch unanswered = this.inFlight.peek();
		if (this.ageCheckScheduled || (oldest == null && unanswered == null)) {
			return;
		}
		long now = System.nanoTime();
		long age = Math.max((oldest != null) ? age(oldest, now) : 0,
				(unanswered != null) ? now - unanswered.writtenAt() : 0);
		this.ageCheckScheduled = true;
		this.executor.schedule(this::checkAge,
				Math.max(this.options.publishMaxAge().toNanos() - age, TimeUnit.MILLISECONDS.toNanos(1)),
				TimeUnit.NANOSECONDS);
	}

	private void checkAge() {
		this.ageCheckScheduled = false;
		forgetAnswered();
		long now = System.nanoTime();
		long maxAge = this.options.publishMaxAge().toNanos();
		for (PendingCommand oldest = this.waiting.peek(); oldest != null
				&& age(oldest, now) >= maxAge; oldest = this.waiting.peek()) {
			this.waiting.poll();
			expire(oldest, now);
		}
		Batch unanswered = this.inFlight.peek();
		if (this.connection != null && unanswered != null && now - unanswered.writtenAt() >= maxAge) {
			this.keeper.replace(this.connection, "no answer to a message within " + this.options.publishMaxAge());
		}
		scheduleAgeCheck();
	}

	@Override
	public void connected(StatefulConnection<byte[], byte[]> made) {
		this.connection = made;
		noteAttempt();
		this.outage.end(OutageLog.Part.PUBLISHING);
		drain();
	}

	@Override
	public void disconnected(String reason, boolean silent) {
		this.connection = null;
		noteAttempt();
		this.outage.begin(OutageLog.Part.PUBLISHING, reason);
		List<PendingCommand> commands = new ArrayList<>();
		this.inFlight.forEach((batch) -> commands.addAll(batch.commands()));
		this.inFlight.clear();
		if (silent) {
			takeBack(commands, reason);
		}
		else {
			commands.forEach((command) -> unconfirmed(command, reason));
		}
		scheduleAgeCheck();
	}

	/*
	 * Starting up is no outage: messages do not age while the first connection is being
	 * made.
	 */
	private void noteAttempt() {
		if (!this.attempted) {
			this.attempted = true;
			this.attemptedAt = System.nanoTime();
		}
	}

	/**
	 * Fails what waits and closes the connection.
	 * @return completes when the connection is closed
	 */
	CompletableFuture<Void> close() {
		this.closed = true;
		failQueued();
		this.connection = null;
		CompletableFuture<Void> result = this.keeper.close();
		this.inFlight.forEach(
				(batch) -> batch.commands().forEach((command) -> unconfirmed(command, "the transport was closed")));
		this.inFlight.clear();
		return result;
	}

	private void failQueued() {
		for (PendingCommand command = this.waiting.poll(); command != null; command = this.waiting.poll()) {
			failClosed(command);
		}
	}

	void answered(PendingCommand command, long value) {
		if (command.settle()) {
			release(command);
			if (command instanceof PendingCommand.Publish) {
				this.counters.published.increment();
			}
			Completions.complete(command.future(), value, this.callbackExecutor);
		}
	}

	void refused(PendingCommand command, String error) {
		fail(command, this.counters.publishRefused, " was refused by Redis: " + error);
	}

	boolean unconfirmed(PendingCommand command, String reason) {
		return fail(command, this.counters.publishUnconfirmed,
				" may or may not have been delivered, Redis did not confirm it: " + reason);
	}

	private void expire(PendingCommand command, long now) {
		long age = TimeUnit.NANOSECONDS.toMillis(age(command, now));
		fail(command, this.counters.publishExpired, " was not sent: it has waited " + age
				+ " ms for the connection to Redis, more than " + this.options.publishMaxAge() + " (publishMaxAge)");
	}

	private void failClosed(PendingCommand command) {
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
		int weight = command.weight();
		this.pendingBytes.addAndGet(-weight);
		if (command.inFlight() && this.inFlightBytes.addAndGet(-weight) < WINDOW_BYTES / 2 && this.windowFull) {
			this.windowFull = false;
			scheduleDrain();
		}
	}

}
