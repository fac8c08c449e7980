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

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Commands of slots that can't be sent at the moment: nobody owns the slot, it has just
 * moved, or the node asked for patience. Later commands of the slot wait behind them, so
 * that none overtakes another on its way to the new owner. Confined to the transport's
 * thread.
 */
final class SlotHolds {

	/**
	 * Takes what need not wait any longer.
	 */
	interface Exit {

		/**
		 * Returns whether commands of a slot may be sent now.
		 * @param slot the slot
		 * @return whether there is a way for them
		 */
		boolean isOpen(int slot);

		void release(WaitingCommands commands);

	}

	private final Map<Integer, Hold> bySlot = new HashMap<>();

	boolean isEmpty() {
		return this.bySlot.isEmpty();
	}

	boolean holds(int slot) {
		return !this.bySlot.isEmpty() && this.bySlot.containsKey(slot);
	}

	/**
	 * Holds a slot.
	 * @param slot the slot
	 * @param nanos for how long at least
	 */
	void hold(int slot, long nanos) {
		Hold hold = this.bySlot.computeIfAbsent(slot, (key) -> new Hold());
		hold.until = Math.max(hold.until - System.nanoTime(), nanos) + System.nanoTime();
	}

	/**
	 * Adds commands of slots that are held.
	 * @param commands the commands
	 */
	void add(Collection<PendingCommand> commands) {
		for (PendingCommand command : commands) {
			this.bySlot.computeIfAbsent(command.slot(), (key) -> new Hold()).commands.putBack(List.of(command));
		}
	}

	/**
	 * Lets go what may be sent now.
	 * @param exit takes it
	 */
	void release(Exit exit) {
		long now = System.nanoTime();
		for (Iterator<Map.Entry<Integer, Hold>> iterator = this.bySlot.entrySet().iterator(); iterator.hasNext();) {
			Map.Entry<Integer, Hold> entry = iterator.next();
			Hold hold = entry.getValue();
			if (now - hold.until >= 0 && exit.isOpen(entry.getKey())) {
				iterator.remove();
				exit.release(hold.commands);
			}
		}
	}

	Collection<WaitingCommands> commands() {
		return this.bySlot.values().stream().map((hold) -> hold.commands).toList();
	}

	/**
	 * Commands that wait for the same slot.
	 */
	private static final class Hold {

		private final WaitingCommands commands = new WaitingCommands();

		private long until = System.nanoTime();

	}

}
