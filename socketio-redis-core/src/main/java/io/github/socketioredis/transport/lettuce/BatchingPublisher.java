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

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.socketioredis.transport.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Publishes. Callers put commands into a queue; one task at a time passes them on to the
 * {@linkplain PublishLane lanes} of the nodes that they belong to.
 * <p>
 * Two bounds hold: the bytes of all commands that wait for a connection or for an answer,
 * and the age of those that wait for a connection. An answer that takes as long as that
 * age means that the connection is dead; it is replaced, and what was in flight fails,
 * since nobody knows whether Redis got it.
 */
final class BatchingPublisher implements SlotHolds.Exit {

	private static final int MAX_ROUTED_A_RUN = 8192;

	private static final long RETRY_MILLIS = 20;

	private static final long HELD_MILLIS = 10;

	/**
	 * How long a slot that has got another owner rests, so that the subscribers can
	 * follow it there and what the former owner passes on is not overtaken.
	 */
	private static final long SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

	private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

	private final LettuceTransportOptions options;

	private final TransportTimings timings;

	private final ScheduledExecutorService executor;

	private final Executor callbackExecutor;

	private final PublishOutcomes outcomes;

	private final TransportCounters counters;

	private final OutageLog outage;

	private final Topology topology;

	private final Queue<PendingCommand> inbox = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean opened = new AtomicBoolean();

	private final AtomicBoolean scheduled = new AtomicBoolean();

	private volatile boolean closed;

	private final Map<NodeAddress, PublishLane> lanes = new HashMap<>();

	private final Set<PublishLane> broken = new HashSet<>();

	private final SlotHolds holds = new SlotHolds();

	private long position;

	private boolean ageCheckScheduled;

	private boolean drainLaterScheduled;

	private final Patience patience = new Patience();

	BatchingPublisher(Topology topology, LettuceTransportOptions options, TransportTimings timings,
			ScheduledExecutorService executor, Executor callbackExecutor, TransportCounters counters,
			OutageLog outage) {
		this.topology = topology;
		this.options = options;
		this.timings = timings;
		this.executor = executor;
		this.callbackExecutor = callbackExecutor;
		this.counters = counters;
		this.outcomes = new PublishOutcomes(options, counters, callbackExecutor);
		this.outage = outage;
	}

	CompletableFuture<Long> publish(Topic topic, byte[] message) {
		return enqueue(new PendingCommand.Publish(this, topic, slot(topic), message));
	}

	CompletableFuture<Long> count(Topic topic) {
		return enqueue(new PendingCommand.Count(this, topic, slot(topic)));
	}

	private int slot(Topic topic) {
		return (topic.kind() == Topic.Kind.SHARDED_CHANNEL) ? this.topology.slot(topic.name()) : Topology.ANY_SLOT;
	}

	private CompletableFuture<Long> enqueue(PendingCommand command) {
		if (!this.outcomes.accept(command)) {
			return command.future();
		}
		this.inbox.offer(command);
		if (this.closed) {
			this.outcomes.closed(command);
		}
		else {
			if (!this.opened.get() && this.opened.compareAndSet(false, true)) {
				this.outage.publishing();
				this.topology.open();
			}
			scheduleDrain();
		}
		return command.future();
	}

	long pendingBytes() {
		return this.outcomes.pendingBytes();
	}

	/**
	 * Returns how many bytes Lettuce holds; for tests.
	 * @return bytes
	 */
	long inFlightBytes() {
		return List.copyOf(this.lanes.values()).stream().mapToLong(PublishLane::inFlightBytes).sum();
	}

	void scheduleDrain() {
		if (!this.scheduled.get() && this.scheduled.compareAndSet(false, true)) {
			try {
				this.executor.execute(this::drain);
			}
			catch (RejectedExecutionException ex) {
				failInbox();
			}
		}
	}

	void drainLater() {
		drainLater(RETRY_MILLIS);
	}

	private void drainLater(long millis) {
		if (!this.drainLaterScheduled) {
			this.drainLaterScheduled = true;
			this.executor.schedule(() -> {
				this.drainLaterScheduled = false;
				scheduleDrain();
			}, millis, TimeUnit.MILLISECONDS);
		}
	}

	private void drain() {
		this.scheduled.set(false);
		boolean more = routeInbox();
		if (!this.holds.isEmpty()) {
			this.lanes.values().forEach(PublishLane::forgetAnswered);
			this.holds.release(this);
		}
		for (PublishLane lane : this.lanes.values()) {
			more |= lane.drain();
		}
		if (more) {
			scheduleDrain();
		}
		if (!this.holds.isEmpty()) {
			drainLater(HELD_MILLIS);
		}
		scheduleAgeCheck();
	}

	private boolean routeInbox() {
		for (int i = 0; i < MAX_ROUTED_A_RUN; i++) {
			PendingCommand command = this.inbox.poll();
			if (command == null) {
				return false;
			}
			command.position(this.position++);
			route(command);
		}
		return true;
	}

	private void route(PendingCommand command) {
		if (command instanceof PendingCommand.Count count && isAskedOfAll(count)) {
			askAll(count);
			return;
		}
		NodeAddress node = (command.node() != null) ? command.node() : owner(command.slot());
		if (node != null && !this.holds.holds(command.slot())) {
			lane(node).waiting().offer(command);
		}
		else {
			this.holds.add(List.of(command));
		}
	}

	private @Nullable NodeAddress owner(int slot) {
		return this.topology.owner(slot);
	}

	private PublishLane lane(NodeAddress node) {
		PublishLane lane = this.lanes.get(node);
		if (lane == null) {
			lane = new PublishLane(node, this.topology.publisher(node), this, this.executor, this.timings);
			this.lanes.put(node, lane);
			lane.open();
		}
		return lane;
	}

	/*
	 * Each node of a cluster counts its own subscribers of a channel; those of a sharded
	 * channel are all at the owner of its slot.
	 */
	private boolean isAskedOfAll(PendingCommand.Count count) {
		return this.topology.isCluster() && count.topic().kind() == Topic.Kind.CHANNEL && count.node() == null
				&& !this.topology.nodes().isEmpty();
	}

	private void askAll(PendingCommand.Count count) {
		if (!this.outcomes.replaced(count)) {
			return;
		}
		List<CompletableFuture<Long>> answers = new ArrayList<>();
		for (NodeAddress node : this.topology.nodes()) {
			PendingCommand.Count part = new PendingCommand.Count(count, node);
			answers.add(part.future());
			if (this.outcomes.accept(part)) {
				lane(node).waiting().offer(part);
			}
		}
		CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).whenComplete((nothing, failure) -> {
			if (failure != null) {
				Completions.fail(count.future(), Failures.unwrap(failure), this.callbackExecutor);
			}
			else {
				long sum = answers.stream().mapToLong(CompletableFuture::join).sum();
				Completions.complete(count.future(), sum, this.callbackExecutor);
			}
		});
	}

	@Override
	public boolean isOpen(int slot) {
		return owner(slot) != null && this.lanes.values().stream().noneMatch((lane) -> lane.hasInFlight(slot));
	}

	@Override
	public void release(WaitingCommands commands) {
		for (PendingCommand command = commands.poll(); command != null; command = commands.poll()) {
			route(command);
		}
	}

	/**
	 * Takes back what is on its way to nodes that it does not belong to any more.
	 * @param moved the slots that have got another owner
	 */
	void topologyChanged(BitSet moved) {
		this.patience.attempted();
		moved.stream().forEach((slot) -> this.holds.hold(slot, SETTLE_NANOS));
		for (PublishLane lane : List.copyOf(this.lanes.values())) {
			boolean member = this.topology.isMember(lane.node());
			Collection<PendingCommand> strays = lane
				.take((command) -> !member || (command.node() == null && !lane.node().equals(owner(command.slot()))));
			if (!member) {
				this.lanes.remove(lane.node());
				strays.removeIf(this::answerForNobody);
				lane.close("its node has left the Redis Cluster");
				mended(lane);
			}
			this.holds.add(strays);
		}
		scheduleDrain();
	}

	private boolean answerForNobody(PendingCommand command) {
		if (command.node() != null) {
			this.outcomes.answered(command, 0);
		}
		return command.node() != null;
	}

	/**
	 * Nobody knows where to send anything.
	 * @param reason what happened
	 */
	void topologyUnknown(String reason) {
		if (this.opened.get()) {
			this.patience.attempted();
			scheduleAgeCheck();
			if (!this.holds.isEmpty()) {
				this.outage.begin(OutageLog.Part.TOPOLOGY, reason);
			}
		}
	}

	void topologyKnown() {
		this.outage.end(OutageLog.Part.TOPOLOGY);
	}

	void connected(PublishLane lane) {
		mended(lane);
		drain();
	}

	void reconnected() {
		this.counters.reconnects.increment();
	}

	void disconnected(PublishLane lane, String reason) {
		if (!this.closed && this.lanes.get(lane.node()) == lane) {
			this.broken.add(lane);
			this.outage.begin(OutageLog.Part.PUBLISHING, reason);
			this.topology.unreachable(lane.node());
			scheduleAgeCheck();
		}
	}

	private void mended(PublishLane lane) {
		this.broken.remove(lane);
		if (this.broken.isEmpty()) {
			this.outage.end(OutageLog.Part.PUBLISHING);
		}
	}

	private List<WaitingCommands> waiting() {
		List<WaitingCommands> result = new ArrayList<>(this.holds.commands());
		this.lanes.values().forEach((lane) -> result.add(lane.waiting()));
		return result;
	}

	private void scheduleAgeCheck() {
		if (this.ageCheckScheduled
				|| (this.holds.isEmpty() && this.lanes.values().stream().allMatch(PublishLane::isIdle))) {
			return;
		}
		long now = System.nanoTime();
		long age = 0;
		for (PublishLane lane : this.lanes.values()) {
			age = Math.max(age, Math.max(lane.patience().oldestNanos(lane.waiting(), now), lane.unansweredNanos(now)));
		}
		for (WaitingCommands held : this.holds.commands()) {
			age = Math.max(age, this.patience.oldestNanos(held, now));
		}
		this.ageCheckScheduled = true;
		this.executor.schedule(this::checkAge,
				Math.max(this.options.publishMaxAge().toNanos() - age, TimeUnit.MILLISECONDS.toNanos(1)),
				TimeUnit.NANOSECONDS);
	}

	private void checkAge() {
		this.ageCheckScheduled = false;
		long now = System.nanoTime();
		this.holds.commands().forEach((held) -> expireOldest(held, this.patience, now));
		for (PublishLane lane : List.copyOf(this.lanes.values())) {
			expireOldest(lane.waiting(), lane.patience(), now);
			lane.forgetAnswered();
			if (lane.unansweredNanos(now) >= this.options.publishMaxAge().toNanos()) {
				lane.replace("no answer to a message within " + this.options.publishMaxAge());
			}
		}
		scheduleAgeCheck();
	}

	private void expireOldest(WaitingCommands commands, Patience patience, long now) {
		for (PendingCommand oldest = commands.peek(); oldest != null
				&& expire(oldest, patience, now); oldest = commands.peek()) {
			commands.poll();
		}
	}

	/**
	 * Fails a command that has waited too long.
	 * @param command the command
	 * @param patience tells how long
	 * @param now the current time
	 * @return whether it has
	 */
	boolean expire(PendingCommand command, Patience patience, long now) {
		long age = patience.ageNanos(command, now);
		if (age < this.options.publishMaxAge().toNanos()) {
			return false;
		}
		this.outcomes.expired(command, age);
		return true;
	}

	/**
	 * Fails what waits and closes the connections.
	 * @return completes when the connections are closed
	 */
	CompletableFuture<Void> close() {
		this.closed = true;
		failInbox();
		for (WaitingCommands commands : waiting()) {
			for (PendingCommand command = commands.poll(); command != null; command = commands.poll()) {
				this.outcomes.closed(command);
			}
		}
		return CompletableFuture.allOf(this.lanes.values()
			.stream()
			.map((lane) -> lane.close("the transport was closed"))
			.toArray(CompletableFuture[]::new));
	}

	private void failInbox() {
		for (PendingCommand command = this.inbox.poll(); command != null; command = this.inbox.poll()) {
			this.outcomes.closed(command);
		}
	}

	void answered(PendingCommand command, long value) {
		this.outcomes.answered(command, value);
	}

	void refused(PendingCommand command, String error) {
		if (RedisError.isTemporary(error) || (this.topology.isCluster() && RedisError.isMoved(error))) {
			try {
				this.executor.execute(() -> redirect(command, error));
				return;
			}
			catch (RejectedExecutionException ex) {
				// closed: there is no later
			}
		}
		this.outcomes.refused(command, error);
	}

	private void redirect(PendingCommand command, String error) {
		PublishLane lane = command.lane();
		if (lane == null || this.closed || !command.settle()) {
			return;
		}
		lane.landed(command);
		this.holds.hold(command.slot(), RedisError.isMoved(error) ? SETTLE_NANOS : PATIENCE_NANOS);
		this.holds.add(List.of(command.renew()));
		NodeAddress owner = RedisError.movedTo(error, lane.node());
		if (owner != null) {
			this.topology.moved(command.slot(), owner);
		}
		else {
			this.topology.refresh();
		}
		scheduleDrain();
	}

	boolean unconfirmed(PendingCommand command, String reason) {
		return this.outcomes.unconfirmed(command, reason);
	}

}
