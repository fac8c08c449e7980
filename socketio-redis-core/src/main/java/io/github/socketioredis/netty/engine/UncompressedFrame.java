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

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/**
 * Marks frames that must not be compressed though the connection has negotiated it.
 */
interface UncompressedFrame {

	static WebSocketFrame text(ByteBuf content) {
		return new Text(content);
	}

	static WebSocketFrame binary(ByteBuf content) {
		return new Binary(content);
	}

	/**
	 * A text frame.
	 */
	final class Text extends TextWebSocketFrame implements UncompressedFrame {

		Text(ByteBuf content) {
			super(content);
		}

	}

	/**
	 * A binary frame.
	 */
	final class Binary extends BinaryWebSocketFrame implements UncompressedFrame {

		Binary(ByteBuf content) {
			super(content);
		}

	}

}
