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

import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * Why a request is refused, with the codes and messages of Node's Engine.IO server.
 */
enum RequestError {

	UNKNOWN_TRANSPORT(0, "Transport unknown", HttpResponseStatus.BAD_REQUEST),

	UNKNOWN_SESSION(1, "Session ID unknown", HttpResponseStatus.BAD_REQUEST),

	BAD_METHOD(2, "Bad handshake method", HttpResponseStatus.BAD_REQUEST),

	BAD_REQUEST(3, "Bad request", HttpResponseStatus.BAD_REQUEST),

	FORBIDDEN(4, "Forbidden", HttpResponseStatus.FORBIDDEN),

	UNSUPPORTED_VERSION(5, "Unsupported protocol version", HttpResponseStatus.BAD_REQUEST);

	private final HttpResponseStatus status;

	private final String json;

	RequestError(int code, String message, HttpResponseStatus status) {
		this.status = status;
		this.json = "{\"code\":" + code + ",\"message\":\"" + message + "\"}";
	}

	HttpResponseStatus status() {
		return this.status;
	}

	String json() {
		return this.json;
	}

}
