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
 * Stands around the listeners of the application while they handle an event, such as to
 * measure or trace it. Is called on the thread that runs them, once for all listeners of
 * the event; events that nobody listens to don't get here, so their names are those that
 * the application knows. Implementations must be thread-safe and must not block.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface HandlerInterceptor {

	/**
	 * The interceptor that only runs the listeners.
	 */
	HandlerInterceptor NONE = (handling, proceed) -> proceed.run();

	/**
	 * Handles an event.
	 * @param handling what is handled
	 * @param proceed runs the listeners; to be called once. What they throw does not get
	 * here: it is passed to the server's exception listener, or logged
	 */
	void around(Handling handling, Runnable proceed);

}
