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

import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionFilterProvider;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtensionHandler;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateServerExtensionHandshaker;

/**
 * The permessage-deflate extension, with the limit of payloads on what is inflated.
 */
final class Compression {

	private static final int LEVEL = 6;

	private Compression() {
	}

	static ChannelHandler handler(int maxPayload) {
		return new WebSocketServerExtensionHandler(new PerMessageDeflateServerExtensionHandshaker(LEVEL, false,
				PerMessageDeflateServerExtensionHandshaker.MAX_WINDOW_SIZE, false, false,
				PerMessageDeflateServerExtensionHandshaker.MAX_WINDOW_SIZE,
				PerMessageDeflateServerExtensionHandshaker.DEFAULT_MEM_LEVEL, WebSocketExtensionFilterProvider.DEFAULT,
				maxPayload));
	}

}
