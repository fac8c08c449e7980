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

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import io.github.socketioredis.transport.Topic;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.output.CommandOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import io.lettuce.core.protocol.ProtocolKeyword;
import io.lettuce.core.protocol.RedisCommand;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * A command that waits in the publisher's queue and then for its answer. It is settled
 * exactly once: Lettuce neither writes nor repeats a command that is done.
 */
abstract class PendingCommand implements RedisCommand<byte[], byte[], Long> {

	/**
	 * What a command weighs besides its bytes: about the memory of its objects.
	 */
	static final int OVERHEAD = 128;

	private static final AtomicIntegerFieldUpdater<PendingCommand> SETTLED = AtomicIntegerFieldUpdater
		.newUpdater(PendingCommand.class, "settled");

	private final BatchingPublisher publisher;

	private final Topic topic;

	private final CompletableFuture<Long> future;

	private final long enqueuedAt;

	private CommandOutput<byte[], byte[], Long> output = new LongOutput();

	private volatile int settled;

	private volatile boolean written;

	private volatile boolean returned;

	private final int slot;

	private volatile @Nullable PublishLane lane;

	private long position;

	PendingCommand(BatchingPublisher publisher, Topic topic, int slot) {
		this(publisher, topic, slot, System.nanoTime());
	}

	PendingCommand(BatchingPublisher publisher, Topic topic, int slot, long enqueuedAt) {
		this.publisher = publisher;
		this.topic = topic;
		this.slot = slot;
		this.future = new CompletableFuture<>();
		this.enqueuedAt = enqueuedAt;
	}

	PendingCommand(PendingCommand other) {
		this.publisher = other.publisher;
		this.topic = other.topic;
		this.slot = other.slot;
		this.future = other.future;
		this.enqueuedAt = other.enqueuedAt;
		this.position = other.position;
	}

	final Topic topic() {
		return this.topic;
	}

	final BatchingPublisher publisher() {
		return this.publisher;
	}

	final long enqueuedAt() {
		return this.enqueuedAt;
	}

	final CompletableFuture<Long> future() {
		return this.future;
	}

	/**
	 * Returns how long the command has waited.
	 * @param now the current time
	 * @param earliest the time from which waiting counts at the earliest
	 * @return nanoseconds
	 */
	final long ageNanos(long now, long earliest) {
		return now - ((this.enqueuedAt - earliest > 0) ? this.enqueuedAt : earliest);
	}

	/**
	 * Returns the place in the order of writing.
	 * @return a number that grows from command to command
	 */
	final long position() {
		return this.position;
	}

	final void position(long position) {
		this.position = position;
	}

	/**
	 * Marks the command as settled.
	 * @return whether it was not before
	 */
	final boolean settle() {
		return SETTLED.compareAndSet(this, 0, 1);
	}

	/**
	 * Returns the slot of the channel.
	 * @return a slot of the topology
	 */
	final int slot() {
		return this.slot;
	}

	/**
	 * Returns the node that has to be asked, whoever owns the slot.
	 * @return the node; {@code null} for the owner of the slot
	 */
	@Nullable NodeAddress node() {
		return null;
	}

	/**
	 * Marks the command as handed to Lettuce; called before that.
	 * @param lane the lane that does it
	 */
	final void takeOff(PublishLane lane) {
		this.lane = lane;
	}

	/**
	 * Returns the lane that has handed the command to Lettuce.
	 * @return the lane, if it was handed over
	 */
	final @Nullable PublishLane lane() {
		return this.lane;
	}

	/**
	 * Returns whether the bytes of the command may have left.
	 * @return whether it has been written
	 */
	final boolean isWritten() {
		return this.written;
	}

	/**
	 * Returns whether Lettuce has given the command back without writing it.
	 * @return whether it came back
	 */
	final boolean isReturned() {
		return this.returned;
	}

	/**
	 * Returns a copy to be sent instead of this one, which nobody has written.
	 * @return a copy with the same future
	 */
	abstract PendingCommand renew();

	abstract void write(ByteBuf buffer);

	/**
	 * Returns how much of the bound the command takes.
	 * @return bytes
	 */
	abstract int weight();

	/**
	 * Returns what the command does, for error messages.
	 * @return the beginning of a sentence
	 */
	abstract String description();

	abstract CommandArgs<byte[], byte[]> newArgs();

	@Override
	public final CommandOutput<byte[], byte[], Long> getOutput() {
		return this.output;
	}

	@Override
	public final void setOutput(CommandOutput<byte[], byte[], Long> output) {
		this.output = output;
	}

	@Override
	public final void complete() {
		if (this.output.hasError()) {
			this.publisher.refused(this, this.output.getError());
		}
		else {
			this.publisher.answered(this, this.output.get());
		}
	}

	@Override
	public final boolean completeExceptionally(Throwable throwable) {
		return giveUp(Failures.describe(throwable));
	}

	@Override
	public final void cancel() {
		giveUp("the connection broke");
	}

	private boolean giveUp(String reason) {
		if (!this.written) {
			this.returned = true;
			return false;
		}
		return this.publisher.unconfirmed(this, reason);
	}

	@Override
	public final void encode(ByteBuf buffer) {
		this.written = true;
		write(buffer);
	}

	@Override
	public final boolean isCancelled() {
		return false;
	}

	@Override
	public final boolean isDone() {
		return this.settled != 0;
	}

	@Override
	public final CommandArgs<byte[], byte[]> getArgs() {
		return newArgs();
	}

	@Override
	public String toString() {
		return getType() + " " + this.topic.name();
	}

	/**
	 * PUBLISH or SPUBLISH.
	 */
	static final class Publish extends PendingCommand {

		private final byte[] message;

		Publish(BatchingPublisher publisher, Topic topic, int slot, byte[] message) {
			super(publisher, topic, slot);
			this.message = message;
		}

		private Publish(Publish other) {
			super(other);
			this.message = other.message;
		}

		@Override
		Publish renew() {
			return new Publish(this);
		}

		@Override
		int weight() {
			return OVERHEAD + topic().name().length() + this.message.length;
		}

		@Override
		String description() {
			return "The message to channel '" + topic().name() + "'";
		}

		@Override
		public ProtocolKeyword getType() {
			return (topic().kind() == Topic.Kind.SHARDED_CHANNEL) ? CommandType.SPUBLISH : CommandType.PUBLISH;
		}

		@Override
		void write(ByteBuf buffer) {
			RespWriter.publish(buffer, getType().getBytes(), topic().name(), this.message);
		}

		@Override
		CommandArgs<byte[], byte[]> newArgs() {
			return new CommandArgs<>(ByteArrayCodec.INSTANCE).addKey(topic().name().getBytes(StandardCharsets.UTF_8))
				.addValue(this.message);
		}

	}

	/**
	 * PUBSUB NUMSUB or PUBSUB SHARDNUMSUB.
	 */
	static final class Count extends PendingCommand {

		private final @Nullable NodeAddress node;

		Count(BatchingPublisher publisher, Topic topic, int slot) {
			super(publisher, topic, slot);
			this.node = null;
		}

		/**
		 * Creates a command that asks one node for its part.
		 * @param whole the command that asks all
		 * @param node the node
		 */
		Count(Count whole, NodeAddress node) {
			super(whole.publisher(), whole.topic(), whole.slot(), whole.enqueuedAt());
			this.node = node;
		}

		private Count(Count other) {
			super(other);
			this.node = other.node;
		}

		@Override
		@Nullable NodeAddress node() {
			return this.node;
		}

		@Override
		Count renew() {
			return new Count(this);
		}

		@Override
		int weight() {
			return OVERHEAD + topic().name().length();
		}

		@Override
		String description() {
			return "The subscribers of channel '" + topic().name() + "' are not known: the request";
		}

		@Override
		public ProtocolKeyword getType() {
			return CommandType.PUBSUB;
		}

		@Override
		void write(ByteBuf buffer) {
			RespWriter.count(buffer, topic());
		}

		@Override
		CommandArgs<byte[], byte[]> newArgs() {
			return new CommandArgs<>(ByteArrayCodec.INSTANCE).add(RespWriter.countSubcommand(topic()))
				.addKey(topic().name().getBytes(StandardCharsets.UTF_8));
		}

	}

}
