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

import io.github.socketioredis.UnsupportedRedisException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains that sharded Pub/Sub was asked of a Redis that has none.
 */
final class UnsupportedRedisFailureAnalyzer extends AbstractFailureAnalyzer<UnsupportedRedisException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnsupportedRedisException cause) {
		return new FailureAnalysis(
				"'socketio.redis.adapter=sharded' does not work with this Redis. " + cause.getMessage(),
				"Use Redis 7 or newer, or Valkey, with the commands SSUBSCRIBE, SUNSUBSCRIBE and SPUBLISH enabled; or "
						+ "set 'socketio.redis.adapter=classic', on all servers of the cluster alike.",
				cause);
	}

}
