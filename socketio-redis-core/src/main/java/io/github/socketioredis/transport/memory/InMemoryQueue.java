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

package io.github.socketioredis.transport.memory;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import io.github.socketioredis.support.RateLimitedLog;
import io.github.socketioredis.transport.MessageListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the messages of a subscription to its listener, one at a time and in order. The
 * listener is asked what it accepts only on its own thread: whoever publishes may hold
 * locks that it needs.
 */
final class InMemoryQueue {

	/**
	 * What a message weighs besides its bytes: about the memory of its objects.
	 */
	static final int OVERHEAD = 128;

	private static final int MAX_MESSAGES_A_RUN = 256;

	private static final Logger logger = LoggerFactory.getLogger(InMemoryPubSub.class);

	private final MessageListener listener;

	private final Executor executor;

	private final long maxBytes;

	private final InMemoryCounters counters;

	private final RateLimitedLog overflowLog = new RateLimitedLog();

	private final RateLimitedLog failureLog = new RateLimitedLog();

	private final Queue<Message> messages = new ArrayDeque<>();

	private long bytes;

	private boolean scheduled;

	private boolean closed;

	InMemoryQueue(MessageListener listener, Executor executor, long maxBytes, InMemoryCounters counters) {
		this.listener = listener;
		this.executor = executor;
		this.maxBytes = maxBytes;
		this.counters = counters;
	}

	/**
	 * Adds a message.
	 * @param channel the channel that it was published to
	 * @param body its bytes
	 * @return whether the caller has to {@linkplain #schedule() schedule} the queue
	 */
	synchronized boolean offer(String channel, byte[] body) {
		if (this.closed) {
			this.counters.rejected.increment();
			return false;
		}
		Message message = new Message(channel, body);
		if (this.bytes + message.weight() > this.maxBytes) {
			overflow(channel);
			return false;
		}
		this.bytes += message.weight();
		this.messages.add(message);
		boolean idle = !this.scheduled;
		this.scheduled = true;
		return idle;
	}

	private void overflow(String channel) {
		this.counters.dropped.increment();
		this.overflowLog.log((times) -> logger
			.warn("{} messages were dropped, the last one of channel '{}': more than {} bytes are waiting for their "
					+ "listener, which is too slow", times, channel, this.maxBytes));
	}

	void schedule() {
		try {
			this.executor.execute(this::run);
		}
		catch (RejectedExecutionException ex) {
			refused(ex);
		}
	}

	private synchronized void refused(RejectedExecutionException failure) {
		this.counters.dropped.add(this.messages.size());
		discard();
		this.scheduled = false;
		if (!this.closed) {
			this.failureLog.log((times) -> logger
				.warn("Messages were dropped: the executor for listeners refuses " + "tasks: {}", failure.toString()));
		}
	}

	private void run() {
		for (int i = 0; i < MAX_MESSAGES_A_RUN; i++) {
			Message message = poll();
			if (message == null) {
				return;
			}
			handle(message);
		}
		schedule();
	}

	private synchronized @Nullable Message poll() {
		Message message = this.messages.poll();
		if (message == null) {
			this.scheduled = false;
			return null;
		}
		this.bytes -= message.weight();
		return message;
	}

	private void handle(Message message) {
		try {
			if (this.listener.accepts(message.channel())) {
				this.counters.delivered.increment();
				this.listener.onMessage(message.channel(), message.body());
			}
			else {
				this.counters.rejected.increment();
			}
		}
		catch (Throwable ex) {
			this.counters.listenerFailures.increment();
			this.failureLog
				.log((times) -> logger.error("A listener failed {} times, the last time with a message of channel '{}'",
						times, message.channel(), ex));
		}
	}

	/**
	 * Drops what has not been handled yet and what may still be offered.
	 */
	synchronized void close() {
		this.closed = true;
		discard();
	}

	private void discard() {
		this.messages.clear();
		this.bytes = 0;
	}

	private record Message(String channel, byte[] body) {

		long weight() {
			return (long) OVERHEAD + this.channel.length() + this.body.length;
		}

	}

}
