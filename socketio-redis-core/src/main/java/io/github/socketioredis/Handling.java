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

/**
 * An event that is handled, as a {@link HandlerInterceptor} gets to see it.
 *
 * @param kind where the event comes from
 * @param namespace the name of the namespace, with its slash
 * @param event the name of the event
 * @since 0.1.0
 */
public record Handling(Kind kind, String namespace, String event) {

	/**
	 * Where an event comes from.
	 */
	public enum Kind {

		/**
		 * From a client.
		 */
		CLIENT_EVENT,

		/**
		 * From another server or an emitter.
		 */
		SERVER_SIDE_EVENT

	}

}
