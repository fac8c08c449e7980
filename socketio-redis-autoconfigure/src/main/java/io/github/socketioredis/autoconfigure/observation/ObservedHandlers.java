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

import io.github.socketioredis.HandlerInterceptor;
import io.github.socketioredis.Handling;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Observes the listeners of events.
 */
final class ObservedHandlers implements HandlerInterceptor {

	private final ObservationRegistry registry;

	private final @Nullable HandleObservationConvention convention;

	ObservedHandlers(ObservationRegistry registry, @Nullable HandleObservationConvention convention) {
		this.registry = registry;
		this.convention = convention;
	}

	@Override
	public void around(Handling handling, Runnable proceed) {
		SocketIOObservation.HANDLE
			.observation(this.convention, DefaultHandleObservationConvention.INSTANCE,
					() -> new HandleObservationContext(handling), this.registry)
			.observe(proceed);
	}

}
