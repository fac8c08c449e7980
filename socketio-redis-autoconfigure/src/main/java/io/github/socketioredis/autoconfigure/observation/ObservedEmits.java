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

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.github.socketioredis.EmitInterceptor;
import io.github.socketioredis.Emission;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Observes what is emitted.
 */
final class ObservedEmits implements EmitInterceptor {

	private final ObservationRegistry registry;

	private final @Nullable EmitObservationConvention convention;

	ObservedEmits(ObservationRegistry registry, @Nullable EmitObservationConvention convention) {
		this.registry = registry;
		this.convention = convention;
	}

	@Override
	public <T> CompletableFuture<T> around(Emission emission, Supplier<CompletableFuture<T>> proceed) {
		Observation observation = SocketIOObservation.EMIT.observation(this.convention,
				DefaultEmitObservationConvention.INSTANCE, () -> new EmitObservationContext(emission), this.registry);
		if (observation.isNoop()) {
			return proceed.get();
		}
		observation.start();
		try {
			CompletableFuture<T> emitted = observation.scoped(proceed);
			emitted.whenComplete((result, failure) -> stop(observation, failure));
			return emitted;
		}
		catch (RuntimeException | Error ex) {
			observation.stop();
			throw ex;
		}
	}

	private static void stop(Observation observation, @Nullable Throwable failure) {
		if (failure != null) {
			observation.error(failure);
		}
		observation.stop();
	}

}
