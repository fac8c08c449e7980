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
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

import io.lettuce.core.api.StatefulConnection;
import org.jspecify.annotations.Nullable;

/**
 * The connection through which is published to one node, and what waits for it. Takes
 * what has queued, writes it and flushes once, so that a single message is not delayed
 * and many share a flush. Confined to the transport's thread, except for what says
 * otherwise.
 */
final class PublishLane implements ConnectionKeeper.Owner<StatefulConnection<byte[], byte[]>> {

	private static final int MAX_BATCH = 128;

	private static final int MAX_BATCHES_A_RUN = 64;

	/**
	 * What Lettuce may hold at once; the rest waits here, where it survives a broken
	 * connection.
	 */
	private static final long WINDOW_BYTES = 512L * 1024;

	/**
	 * How long an answer may take before no more is written. What has been written will
	 * be executed whenever the node wakes up again, however late.
	 */
	private static final long STALLED_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

	private final NodeAddress node;

	private final BatchingPublisher publisher;

	private final ConnectionKeeper<StatefulConnection<byte[], byte[]>> keeper;

	private final WaitingCommands waiting = new WaitingCommands();

	private final Patience patience = new Patience();

	private final Deque<Batch> inFlight = new ArrayDeque<>();

	private final AtomicLong inFlightBytes = new AtomicLong();

	private volatile boolean windowFull;

	private @Nullable StatefulConnection<byte[], byte[]> connection;

	PublishLane(NodeAddress node, Connector<? extends StatefulConnection<byte[], byte[]>> connector,
			BatchingPublisher publisher, ScheduledExecutorService executor, TransportTimings timings) {
		this.node = node;
		this.publisher = publisher;
		this.keeper = new ConnectionKeeper<>(() -> connector.connect().thenApply((made) -> made), executor, timings,
				this);
	}

	NodeAddress node() {
		return this.node;
	}

	Patience patience() {
		return this.patience;
	}

	WaitingCommands waiting() {
		return this.waiting;
	}

	/**
	 * Connects if that has not been asked before. Called on any thread.
	 */
	void open() {
		this.keeper.open();
	}

	/**
	 * Writes what waits.
	 * @return whether there is more to write at once
	 */
	boolean drain() {
		forgetAnswered();
		int batches = 0;
		while (this.connection != null && writeBatch(this.connection)) {
			if (++batches == MAX_BATCHES_A_RUN) {
				return true;
			}
		}
		return false;
	}

	private boolean writeBatch(StatefulConnection<byte[], byte[]> current) {
		long now = System.nanoTime();
		if (unansweredNanos(now) > STALLED_NANOS) {
			this.publisher.drainLater();
			return false;
		}
		List<PendingCommand> commands = nextBatch(now);
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
			this.publisher.drainLater();
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
			if (!this.publisher.expire(command, this.patience, now) && !command.isDone()) {
				command.takeOff(this);
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

	void forgetAnswered() {
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
				this.publisher.unconfirmed(command, reason);
			}
			else if (command.settle()) {
				landed(command);
				unwritten.add(command.renew());
			}
		}
		this.waiting.putBack(unwritten);
	}

	/**
	 * A command that this lane has sent is over. Called on any thread.
	 * @param command the command
	 */
	void landed(PendingCommand command) {
		if (this.inFlightBytes.addAndGet(-command.weight()) < WINDOW_BYTES / 2 && this.windowFull) {
			this.windowFull = false;
			this.publisher.scheduleDrain();
		}
	}

	boolean hasInFlight(int slot) {
		for (Batch batch : this.inFlight) {
			for (PendingCommand command : batch.commands()) {
				if (command.slot() == slot && !command.isDone()) {
					return true;
				}
			}
		}
		return false;
	}

	/**
	 * Returns how long the oldest answer is missing.
	 * @param now the current time
	 * @return nanoseconds; 0 if nothing is in flight
	 */
	long unansweredNanos(long now) {
		Batch oldest = this.inFlight.peek();
		return (oldest != null) ? now - oldest.writtenAt() : 0;
	}

	boolean isIdle() {
		return this.waiting.isEmpty() && this.inFlight.isEmpty();
	}

	boolean isConnected() {
		return this.connection != null;
	}

	long inFlightBytes() {
		return this.inFlightBytes.get();
	}

	/**
	 * Gives up the connection, if there is one, and makes a new one.
	 * @param reason what happened
	 */
	void replace(String reason) {
		if (this.connection != null) {
			this.keeper.replace(this.connection, reason);
		}
	}

	/**
	 * Takes out what waits for the connection.
	 * @param condition which commands
	 * @return the commands
	 */
	Collection<PendingCommand> take(Predicate<PendingCommand> condition) {
		return this.waiting.take(condition);
	}

	@Override
	public void connected(StatefulConnection<byte[], byte[]> made) {
		this.connection = made;
		this.patience.attempted();
		this.publisher.connected(this);
	}

	@Override
	public void reconnected() {
		this.publisher.reconnected();
	}

	@Override
	public void disconnected(String reason, boolean silent) {
		this.connection = null;
		this.patience.attempted();
		List<PendingCommand> commands = new ArrayList<>();
		this.inFlight.forEach((batch) -> commands.addAll(batch.commands()));
		this.inFlight.clear();
		if (silent) {
			takeBack(commands, reason);
		}
		else {
			commands.forEach((command) -> this.publisher.unconfirmed(command, reason));
		}
		this.publisher.disconnected(this, reason);
	}

	/**
	 * Closes the connection for good. What is in flight fails.
	 * @param reason why
	 * @return completes when the connection is closed
	 */
	CompletableFuture<Void> close(String reason) {
		this.connection = null;
		CompletableFuture<Void> result = this.keeper.close();
		this.inFlight
			.forEach((batch) -> batch.commands().forEach((command) -> this.publisher.unconfirmed(command, reason)));
		this.inFlight.clear();
		return result;
	}

}
