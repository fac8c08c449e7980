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
 * Is called with events that other servers and emitters send to this server.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ServerSideListener {

	/**
	 * Handles an event. May block; the next event of the namespace waits for it.
	 * @param event the event
	 * @throws Exception if the event can't be handled; logged at a limited rate, and the
	 * sender gets no acknowledgement
	 */
	void onEvent(ServerSideEvent event) throws Exception;

}
