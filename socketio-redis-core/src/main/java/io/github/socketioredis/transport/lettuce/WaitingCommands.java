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
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Commands in the order of their positions, in which they are to be written. New ones
 * come at the end; those that could not be written come back to where they were. Confined
 * to the transport's thread.
 */
final class WaitingCommands {

	private final Deque<PendingCommand> queue = new ArrayDeque<>();

	private final Queue<PendingCommand> returned = new PriorityQueue<>(
			Comparator.comparingLong(PendingCommand::position));

	void offer(PendingCommand command) {
		this.queue.offer(command);
	}

	/**
	 * Puts commands back that have been taken from here or from somewhere else, in
	 * whatever order they come.
	 * @param commands the commands
	 */
	void putBack(Collection<PendingCommand> commands) {
		this.returned.addAll(commands);
	}

	@Nullable PendingCommand peek() {
		return isReturnedFirst() ? this.returned.peek() : this.queue.peek();
	}

	@Nullable PendingCommand poll() {
		return isReturnedFirst() ? this.returned.poll() : this.queue.poll();
	}

	private boolean isReturnedFirst() {
		PendingCommand first = this.returned.peek();
		PendingCommand second = this.queue.peek();
		return first != null && (second == null || first.position() < second.position());
	}

	boolean isEmpty() {
		return this.queue.isEmpty() && this.returned.isEmpty();
	}

	/**
	 * Takes commands out.
	 * @param condition which ones
	 * @return the commands, in no particular order
	 */
	List<PendingCommand> take(Predicate<PendingCommand> condition) {
		List<PendingCommand> taken = new ArrayList<>();
		for (Collection<PendingCommand> part : List.of(this.queue, this.returned)) {
			part.removeIf((command) -> {
				boolean matches = condition.test(command);
				if (matches) {
					taken.add(command);
				}
				return matches;
			});
		}
		return taken;
	}

}
