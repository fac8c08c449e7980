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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.github.socketioredis.transport.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SlotHolds}.
 */
class SlotHoldsTests {

	private final UnusedPublisher publisher = new UnusedPublisher();

	private final SlotHolds holds = new SlotHolds();

	private final Set<Integer> open = new HashSet<>();

	private final List<String> released = new ArrayList<>();

	private final SlotHolds.Exit exit = new SlotHolds.Exit() {

		@Override
		public boolean isOpen(int slot) {
			return SlotHoldsTests.this.open.contains(slot);
		}

		@Override
		public void release(WaitingCommands commands) {
			for (PendingCommand command = commands.poll(); command != null; command = commands.poll()) {
				SlotHoldsTests.this.released.add(command.slot() + ":" + command.position());
			}
		}

	};

	@AfterEach
	void tearDown() {
		this.publisher.close();
	}

	@Test
	void letsASlotGoInOrderWhenItIsOpen() {
		this.holds.add(List.of(command(1, 5), command(1, 3), command(2, 4)));
		assertThat(this.holds.holds(1)).isTrue();
		assertThat(this.holds.holds(3)).isFalse();
		this.holds.release(this.exit);
		assertThat(this.released).isEmpty();
		this.holds.add(List.of(command(1, 2)));
		this.open.add(1);
		this.holds.release(this.exit);
		assertThat(this.released).containsExactly("1:2", "1:3", "1:5");
		assertThat(this.holds.holds(1)).isFalse();
		assertThat(this.holds.isEmpty()).isFalse();
	}

	@Test
	void holdsASlotForAWhile() {
		this.open.add(1);
		this.holds.hold(1, TimeUnit.HOURS.toNanos(1));
		this.holds.hold(1, 0);
		this.holds.add(List.of(command(1, 1)));
		this.holds.release(this.exit);
		assertThat(this.released).isEmpty();
		assertThat(this.holds.commands()).hasSize(1);
	}

	private PendingCommand command(int slot, long position) {
		return this.publisher.command(Topic.shardedChannel("c"), slot, position);
	}

}
