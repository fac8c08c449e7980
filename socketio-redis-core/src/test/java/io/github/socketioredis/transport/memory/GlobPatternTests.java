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

package io.github.socketioredis.transport.memory;

import io.github.socketioredis.protocol.ClassicChannels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GlobPattern}.
 */
class GlobPatternTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			news, news, true
			news, new, false
			news, newsy, false
			n*, news, true
			n*, n, true
			*s, news, true
			n*w*s, new windows, true
			n*w*x, new windows, false
			**, news, true
			n?ws, news, true
			n?ws, nws, false
			h[ae]llo, hallo, true
			h[ae]llo, hillo, false
			h[^e]llo, hallo, true
			h[^e]llo, hello, false
			h[a-c]llo, hbllo, true
			h[c-a]llo, hbllo, true
			h[a-c]llo, hdllo, false
			h[\\]]llo, h]llo, true
			h[a-], h-, false
			h[a-], h^, true
			h\\*llo, h*llo, true
			h\\*llo, hallo, false
			h\\\\, h\\, true
			h\\, h\\, true
			h[ae, ha, true
			h[, hx, false
			h[^, hx, true
			?, é, false
			??, é, true
			""")
	void matchesAsInRedis(String pattern, String text, boolean matches) {
		assertThat(GlobPattern.of(pattern).matches(text)).isEqualTo(matches);
	}

	@Test
	void patternOfTheClassicAdapterMatchesItsChannelsOnly() {
		ClassicChannels channels = new ClassicChannels("a*[b]?", "/x\\y");
		GlobPattern pattern = GlobPattern.of(channels.broadcastPattern());
		assertThat(pattern.matches("a*[b]?#/x\\y#")).isTrue();
		assertThat(pattern.matches("a*[b]?#/x\\y#room#")).isTrue();
		assertThat(pattern.matches("aXb?#/x\\y#room#")).isFalse();
		assertThat(pattern.matches(channels.request())).isFalse();
	}

	@Test
	void manyStarsTakeNoLongTime() {
		assertThat(GlobPattern.of("a*".repeat(50) + "b").matches("a".repeat(5000))).isFalse();
	}

}
