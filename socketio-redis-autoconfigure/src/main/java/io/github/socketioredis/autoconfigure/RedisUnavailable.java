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

package io.github.socketioredis.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * Says that a server can't join the cluster, and what can be done.
 */
final class RedisUnavailable {

	private RedisUnavailable() {
	}

	static FailureAnalyzedException exception(String redis, Duration waited, @Nullable String lastError,
			@Nullable Throwable cause) {
		String error = (lastError != null) ? lastError : (cause != null) ? String.valueOf(cause.getMessage()) : "";
		RedisRefusal refusal = RedisRefusal.of(error);
		if (refusal != null) {
			return new FailureAnalyzedException(redis + " " + refusal.description() + ": " + sentence(error),
					refusal.action(), cause);
		}
		String reason = (lastError != null) ? " Last error: " + sentence(lastError) : "";
		return new FailureAnalyzedException(
				redis + " did not confirm the subscriptions of the Socket.IO server within " + waited.toMillis()
						+ " ms." + reason,
				"Start Redis, or correct its address ('socketio.redis.url', 'socketio.redis.host' and "
						+ "'socketio.redis.port', 'socketio.redis.cluster.nodes', 'socketio.redis.sentinel.*', or "
						+ "'spring.data.redis.*' if none of them is set) and credentials. With "
						+ "'socketio.redis.fail-fast=false' the server starts without Redis, serves its own clients and "
						+ "joins the cluster when Redis comes.",
				cause);
	}

	private static String sentence(String text) {
		return text.endsWith(".") ? text : text + ".";
	}

}
