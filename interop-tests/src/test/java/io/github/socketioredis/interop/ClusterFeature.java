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
import java.util.function.Predicate;

/**
 * A row of the matrix about the cluster's API. Immutable.
 *
 * @param name the row's title
 * @param cells where there is such a row
 * @param story what happens
 */
record ClusterFeature(String name, BiPredicate<Composition, Mode> cells, Story story) {

	/**
	 * A row of every composition, in the modes with the default timeout.
	 */
	static ClusterFeature of(String name, Story story) {
		return new ClusterFeature(name, (composition, mode) -> mode.requestsTimeout() == null, story);
	}

	/**
	 * A row about the timeout of requests, in the modes with a short one, which Node has
	 * in the classic protocol only.
	 */
	static ClusterFeature timingOut(String name, Story story) {
		return new ClusterFeature(name,
				(composition, mode) -> mode.requestsTimeout() != null && (composition.javaAsks() || !mode.isSharded()),
				story);
	}

	/**
	 * Only in some modes.
	 */
	ClusterFeature in(Predicate<Mode> modes) {
		return new ClusterFeature(this.name, this.cells.and((composition, mode) -> modes.test(mode)), this.story);
	}

	ClusterFeature when(Predicate<Composition> compositions) {
		return new ClusterFeature(this.name, this.cells.and((composition, mode) -> compositions.test(composition)),
				this.story);
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * What happens.
	 */
	interface Story {

		void tell(ClusterOfThree cluster) throws Exception;

	}

}
