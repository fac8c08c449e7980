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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RedisUrlTests {

	@Test
	void everyPartIsRead() {
		RedisUrl url = RedisUrl.parse("rediss://alice:se%3Acret@example.org:6380/3");
		assertThat(url).isEqualTo(new RedisUrl("example.org", 6380, "alice", "se:cret", 3, true));
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			redis://example.org,              -,     -
			redis://secret@example.org,       -,     secret
			redis://:secret@example.org,      -,     secret
			redis://alice:se:cret@example.org, alice, se:cret
			""")
	void credentialsAreRead(String url, String username, String password) {
		assertThat(RedisUrl.parse(url)).isEqualTo(new RedisUrl("example.org", 6379, username, password, 0, false));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					http://alice:secret@example.org | http://***@example.org | its scheme is neither redis nor rediss
					example.org:6379 | example.org:6379 | its scheme is neither redis nor rediss
					redis:///0 | redis:///0 | it names no host
					redis://alice:secret@example.org/x | redis://***@example.org/x | its path is not the index of a database
					redis://alice:se cret@example.org | redis://***@example.org | it is no URL (special characters in a password have to be percent-encoded)
					""")
	void invalidUrlIsRejectedWithoutItsCredentials(String url, String shown, String reason) {
		assertThatExceptionOfType(FailureAnalyzedException.class).isThrownBy(() -> RedisUrl.parse(url))
			.satisfies((ex) -> {
				assertThat(ex).hasMessage(
						"The value '" + shown + "' of property 'socketio.redis.url' is invalid: " + reason + ".");
				assertThat(ex.analysis().getAction()).contains("redis://user:password@host:6379/0");
			});
	}

	@Test
	void textShowsNoCredentials() {
		assertThat(RedisUrl.parse("rediss://alice:secret@example.org:6380/3")).hasToString("rediss://example.org:6380");
	}

}
