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

package io.github.socketioredis.transport.lettuce;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RedisError}.
 */
class RedisErrorTests {

	private static final NodeAddress ASKED = new NodeAddress("10.0.0.9", 7000);

	@Test
	void readsWhereASlotHasMoved() {
		assertThat(RedisError.movedTo("MOVED 3999 10.0.0.1:6381", ASKED)).isEqualTo(new NodeAddress("10.0.0.1", 6381));
		assertThat(RedisError.movedTo("MOVED 3999 :6381", ASKED)).isEqualTo(new NodeAddress("10.0.0.9", 6381));
		assertThat(RedisError.movedTo("MOVED 3999 2001:db8::1:6381", ASKED))
			.isEqualTo(new NodeAddress("2001:db8::1", 6381));
		assertThat(RedisError.movedTo("MOVED 3999", ASKED)).isNull();
		assertThat(RedisError.movedTo("MOVED 3999 nowhere", ASKED)).isNull();
		assertThat(RedisError.movedTo("MOVED 3999 host:port", ASKED)).isNull();
		assertThat(RedisError.movedTo("ASK 3999 10.0.0.1:6381", ASKED)).isNull();
	}

	@Test
	void tellsWhatPassesFromWhatStays() {
		assertThat(RedisError.isTemporary("CLUSTERDOWN Hash slot not served")).isTrue();
		assertThat(RedisError.isTemporary("LOADING Redis is loading the dataset in memory")).isTrue();
		assertThat(RedisError.isTemporary("TRYAGAIN")).isTrue();
		assertThat(RedisError.isTemporary("NOPERM no permissions")).isFalse();
		assertThat(RedisError.isTemporary("ERR unknown command 'SPUBLISH'")).isFalse();
		assertThat(RedisError.isDenied("NOPERM no permissions")).isTrue();
		assertThat(RedisError.isUnknownCommand("ERR unknown command 'SSUBSCRIBE', with args beginning with: "))
			.isTrue();
	}

}
