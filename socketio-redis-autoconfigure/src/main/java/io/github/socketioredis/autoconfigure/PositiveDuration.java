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

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Rejects durations that are no time at all: what they are used for counts milliseconds.
 */
final class PositiveDuration {

	private static final Duration SHORTEST = Duration.ofMillis(1);

	private PositiveDuration() {
	}

	static Duration check(String property, Duration value) {
		if (value.compareTo(SHORTEST) < 0) {
			throw new InvalidConfigurationPropertyValueException(property, value,
					"it has to be at least a millisecond, such as 2s or 500ms");
		}
		return value;
	}

}
