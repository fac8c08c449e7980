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

import java.net.URI;
import java.net.URISyntaxException;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.util.StringUtils;

/**
 * The parts of {@code socketio.redis.url}. Errors never show the credentials.
 */
record RedisUrl(String host, int port, @Nullable String username, @Nullable String password, int database,
		boolean tls) {

	private static final int DEFAULT_PORT = 6379;

	@Override
	public String toString() {
		return (this.tls ? "rediss://" : "redis://") + this.host + ":" + this.port;
	}

	static RedisUrl parse(String url) {
		URI uri = uri(url);
		boolean tls = "rediss".equalsIgnoreCase(uri.getScheme());
		if (!tls && !"redis".equalsIgnoreCase(uri.getScheme())) {
			throw invalid(url, "its scheme is neither redis nor rediss");
		}
		if (!StringUtils.hasText(uri.getHost())) {
			throw invalid(url, "it names no host");
		}
		int port = (uri.getPort() != -1) ? uri.getPort() : DEFAULT_PORT;
		String userInfo = uri.getUserInfo();
		int colon = (userInfo != null) ? userInfo.indexOf(':') : -1;
		String username = (userInfo != null && colon > 0) ? userInfo.substring(0, colon) : null;
		String password = (userInfo != null) ? userInfo.substring(colon + 1) : null;
		return new RedisUrl(uri.getHost(), port, username, password, database(url, uri.getPath()), tls);
	}

	private static URI uri(String url) {
		try {
			return new URI(url);
		}
		catch (URISyntaxException ex) {
			throw invalid(url, "it is no URL (special characters in a password have to be percent-encoded)");
		}
	}

	private static int database(String url, @Nullable String path) {
		String index = (path != null && path.startsWith("/")) ? path.substring(1) : "";
		try {
			return index.isEmpty() ? 0 : Integer.parseUnsignedInt(index);
		}
		catch (NumberFormatException ex) {
			throw invalid(url, "its path is not the index of a database");
		}
	}

	private static FailureAnalyzedException invalid(String url, String reason) {
		String shown = url.replaceFirst("//.*@", "//***@");
		return new FailureAnalyzedException(
				"The value '" + shown + "' of property 'socketio.redis.url' is invalid: " + reason + ".",
				"Write it as redis://user:password@host:6379/0, or with rediss for TLS.");
	}

}
