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

package io.github.socketioredis.interop;

import java.util.function.BiPredicate;

/**
 * A row with a story of its own.
 *
 * @param name the row's title
 * @param cells where there is such a row
 * @param story what happens
 */
record CustomFeature(String name, BiPredicate<Direction, Mode> cells, Story story) implements Feature {

	@Override
	public boolean appliesTo(Direction direction, Mode mode) {
		return this.cells.test(direction, mode);
	}

	@Override
	public void run(TestCluster cluster, Direction direction) throws Exception {
		this.story.tell(cluster, direction);
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * What happens.
	 */
	interface Story {

		void tell(TestCluster cluster, Direction direction) throws Exception;

	}

}
