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

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.socketioredis.transport.Topic;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WaitingCommands}.
 */
class WaitingCommandsTests {

	private final UnusedPublisher publisher = new UnusedPublisher();

	private final WaitingCommands waiting = new WaitingCommands();

	@Test
	void putsBackInTheOrderOfWriting() {
		List<PendingCommand> commands = IntStream.range(0, 5).mapToObj(this::command).toList();
		commands.forEach(this.waiting::offer);
		IntStream.range(0, 4).forEach((i) -> assertThat(this.waiting.poll()).isSameAs(commands.get(i)));
		this.waiting.putBack(List.of(commands.get(2).renew()));
		this.waiting.putBack(List.of(commands.get(0).renew(), commands.get(1).renew()));
		this.waiting.putBack(List.of(commands.get(3).renew()));
		assertThat(this.waiting.peek()).hasToString("PUBLISH 0");
		assertThat(IntStream.range(0, 6).mapToObj((i) -> String.valueOf(this.waiting.poll())))
			.containsExactly("PUBLISH 0", "PUBLISH 1", "PUBLISH 2", "PUBLISH 3", "PUBLISH 4", "null");
	}

	@Test
	void takesOutWhatGoesElsewhere() {
		List<PendingCommand> commands = IntStream.range(0, 6).mapToObj(this::command).toList();
		commands.subList(2, 6).forEach(this.waiting::offer);
		this.waiting.putBack(commands.subList(0, 2));
		assertThat(this.waiting.take((command) -> command.position() % 2 == 0))
			.containsExactlyInAnyOrder(commands.get(0), commands.get(2), commands.get(4));
		assertThat(IntStream.range(0, 4).mapToObj((i) -> String.valueOf(this.waiting.poll())))
			.containsExactly("PUBLISH 1", "PUBLISH 3", "PUBLISH 5", "null");
		assertThat(this.waiting.isEmpty()).isTrue();
	}

	@AfterEach
	void tearDown() {
		this.publisher.close();
	}

	private PendingCommand command(int number) {
		return this.publisher.command(Topic.channel(Integer.toString(number)), Topology.ANY_SLOT, number);
	}

}
