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

/**
 * Commands that were written with one flush.
 *
 * @param commands the commands, in order
 * @param writtenAt when they were handed to Lettuce
 */
record Batch(List<PendingCommand> commands, long writtenAt) {

	boolean isOver() {
		return isOver(this.commands.get(this.commands.size() - 1)) && this.commands.stream().allMatch(Batch::isOver);
	}

	private static boolean isOver(PendingCommand command) {
		return command.isDone() || command.isReturned();
	}

}
