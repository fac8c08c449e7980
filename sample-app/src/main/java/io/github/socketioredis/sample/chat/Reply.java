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

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import com.corundumstudio.socketio.AckRequest;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.socketioredis.PublishException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The acknowledgement of a request.
 *
 * @param value what was done
 * @param error why it was not done, for the member
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Reply(@Nullable Object value, @Nullable String error) {

	private static final Logger logger = LoggerFactory.getLogger(Reply.class);

	/**
	 * Acknowledges what the action returns or why it refuses, and the result of a future
	 * when it is there: no thread waits for it.
	 * @param <T> the type of the request
	 * @param ack takes the reply
	 * @param request what the member sent
	 * @param action does what was asked for
	 */
	static <T> void to(AckRequest ack, @Nullable T request, Function<T, Object> action) {
		result(request, action).whenComplete((value, failure) -> {
			Reply reply = (failure != null) ? new Reply(null, reason(failure)) : new Reply(value, null);
			if (ack.isAckRequested()) {
				ack.sendAckData(reply);
			}
		});
	}

	private static <T> CompletionStage<?> result(@Nullable T request, Function<T, Object> action) {
		try {
			if (request == null) {
				throw new Refusal("The event has no argument");
			}
			Object result = action.apply(request);
			return (result instanceof CompletionStage<?> later) ? later : CompletableFuture.completedFuture(result);
		}
		catch (RuntimeException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private static String reason(Throwable failure) {
		Throwable cause = (failure instanceof CompletionException) ? failure.getCause() : failure;
		if (cause instanceof Refusal refusal) {
			return String.valueOf(refusal.getMessage());
		}
		if (cause instanceof PublishException) {
			return "The other servers can't be reached: try again later";
		}
		logger.error("A request failed", cause);
		return "The server could not do that";
	}

}
