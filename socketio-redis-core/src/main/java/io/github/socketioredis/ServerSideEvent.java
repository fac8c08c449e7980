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

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event that another server or an emitter has sent to this server.
 *
 * @since 0.1.0
 */
public interface ServerSideEvent {

	/**
	 * Returns the name of the event.
	 * @return the name
	 */
	String name();

	/**
	 * Returns the arguments.
	 * @return the arguments
	 */
	List<JsonNode> arguments();

	/**
	 * Returns an argument as an object.
	 * @param <T> the type of the argument
	 * @param index the number of the argument, from 0
	 * @param type the type of the argument
	 * @return the argument; {@code null} if it is null or there are not so many
	 * @throws IllegalArgumentException if the argument can't be converted to the type
	 */
	<T> @Nullable T argument(int index, Class<T> type);

	/**
	 * Returns whether the sender waits for an acknowledgement.
	 * @return whether it waits
	 */
	boolean wantsAck();

	/**
	 * Acknowledges the event. Of several acknowledgements the first counts; nothing
	 * happens if the sender waits for none. May be called later and on any thread.
	 * @param value anything that Jackson can write
	 * @throws IllegalArgumentException if the value can't be written
	 */
	void acknowledge(@Nullable Object value);

}
