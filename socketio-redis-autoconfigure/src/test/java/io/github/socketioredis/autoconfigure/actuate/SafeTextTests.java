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

package io.github.socketioredis.autoconfigure.actuate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SafeText}.
 */
class SafeTextTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^',
			textBlock = """
					ERR unknown command `HELLO`, with args beginning with: `3`, `AUTH`, `chat`, `secret`, | ERR unknown command '..',
					ERR unknown command 'HELLO', with args beginning with: '3' 'AUTH' 'chat' 'secret' | ERR unknown command '..'
					NOPERM no access (sharded channel 'socket.io#/#it's secret#') | NOPERM no access (sharded channel '..')
					Unable to connect to redis://chat:secret@db:6379/0 | Unable to connect to redis://db:6379/0
					Unable to connect to redis://:se/cr@et@db:6379/0 | Unable to connect to redis://db:6379/0
					Connection refused: /127.0.0.1:6379 | Connection refused: /127.0.0.1:6379
					""")
	void errorsTellNoSecrets(String error, String safe) {
		assertThat(SafeText.error(error)).isEqualTo(safe);
	}

	@Test
	void quotesMayBeOnSeveralLines() {
		assertThat(SafeText.error("no 'a\nsecret' here")).isEqualTo("no '..' here");
	}

	@Test
	void longTextsAreShortened() {
		assertThat(SafeText.error("x".repeat(10_000))).hasSize(302).endsWith("x..");
		assertThat(SafeText.name("y".repeat(10_000))).hasSize(102).endsWith("y..");
		assertThat(SafeText.name("short")).isEqualTo("short");
	}

	@Test
	void noErrorStaysNone() {
		assertThat(SafeText.error(null)).isNull();
	}

}
