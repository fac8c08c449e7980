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
import java.util.regex.Pattern;

import com.corundumstudio.socketio.AuthorizationListener;
import com.corundumstudio.socketio.AuthorizationResult;
import com.corundumstudio.socketio.HandshakeData;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Refuses the handshake of pages from origins that are not listed, by any transport.
 * Clients that are no pages send no origin and pass.
 */
record OriginCheck(List<String> origins, AuthorizationListener next) implements AuthorizationListener {

	static final String ALL = "*";

	private static final Pattern ORIGIN = Pattern.compile("[a-z][a-z0-9+.-]*://[^/?#]+", Pattern.CASE_INSENSITIVE);

	OriginCheck {
		for (String origin : origins) {
			if (!origin.equals(ALL) && !ORIGIN.matcher(origin).matches()) {
				throw new InvalidConfigurationPropertyValueException("socketio.server.origins", origin,
						"an origin is scheme, host and port, such as https://example.org:8443, without a path; "
								+ "or * for all");
			}
		}
	}

	@Override
	public AuthorizationResult getAuthorizationResult(HandshakeData data) {
		if (allows(data.getHttpHeaders().get("Origin"))) {
			return this.next.getAuthorizationResult(data);
		}
		return AuthorizationResult.FAILED_AUTHORIZATION;
	}

	private boolean allows(@Nullable String origin) {
		return origin == null || this.origins.contains(ALL)
				|| this.origins.stream().anyMatch((allowed) -> allowed.equalsIgnoreCase(origin));
	}

}
