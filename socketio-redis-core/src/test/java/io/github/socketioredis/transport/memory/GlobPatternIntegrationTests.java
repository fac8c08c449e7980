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

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import io.github.socketioredis.test.RedisServerFixture;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link GlobPattern} beside a real Redis, which matches the patterns of KEYS as those of
 * PSUBSCRIBE.
 */
class GlobPatternIntegrationTests {

	private static final String ALPHABET = "aab-]^\\*?[";

	private static final int TEXTS = 400;

	private static final int PATTERNS = 3000;

	private final Random random = new Random(20_260_101);

	@Test
	void agreesWithRedis() {
		Set<String> texts = new LinkedHashSet<>(
				Stream.generate(() -> random(1 + this.random.nextInt(4))).limit(TEXTS).toList());
		try (RedisServerFixture redis = RedisServerFixture.start()) {
			texts.forEach((text) -> redis.execute("SET", text, ""));
			for (int i = 0; i < PATTERNS; i++) {
				String pattern = random(1 + this.random.nextInt(6));
				GlobPattern glob = GlobPattern.of(pattern);
				List<String> expected = ((List<?>) redis.execute("KEYS", pattern)).stream()
					.map(String::valueOf)
					.toList();
				assertThat(texts.stream().filter(glob::matches)).as(pattern)
					.containsExactlyInAnyOrderElementsOf(expected);
			}
		}
	}

	private String random(int length) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < length; i++) {
			text.append(ALPHABET.charAt(this.random.nextInt(ALPHABET.length())));
		}
		return text.toString();
	}

}
