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

package io.github.socketioredis.netty.engine;

import com.corundumstudio.socketio.Configuration;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The CORS headers that the configuration asks for.
 */
final class CrossOrigin {

	private final boolean enabled;

	private final @Nullable String allowedOrigin;

	private final @Nullable String allowedHeaders;

	CrossOrigin(Configuration configuration) {
		this.enabled = configuration.isEnableCors();
		this.allowedOrigin = configuration.getOrigin();
		this.allowedHeaders = configuration.getAllowHeaders();
	}

	void allow(HttpHeaders headers, @Nullable String requestOrigin, boolean preflight) {
		if (!this.enabled) {
			return;
		}
		String origin = (this.allowedOrigin != null) ? this.allowedOrigin : requestOrigin;
		headers.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, (origin != null) ? origin : "*");
		if (origin != null) {
			headers.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
			headers.add(HttpHeaderNames.VARY, HttpHeaderNames.ORIGIN);
		}
		if (preflight) {
			headers.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "GET,POST");
		}
		if (this.allowedHeaders != null) {
			headers.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, this.allowedHeaders);
		}
		else if (preflight) {
			headers.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, HttpHeaderNames.CONTENT_TYPE);
		}
	}

}
