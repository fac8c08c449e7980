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
 * A message was not published: it waited too long for the connection to Redis, the queue
 * was full, Redis refused it, or the connection broke while it was in flight (then some
 * servers may have received it).
 *
 * @since 0.1.0
 */
public class PublishException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param message what happened to which message
	 */
	public PublishException(String message) {
		super(message);
	}

	/**
	 * Creates an exception with a cause.
	 * @param message what happened to which message
	 * @param cause the cause
	 */
	public PublishException(String message, Throwable cause) {
		super(message, cause);
	}

}
