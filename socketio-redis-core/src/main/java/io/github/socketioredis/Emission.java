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

import java.util.Set;

/**
 * An event that is emitted, as an {@link EmitInterceptor} gets to see it.
 *
 * @param kind who gets the event, and whether answers are waited for
 * @param namespace the name of the namespace, with its slash
 * @param event the name of the event
 * @param rooms the rooms it goes to; empty for all sockets of the namespace
 * @param except the rooms whose sockets are left out
 * @since 0.1.0
 */
public record Emission(Kind kind, String namespace, String event, Set<String> rooms, Set<String> except) {

	/**
	 * Who gets an event, and whether answers are waited for.
	 */
	public enum Kind {

		/**
		 * Sockets get it.
		 */
		BROADCAST,

		/**
		 * Sockets get it and acknowledge it.
		 */
		BROADCAST_WITH_ACK,

		/**
		 * The other servers get it.
		 */
		SERVER_SIDE,

		/**
		 * The other servers get it and acknowledge it.
		 */
		SERVER_SIDE_WITH_ACK

	}

}
