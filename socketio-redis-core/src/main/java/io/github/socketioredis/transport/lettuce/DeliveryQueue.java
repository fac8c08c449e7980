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

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.github.socketioredis.transport.MessageListener;
import io.github.socketioredis.transport.TransportTimer;
import io.github.socketioredis.support.RateLimitedLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands messages to one listener, one at a time and in order, on the threads of an
 * executor. Never blocks the thread that offers a message. What the listener does not
 * accept is dropped at once if nothing is waiting; else when its turn comes, because the
 * messages before it may change what is accepted.
 */
final class DeliveryQueue {

	/**
	 * What a message weighs besides its bytes: about the memory of its objects.
	 */
	static final int OVERHEAD = 128;

	private static final int MAX_MESSAGES_A_RUN = 256;

	private static final Logger logger = LoggerFactory.getLogger(LettuceTransport.class);

	private final MessageListener listener;

	private final Executor executor;

	private final long maxBytes;

	private final TransportCounters counters;

	private final TransportTimer timer;

	private final Queue<Message> queue = new ConcurrentLinkedQueue<>();

	private final AtomicLong bytes = new AtomicLong();

	private final AtomicInteger pending = new AtomicInteger();

	private final RateLimitedLog overflowLog = new RateLimitedLog();

	private final RateLimitedLog failureLog = new RateLimitedLog();

	private volatile boolean closed;

	DeliveryQueue(MessageListener listener, Executor executor, long maxBytes, TransportCounters counters) {
		this(listener, executor, maxBytes, counters, TransportTimer.NONE);
	}

	DeliveryQueue(MessageListener listener, Executor executor, long maxBytes, TransportCounters counters,
			TransportTimer timer) {
		this.listener = listener;
		this.executor = executor;
		this.maxBytes = maxBytes;
		this.counters = counters;
		this.timer = timer;
	}

	void offer(String channel, byte[] body) {
		if (this.closed || (this.pending.get() == 0 && !accepts(channel))) {
			this.counters.rejected.increment();
			return;
		}
		Message message = new Message(channel, body, now());
		if (this.bytes.addAndGet(message.weight()) > this.maxBytes) {
			this.bytes.addAndGet(-message.weight());
			overflow(channel);
			return;
		}
		this.queue.offer(message);
		if (this.pending.getAndIncrement() == 0) {
			schedule();
		}
	}

	private long now() {
		return (this.timer != TransportTimer.NONE) ? System.nanoTime() : 0;
	}

	private boolean accepts(String channel) {
		try {
			return this.listener.accepts(channel);
		}
		catch (Throwable ex) {
			failed(channel, ex);
			return false;
		}
	}

	private void overflow(String channel) {
		this.counters.dropped.increment();
		this.overflowLog.log((times) -> logger
			.warn("{} received messages were dropped, the last one of channel '{}': more than {} bytes are waiting for "
					+ "their listener (deliveryMaxBytes), which is too slow", times, channel, this.maxBytes));
	}

	private void schedule() {
		try {
			this.executor.execute(this::run);
		}
		catch (RejectedExecutionException ex) {
			refused(ex);
		}
	}

	private void refused(RejectedExecutionException failure) {
		int dropped = this.pending.get();
		do {
			for (int i = 0; i < dropped; i++) {
				poll();
				this.counters.dropped.increment();
			}
			dropped = this.pending.addAndGet(-dropped);
		}
		while (dropped != 0);
		if (!this.closed) {
			this.failureLog.log((times) -> logger.warn(
					"Received messages were dropped: the executor for listeners refuses tasks: {}",
					failure.toString()));
		}
	}

	private void run() {
		int available = Math.min(this.pending.get(), MAX_MESSAGES_A_RUN);
		for (int i = 0; i < available; i++) {
			Message message = poll();
			if (!this.closed) {
				handle(message);
			}
		}
		if (this.pending.addAndGet(-available) != 0) {
			schedule();
		}
	}

	private Message poll() {
		Message message = this.queue.remove();
		this.bytes.addAndGet(-message.weight());
		return message;
	}

	private void handle(Message message) {
		if (!accepts(message.channel())) {
			this.counters.rejected.increment();
			return;
		}
		this.counters.delivered.increment();
		if (this.timer != TransportTimer.NONE) {
			this.timer.delivered(now() - message.receivedAt());
		}
		try {
			this.listener.onMessage(message.channel(), message.body());
		}
		catch (Throwable ex) {
			failed(message.channel(), ex);
		}
	}

	private void failed(String channel, Throwable failure) {
		this.counters.listenerFailures.increment();
		this.failureLog
			.log((times) -> logger.error("A listener failed {} times, the last time with a message of channel '{}'",
					times, channel, failure));
	}

	/**
	 * Drops what has not been handled yet and what may still be offered.
	 */
	void close() {
		this.closed = true;
	}

	private record Message(String channel, byte[] body, long receivedAt) {

		long weight() {
			return (long) OVERHEAD + this.channel.length() + this.body.length;
		}

	}

}
