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

package io.github.socketioredis.transport.lettuce;

import org.jspecify.annotations.Nullable;

/**
 * Where a Redis node listens. Stands for the node itself, whichever its id.
 *
 * @param host a host name or an IP address
 * @param port the port
 */
record NodeAddress(String host, int port) {

	/**
	 * Reads what follows the slot in a MOVED error.
	 * @param text a host and a port; without a host, that of who answered is meant
	 * @param asked who answered
	 * @return the address, or {@code null} if the text is none
	 */
	static @Nullable NodeAddress parse(String text, NodeAddress asked) {
		int colon = text.lastIndexOf(':');
		if (colon < 0) {
			return null;
		}
		try {
			int port = Integer.parseInt(text.substring(colon + 1));
			return new NodeAddress((colon == 0) ? asked.host() : text.substring(0, colon), port);
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	@Override
	public String toString() {
		return this.host + ":" + this.port;
	}

}
