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

package io.github.socketioredis.protocol.codec;

import java.io.IOException;

import io.github.socketioredis.protocol.MalformedMessageException;
import org.jspecify.annotations.Nullable;

/**
 * Reads what others have written: whatever goes wrong means that it is malformed.
 */
final class Foreign {

	private Foreign() {
	}

	/**
	 * Reads something.
	 * @param <T> what is read
	 * @param what names it in the message of an exception
	 * @param reading reads it
	 * @return what has been read
	 * @throws MalformedMessageException if it can't be read
	 */
	static <T extends @Nullable Object> T read(String what, Reading<T> reading) throws MalformedMessageException {
		try {
			return reading.read();
		}
		catch (MalformedMessageException ex) {
			throw new MalformedMessageException(what + " is malformed: " + ex.getMessage(), ex);
		}
		catch (IOException | RuntimeException ex) {
			throw new MalformedMessageException(what + " is malformed: " + ex, ex);
		}
	}

	/**
	 * Reads something that may be malformed.
	 *
	 * @param <T> what is read
	 */
	@FunctionalInterface
	interface Reading<T extends @Nullable Object> {

		T read() throws IOException, MalformedMessageException;

	}

}
