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

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Stands around the emitting of events, such as to measure or trace it. Is called on the
 * thread that emits, after the arguments have been encoded, so errors in them never get
 * here. Implementations must be thread-safe and must not block.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface EmitInterceptor {

	/**
	 * Emits an event.
	 * @param <T> the type of the result
	 * @param emission what is emitted
	 * @param proceed emits it; to be called once
	 * @return the future that {@code proceed} gave, or one that depends on it
	 */
	<T> CompletableFuture<T> around(Emission emission, Supplier<CompletableFuture<T>> proceed);

}
