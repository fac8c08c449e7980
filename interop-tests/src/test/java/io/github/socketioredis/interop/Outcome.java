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

package io.github.socketioredis.interop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.github.socketioredis.Acknowledgements;
import io.github.socketioredis.ClusterTimeoutException;
import tools.jackson.databind.JsonNode;

/**
 * The acknowledgements that an asker got.
 *
 * @param values the values as tagged JSON
 * @param error what the asker was told if some are missing, or null
 * @param counts how many came of how many, if some are missing and the asker is told, or
 * null
 */
record Outcome(List<JsonNode> values, String error, Counts counts) {

	/**
	 * How many answers came.
	 *
	 * @param received how many came
	 * @param expected how many should have come
	 */
	record Counts(int received, int expected) {

	}

	static Outcome of(JsonNode answer) {
		List<JsonNode> values = new ArrayList<>();
		answer.get("values").forEach(values::add);
		return new Outcome(values, answer.get("error").isNull() ? null : answer.get("error").asString(), null);
	}

	static CompletableFuture<Outcome> of(CompletableFuture<Acknowledgements> acknowledgements) {
		return acknowledgements
			.handle((all, ex) -> (ex != null) ? of(ex) : new Outcome(tagged(all.values()), null, null));
	}

	private static Outcome of(Throwable ex) {
		Throwable cause = (ex instanceof CompletionException) ? ex.getCause() : ex;
		if (cause instanceof ClusterTimeoutException timeout) {
			return new Outcome(tagged(timeout.results(JsonNode.class)), timeout.getMessage(),
					new Counts(timeout.received(), timeout.expected()));
		}
		throw new CompletionException(cause);
	}

	private static List<JsonNode> tagged(List<JsonNode> values) {
		return values.stream().map((value) -> Values.tagged(Values.plain(value))).toList();
	}

}
