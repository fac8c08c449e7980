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

import io.github.socketioredis.MessageParser;

/**
 * What all peers of a cluster have in common, and the npm client for Redis that the Node
 * ones use.
 *
 * @param parser how messages are encoded
 * @param key the prefix of the channels
 * @param nodeClient {@code redis} or {@code ioredis}
 */
record Mode(MessageParser.BuiltIn parser, String key, String nodeClient) {

	static final String DEFAULT_KEY = "socket.io";

	boolean json() {
		return this.parser == MessageParser.BuiltIn.JSON;
	}

	Mode withKey(String key) {
		return new Mode(this.parser, key, this.nodeClient);
	}

	@Override
	public String toString() {
		return this.parser.name().toLowerCase() + " / key " + this.key + " / " + this.nodeClient;
	}

}
