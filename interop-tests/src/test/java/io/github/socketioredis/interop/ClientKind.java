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

import java.util.List;

/**
 * An official client and the transports that it is allowed.
 */
enum ClientKind {

	NODE_WEBSOCKET(true, NodeClients.WEBSOCKET),

	NODE_POLLING(true, NodeClients.POLLING),

	NODE_UPGRADE(true, NodeClients.UPGRADE),

	JAVA_WEBSOCKET(false, NodeClients.WEBSOCKET),

	JAVA_POLLING(false, NodeClients.POLLING),

	JAVA_UPGRADE(false, NodeClients.UPGRADE);

	private final boolean node;

	private final List<String> transports;

	ClientKind(boolean node, List<String> transports) {
		this.node = node;
		this.transports = transports;
	}

	DrivenClient open(NodeProcess process, String url) {
		return this.node ? new NodeDrivenClient(process, url, this.transports)
				: new JavaDrivenClient(url, this.transports);
	}

	/**
	 * Returns the name of the transport that a client uses in the end.
	 */
	String lastTransport() {
		return this.transports.get(this.transports.size() - 1);
	}

}
