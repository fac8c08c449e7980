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

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;

/**
 * Commands in the order in which they are to be written. Any thread may put one at the
 * end; commands that could not be written come back to the front.
 */
final class WaitingCommands {

	private final Queue<PendingCommand> queue = new ConcurrentLinkedQueue<>();

	private final Queue<PendingCommand> returned = new PriorityQueue<>(
			Comparator.comparingLong(PendingCommand::position));

	private long position;

	void offer(PendingCommand command) {
		this.queue.offer(command);
	}

	/**
	 * Puts commands back that have been taken from here, in whatever order they come.
	 * @param commands the commands
	 */
	synchronized void putBack(List<PendingCommand> commands) {
		this.returned.addAll(commands);
	}

	synchronized @Nullable PendingCommand peek() {
		PendingCommand first = this.returned.peek();
		return (first != null) ? first : this.queue.peek();
	}

	synchronized @Nullable PendingCommand poll() {
		PendingCommand first = this.returned.poll();
		if (first != null) {
			return first;
		}
		PendingCommand next = this.queue.poll();
		if (next != null) {
			next.position(this.position++);
		}
		return next;
	}

}
