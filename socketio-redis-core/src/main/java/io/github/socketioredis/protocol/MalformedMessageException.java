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

package io.github.socketioredis.protocol;

/**
 * Bytes from outside are no message of the protocol, or exceed a limit.
 *
 * @since 0.1.0
 */
public class MalformedMessageException extends Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param message which field holds what, and what was expected
	 */
	public MalformedMessageException(String message) {
		super(message);
	}

	/**
	 * Creates an exception with a cause.
	 * @param message which field holds what, and what was expected
	 * @param cause the cause
	 */
	public MalformedMessageException(String message, Throwable cause) {
		super(message, cause);
	}

}
