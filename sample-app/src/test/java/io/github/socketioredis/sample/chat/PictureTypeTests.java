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

package io.github.socketioredis.sample.chat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PictureTypeTests {

	private static final byte[] PNG = latin1("\u0089PNG\r\n\u001a\nIHDR");

	@ParameterizedTest
	@CsvSource({ "GIF89a..,image/gif", "GIF87a..,image/gif", "RIFF1234WEBP,image/webp",
			"\u00ff\u00d8\u00ff\u00e0,image/jpeg" })
	void isToldByTheFirstBytes(String head, String type) {
		assertThat(PictureType.of(latin1(head))).isEqualTo(type);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "GIF", "<svg xmlns='http://www.w3.org/2000/svg'/>", "RIFF1234WAVE" })
	void othersAreRefused(String head) {
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> PictureType.of(latin1(head)))
			.withMessageContaining("PNG, JPEG, GIF or WebP");
	}

	@Test
	void picturesHaveTwoMegabytesAtMost() {
		assertThat(PictureType.of(Arrays.copyOf(PNG, 2 * 1024 * 1024))).isEqualTo("image/png");
		assertThatExceptionOfType(Refusal.class)
			.isThrownBy(() -> PictureType.of(Arrays.copyOf(PNG, 2 * 1024 * 1024 + 1)))
			.withMessageContaining("2 MB");
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> PictureType.of(null));
	}

	private static byte[] latin1(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

}
