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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.PublishException;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.Topic;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionSynchronization;

/**
 * The messages of one transaction, in order. Spring keeps it with the transaction, so it
 * is suspended and resumed with it. They are published after the commit; where another
 * synchronization has failed before, when the transaction completes.
 */
final class HeldMessages implements TransactionSynchronization {

	private static final long MAX_BYTES = 64L * 1024 * 1024;

	private final PubSubTransport transport;

	private final long maxBytes;

	private final List<Message> messages = new ArrayList<>();

	private final List<Savepoint> savepoints = new ArrayList<>();

	private long bytes;

	private volatile @Nullable Thread owner = Thread.currentThread();

	HeldMessages(PubSubTransport transport) {
		this(transport, MAX_BYTES);
	}

	HeldMessages(PubSubTransport transport, long maxBytes) {
		this.transport = transport;
		this.maxBytes = maxBytes;
	}

	boolean isFor(PubSubTransport transport) {
		return this.transport == transport;
	}

	/**
	 * Keeps a message, unless the transaction has committed already and other
	 * synchronizations are being told of it.
	 * @param topic where to publish it
	 * @param message the message
	 * @return completes when the message has been published, or dropped
	 */
	synchronized CompletableFuture<Long> publish(Topic topic, byte[] message) {
		if (this.owner == null) {
			return this.transport.publish(topic, message);
		}
		if (this.bytes + message.length > this.maxBytes) {
			return CompletableFuture.failedFuture(new PublishException("Not published to '" + topic.name()
					+ "': more than " + this.maxBytes + " bytes are waiting for the transaction to commit"));
		}
		this.bytes += message.length;
		Message held = new Message(topic, message, new HeldFuture<>(this::isHeldByThisThread));
		this.messages.add(held);
		return held.future();
	}

	private boolean isHeldByThisThread() {
		return this.owner == Thread.currentThread();
	}

	@Override
	public synchronized void savepoint(Object savepoint) {
		this.savepoints.add(new Savepoint(savepoint, this.messages.size()));
	}

	@Override
	public void savepointRollback(Object savepoint) {
		fail(take(firstAfter(savepoint)), "the transaction was rolled back to a savepoint");
	}

	/*
	 * A savepoint that is not known is older than the first message.
	 */
	private synchronized int firstAfter(Object savepoint) {
		for (int i = this.savepoints.size() - 1; i >= 0; i--) {
			if (this.savepoints.get(i).savepoint().equals(savepoint)) {
				this.savepoints.subList(i + 1, this.savepoints.size()).clear();
				return this.savepoints.get(i).first();
			}
		}
		return 0;
	}

	@Override
	public void afterCommit() {
		release();
	}

	@Override
	public void afterCompletion(int status) {
		if (status == STATUS_COMMITTED) {
			release();
			return;
		}
		this.owner = null;
		fail(take(0), (status == STATUS_ROLLED_BACK) ? "the transaction was rolled back"
				: "it is not known whether the transaction was committed");
	}

	private void release() {
		this.owner = null;
		take(0).forEach(this::publish);
	}

	private synchronized List<Message> take(int first) {
		List<Message> rest = this.messages.subList(Math.min(first, this.messages.size()), this.messages.size());
		List<Message> taken = List.copyOf(rest);
		rest.clear();
		taken.forEach((message) -> this.bytes -= message.body().length);
		return taken;
	}

	private void publish(Message message) {
		HeldFuture<Long> future = message.future();
		try {
			this.transport.publish(message.topic(), message.body()).whenComplete((reached, failure) -> {
				if (failure != null) {
					future.completeExceptionally(failure);
				}
				else {
					future.complete(reached);
				}
			});
		}
		catch (RuntimeException ex) {
			future.completeExceptionally(ex);
		}
	}

	private static void fail(List<Message> dropped, String reason) {
		for (Message message : dropped) {
			message.future()
				.completeExceptionally(
						new PublishException("Not published to '" + message.topic().name() + "': " + reason));
		}
	}

	/**
	 * A message.
	 *
	 * @param topic where to publish it
	 * @param body its bytes
	 * @param future what the emitter has returned for it
	 */
	private record Message(Topic topic, byte[] body, HeldFuture<Long> future) {

	}

	/**
	 * A savepoint.
	 *
	 * @param savepoint what the transaction manager calls it
	 * @param first the number of the first message after it
	 */
	private record Savepoint(Object savepoint, int first) {

	}

}
