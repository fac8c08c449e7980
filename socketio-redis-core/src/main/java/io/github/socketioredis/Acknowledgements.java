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

package io.github.socketioredis;

import java.util.Iterator;
import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * The acknowledgements of an event, one value for each client or server that has
 * acknowledged, in the order of their arrival. A value that was left out is null; binary
 * is a {@linkplain tools.jackson.databind.node.BinaryNode binary node}. Immutable.
 *
 * @since 0.1.0
 */
public interface Acknowledgements extends Iterable<JsonNode> {

	/**
	 * Returns the values.
	 * @return the values in the order of their arrival
	 */
	List<JsonNode> values();

	/**
	 * Returns the values as objects.
	 * @param <T> the type of the values
	 * @param type the type of the values
	 * @return the values in the order of their arrival
	 * @throws IllegalArgumentException if a value can't be converted to the type
	 */
	<T> List<T> values(Class<T> type);

	/**
	 * Returns how many servers were asked, this one included where its own sockets were.
	 * @return the number of servers
	 */
	int servers();

	/**
	 * Returns how many have acknowledged.
	 * @return the number of values
	 */
	default int size() {
		return values().size();
	}

	@Override
	default Iterator<JsonNode> iterator() {
		return values().iterator();
	}

}
