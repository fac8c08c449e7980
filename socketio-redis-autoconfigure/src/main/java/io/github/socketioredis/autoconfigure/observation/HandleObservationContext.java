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

package io.github.socketioredis.autoconfigure.observation;

import io.github.socketioredis.Handling;
import io.micrometer.observation.Observation;

/**
 * Context of {@link SocketIOObservation#HANDLE}.
 *
 * @since 0.1.0
 */
public class HandleObservationContext extends Observation.Context {

	private final Handling handling;

	/**
	 * Creates a context.
	 * @param handling what is handled
	 */
	public HandleObservationContext(Handling handling) {
		this.handling = handling;
	}

	/**
	 * Returns what is handled.
	 * @return what is handled
	 */
	public Handling getHandling() {
		return this.handling;
	}

}
