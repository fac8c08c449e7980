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

import java.util.List;

import com.corundumstudio.socketio.AuthorizationResult;
import com.corundumstudio.socketio.HandshakeData;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OriginCheckTests {

	@Test
	void listedOriginsPass() {
		OriginCheck check = check("https://example.org", "http://localhost:3000");
		assertThat(passes(check, "https://example.org")).isTrue();
		assertThat(passes(check, "HTTPS://Example.org")).isTrue();
		assertThat(passes(check, "http://localhost:3000")).isTrue();
	}

	@Test
	void otherOriginsDont() {
		OriginCheck check = check("https://example.org");
		assertThat(passes(check, "http://example.org")).isFalse();
		assertThat(passes(check, "https://example.org.evil.example")).isFalse();
		assertThat(passes(check, "https://example.org:8443")).isFalse();
		assertThat(passes(check, "null")).isFalse();
	}

	@Test
	void starLetsAllPass() {
		assertThat(passes(check("*"), "https://anything.example")).isTrue();
	}

	@Test
	void clientsThatAreNoPagesPass() {
		assertThat(passes(check("https://example.org"), null)).isTrue();
	}

	@Test
	void authorizationOfTheApplicationIsAskedToo() {
		OriginCheck check = new OriginCheck(List.of("*"), (data) -> AuthorizationResult.FAILED_AUTHORIZATION);
		assertThat(passes(check, "https://example.org")).isFalse();
	}

	private static OriginCheck check(String... origins) {
		return new OriginCheck(List.of(origins), (data) -> AuthorizationResult.SUCCESSFUL_AUTHORIZATION);
	}

	private static boolean passes(OriginCheck check, @Nullable String origin) {
		HttpHeaders headers = new DefaultHttpHeaders();
		if (origin != null) {
			headers.set("Origin", origin);
		}
		HandshakeData data = new HandshakeData(headers, null, null, null, null, false);
		return check.getAuthorizationResult(data).isAuthorized();
	}

}
