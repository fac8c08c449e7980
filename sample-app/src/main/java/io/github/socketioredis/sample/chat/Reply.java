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

package io.github.socketioredis.sample.chat;

import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The acknowledgement of a request.
 *
 * @param value what was done
 * @param error why it was refused
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Reply(@Nullable Object value, @Nullable String error) {

	static <T> Reply to(@Nullable T request, Function<T, Object> action) {
		if (request == null) {
			return new Reply(null, "The event has no argument");
		}
		try {
			return new Reply(action.apply(request), null);
		}
		catch (Refusal ex) {
			return new Reply(null, ex.getMessage());
		}
	}

}
