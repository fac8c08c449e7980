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

package io.github.socketioredis.interop;

import java.time.Duration;

import io.github.socketioredis.MessageParser;

/**
 * What all peers of a cluster have in common, and the npm client for Redis that the Node
 * ones use.
 *
 * @param parser how messages are encoded
 * @param key the prefix of the channels
 * @param nodeClient {@code redis} or {@code ioredis}
 * @param specificResponses whether servers answer the asking server alone
 * @param requestsTimeout how long servers wait for answers, or null for the default
 */
record Mode(MessageParser.BuiltIn parser, String key, String nodeClient, boolean specificResponses,
		Duration requestsTimeout) {

	static final String DEFAULT_KEY = "socket.io";

	Mode(MessageParser.BuiltIn parser, String key, String nodeClient) {
		this(parser, key, nodeClient, false, null);
	}

	boolean json() {
		return this.parser == MessageParser.BuiltIn.JSON;
	}

	Mode withKey(String key) {
		return new Mode(this.parser, key, this.nodeClient, this.specificResponses, this.requestsTimeout);
	}

	Mode withSpecificResponses() {
		return new Mode(this.parser, this.key, this.nodeClient, true, this.requestsTimeout);
	}

	Mode withRequestsTimeout(Duration requestsTimeout) {
		return new Mode(this.parser, this.key, this.nodeClient, this.specificResponses, requestsTimeout);
	}

	@Override
	public String toString() {
		return this.parser.name().toLowerCase() + " / key " + this.key + " / " + this.nodeClient
				+ (this.specificResponses ? " / specific responses" : "")
				+ ((this.requestsTimeout != null) ? " / timeout " + this.requestsTimeout.toMillis() + " ms" : "");
	}

}
