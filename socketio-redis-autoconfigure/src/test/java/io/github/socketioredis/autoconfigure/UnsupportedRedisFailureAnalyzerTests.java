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
import org.junit.jupiter.api.Test;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ApplicationContextException;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

class UnsupportedRedisFailureAnalyzerTests {

	private final UnsupportedRedisException failure = new UnsupportedRedisException("ERR unknown command 'ssubscribe'");

	@Test
	void saysWhatWasAskedForWhatRedisSaidAndWhatToDo() {
		FailureAnalysis analysis = new UnsupportedRedisFailureAnalyzer()
			.analyze(new ApplicationContextException("Failed to start bean", this.failure));
		assertThat(analysis).isNotNull();
		assertThat(analysis.getDescription())
			.isEqualTo("'socketio.redis.adapter=sharded' does not work with this Redis. "
					+ "ERR unknown command 'ssubscribe'");
		assertThat(analysis.getAction())
			.isEqualTo("Use Redis 7 or newer, or Valkey, with the commands SSUBSCRIBE, SUNSUBSCRIBE and SPUBLISH "
					+ "enabled; or set 'socketio.redis.adapter=classic', on all servers of the cluster alike.");
		assertThat(analysis.getCause()).isSameAs(this.failure);
	}

	@Test
	void leavesOtherFailuresAlone() {
		assertThat(new UnsupportedRedisFailureAnalyzer().analyze(new IllegalStateException("other"))).isNull();
	}

	@Test
	void isRegistered() {
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, (type, name, failure) -> {
			})).hasAtLeastOneElementOfType(UnsupportedRedisFailureAnalyzer.class);
	}

}
